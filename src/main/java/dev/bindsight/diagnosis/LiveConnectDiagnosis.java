package dev.bindsight.diagnosis;

import dev.bindsight.model.Diagnosis;
import dev.bindsight.model.Probe.ConnectProbe;
import dev.bindsight.probe.Cancellation;
import dev.bindsight.probe.ConnectRequest;
import dev.bindsight.probe.Sample;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** Connects from this machine, explained by what is found on it. */
public final class LiveConnectDiagnosis implements ConnectDiagnosis {
    /** On one machine. */
    public LiveConnectDiagnosis() {}

    @Override
    public ConnectReport connect(
            ConnectRequest request, ConnectObserver observer, Cancellation cancellation) {
        throw new UnsupportedOperationException("not built yet");
    }

    @Override
    public Diagnosis control(Diagnosis failed, Cancellation cancellation) {
        throw new UnsupportedOperationException("not built yet");
    }

    @Override
    public List<Sample> repeat(
            ConnectProbe probe,
            int count,
            Duration interval,
            Consumer<Sample> each,
            Cancellation cancellation) {
        throw new UnsupportedOperationException("not built yet");
    }
}

package dev.bindsight.view.sample;

import dev.bindsight.diagnosis.ConnectDiagnosis;
import dev.bindsight.diagnosis.ConnectObserver;
import dev.bindsight.diagnosis.ConnectReport;
import dev.bindsight.model.Probe.ConnectProbe;
import dev.bindsight.model.Resolution;
import dev.bindsight.model.fact.Diagnosis;
import dev.bindsight.model.fact.Finding;
import dev.bindsight.probe.Cancellation;
import dev.bindsight.probe.ConnectRequest;
import dev.bindsight.probe.Sample;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Connects to nothing: it tells what the test gave it and remembers what it was asked for. */
public final class ScriptedConnects implements ConnectDiagnosis {
    private final List<ConnectRequest> requests = new ArrayList<>();
    private final List<ConnectProbe> repeated = new ArrayList<>();
    private Resolution resolution = ConnectSample.RESOLUTION;
    private List<Finding> findings = List.of();
    private @Nullable Diagnosis unresolved;
    private List<Sample> samples = List.of();
    private UnaryOperator<Diagnosis> control = UnaryOperator.identity();
    private Runnable before = () -> {};

    /** Nothing is found before the test says what. */
    public ScriptedConnects() {}

    /** What the name resolves to and what is found from now on. */
    public void give(Resolution answer, List<Finding> found) {
        resolution = answer;
        findings = List.copyOf(found);
        unresolved = null;
    }

    /** A name without an address from now on. */
    public void give(Resolution answer, Diagnosis why) {
        give(answer, List.of());
        unresolved = why;
    }

    /** What a repeated connect gives. */
    public void giveSamples(List<Sample> all) {
        samples = List.copyOf(all);
    }

    /** What the controls make of a diagnosis. */
    public void giveControl(UnaryOperator<Diagnosis> more) {
        control = more;
    }

    /** Is run at the beginning of every connect, to wait or to fail in. */
    public void first(Runnable what) {
        before = what;
    }

    /** What was asked for. */
    public List<ConnectRequest> requests() {
        return List.copyOf(requests);
    }

    /** What was repeated. */
    public List<ConnectProbe> repeated() {
        return List.copyOf(repeated);
    }

    @Override
    public ConnectReport connect(
            ConnectRequest request, ConnectObserver observer, Cancellation cancellation) {
        requests.add(request);
        before.run();
        observer.resolved(resolution);
        int total = findings.size();
        for (int i = 0; i < total && !cancellation.getAsBoolean(); i++) {
            observer.found(findings.get(i));
            observer.progress(i + 1, total);
        }
        return new ConnectReport(
                request, resolution, findings, unresolved, cancellation.getAsBoolean());
    }

    @Override
    public Finding control(Finding failed, Cancellation cancellation) {
        return failed.with(control.apply(Objects.requireNonNull(failed.diagnosis())));
    }

    @Override
    public List<Sample> repeat(
            ConnectProbe probe,
            int count,
            Duration interval,
            Consumer<Sample> each,
            Cancellation cancellation) {
        repeated.add(probe);
        samples.forEach(each);
        return samples;
    }
}

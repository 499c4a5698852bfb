package dev.bindsight.diagnosis;

import dev.bindsight.model.Port;
import dev.bindsight.model.Protocol;
import dev.bindsight.probe.Cancellation;

import java.util.function.Consumer;

/** The matrix of this machine. */
public final class LiveConflictMatrix implements ConflictMatrix {
    /** On one machine. */
    public LiveConflictMatrix() {}

    @Override
    public Matrix tryAll(
            Port port, Protocol protocol, Consumer<Matrix.Row> each, Cancellation cancellation) {
        throw new UnsupportedOperationException("not built yet");
    }
}

package dev.bindsight.diagnosis;

import dev.bindsight.model.Port;
import dev.bindsight.model.Protocol;
import dev.bindsight.probe.Cancellation;

import java.util.function.Consumer;

/**
 * Tries a port on every local address and both wildcards, with each option. Blocks; nothing that
 * could take traffic from a live socket is ever tried.
 */
public interface ConflictMatrix {
    /**
     * Tries all of them, one after the other, and closes each at once.
     *
     * @param each is told of each row as it is done, on the calling thread
     */
    Matrix tryAll(
            Port port, Protocol protocol, Consumer<Matrix.Row> each, Cancellation cancellation);
}

package dev.bindsight.view.ports;

import dev.bindsight.model.SourceRefusal;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/** What the Ports screen has to say besides its list. */
public sealed interface PortsState {
    /** There is a list, and it is up to date. */
    PortsState LISTED = new Listed();

    /** There is a list, and it is up to date. */
    record Listed() implements PortsState {}

    /**
     * The first reading goes on.
     *
     * @param sockets how many sockets were read, 0 while they are being read
     * @param progress how much of the owners was looked up, 0 to 1; -1 while that has not begun
     */
    record Loading(int sockets, double progress) implements PortsState {}

    /**
     * Nothing could be read.
     *
     * @param refusals why, in the order the sources were asked
     * @param lastTakenAt when the list that is still shown was read, absent if there is none
     */
    record Unreadable(List<SourceRefusal> refusals, @Nullable Instant lastTakenAt)
            implements PortsState {
        /** Copies the list. */
        public Unreadable {
            refusals = List.copyOf(refusals);
        }
    }

    /**
     * Bindsight itself failed to read.
     *
     * @param cause what was thrown
     * @param lastTakenAt when the list that is still shown was read, absent if there is none
     */
    record Failed(Throwable cause, @Nullable Instant lastTakenAt) implements PortsState {}
}

package dev.bindsight.fix;

import dev.bindsight.model.Inventory;
import dev.bindsight.model.SocketEntry;

import java.util.List;

/** Finds out what stopping a port's owner would hit, stops it, and proves that the port is free. */
public interface PortStopper {
    /**
     * Finds out what would be hit. Touches nothing, but verifies owners again, so it may block.
     *
     * @param inventory a recent reading
     * @param sockets the sockets whose ports shall be free, at least one
     */
    StopPlan plan(Inventory inventory, List<SocketEntry> sockets);

    /**
     * The plan for what a stop did not free. Of what came back, its first choice stops what started
     * it again, and what it started. After a refused signal it offers only to stop what keeps the
     * owner.
     *
     * @param report one with an aftermath that is respawned, or with a refused signal that has
     *     something to be done instead
     */
    StopPlan planAgain(StopReport report);

    /**
     * Carries out one choice of a plan and reports what was seen. Blocks until the port was
     * watched, the user cancelled, or a process kept running.
     *
     * @param plan made by {@link #plan}
     * @param choice one of its choices, or what {@link StopPlan#only} gave
     */
    StopReport stop(StopPlan plan, StopChoice choice, StopOptions options, StopObserver observer);
}

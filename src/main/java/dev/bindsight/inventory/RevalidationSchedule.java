package dev.bindsight.inventory;

import java.time.Duration;

/**
 * Whose turn it is to be looked at though nothing points to a change. Each refresh takes as large a
 * part of all as the part of the belief that went by, so that the work is spread evenly and no
 * owner is believed for longer. What is no socket of the listing is looked at far less often: it
 * matters only if a descriptor that was something else became a second one for a known socket while
 * the number of descriptors stayed the same.
 */
final class RevalidationSchedule {
    /** How long an owner that was seen is believed, where somebody looks on. */
    static final Duration BELIEF = Duration.ofSeconds(5);

    /**
     * How long it is for the record. A new socket, another number of descriptors and a process that
     * ends are seen with the next reading all the same; what is left is a descriptor that was
     * replaced, and asking every holder for that was a third of what a recorder costs.
     */
    static final Duration BELIEF_OF_RECORD = Duration.ofSeconds(15);

    /** How long descriptors that are no socket of the listing are believed to be none. */
    static final Duration WHOLE = Duration.ofSeconds(60);

    /** What looking into a process costs besides its descriptors, counted in descriptors. */
    private static final int COST_OF_PROCESS = 4;

    private final long turnNanos;
    private int lastPid;
    private long lastTurn;
    private boolean begun;

    /**
     * A schedule.
     *
     * @param belief how long an owner that was seen is believed
     */
    RevalidationSchedule(Duration belief) {
        // one turn is a little faster than it has to be
        turnNanos = belief.toNanos() * 19 / 20;
    }

    /** What is to be looked at. */
    enum Due {
        /** Nothing. */
        NOTHING,
        /** The descriptors of known sockets. */
        SOCKETS,
        /** Every descriptor. */
        WHOLE
    }

    /**
     * Begins a refresh.
     *
     * @param processes by pid
     * @param now by {@link System#nanoTime}
     */
    void turn(OpenDescriptors[] processes, long now) {
        long elapsed = begun ? now - lastTurn : turnNanos;
        begun = true;
        lastTurn = now;
        long total = 0;
        int first = 0;
        for (int i = 0; i < processes.length; i++) {
            total += cost(processes[i]);
            first = processes[i].pid() <= lastPid ? i + 1 : first;
        }
        double share = Math.min(1.0, (double) elapsed / turnNanos);
        long left = (long) Math.ceil(total * share);
        for (int i = 0; i < processes.length && left > 0; i++) {
            OpenDescriptors process = processes[(first + i) % processes.length];
            process.makeDue();
            left -= cost(process);
            lastPid = process.pid();
        }
    }

    /** What of a process is due in this refresh. */
    Due due(OpenDescriptors process, long now) {
        if (!process.isDue()) {
            return Due.NOTHING;
        }
        // not all of them in the same refresh
        long patience = WHOLE.toNanos() + process.pid() % 60 * 1_000_000_000L;
        return now - process.wholeAt() > patience ? Due.WHOLE : Due.SOCKETS;
    }

    private static int cost(OpenDescriptors process) {
        return process.size() + COST_OF_PROCESS;
    }
}

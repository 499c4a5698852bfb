package dev.bindsight.view;

/**
 * Gives memory back that is no longer needed. The collector gives back only when it collects
 * everything, and that it does when memory is short: after a peak, or a start, that may be never.
 */
final class SpareMemory {
    /** Less than this is not worth the pause. */
    private static final long WORTH = 12L << 20;

    private static final int FEW = 2_000;

    private long settled;
    private int sockets;
    private boolean again;

    /**
     * Collects everything if the heap has grown since the last time, or holds room for many more
     * sockets than there are. Any one thread.
     *
     * @param now how many sockets there are
     */
    void giveBack(int now) {
        long heap = Runtime.getRuntime().totalMemory();
        boolean grown = heap > settled + settled / 4 + WORTH;
        boolean peakIsOver = now + FEW < sockets / 2;
        if (grown || peakIsOver || again) {
            System.gc();
            // what was let go of meanwhile
            again = peakIsOver;
            settled = Runtime.getRuntime().totalMemory();
            sockets = now;
        }
        sockets = Math.max(sockets, now);
    }
}

package dev.bindsight.view.chart;

import java.util.Arrays;

/**
 * What flowed in each of the last seconds, and how long the way there and back took. Seconds are
 * counted from any moment, the same for all that are shown together. One thread writes; what it has
 * written is read on the FX thread once it was handed over, up to eight seconds later without being
 * overwritten meanwhile.
 */
public final class Trail {
    /** How many seconds can be shown. */
    public static final int SECONDS = 120;

    /** No sample. */
    public static final float NONE = Float.NaN;

    private static final int ROOM = 128;

    private final float[] down = new float[ROOM];
    private final float[] up = new float[ROOM];
    private final float[] roundTrip = new float[ROOM];
    private int first = -1;
    private int last = -1;

    /** What was measured last, however long ago: its second above, its bits below. */
    private long held = -1;

    /** Nothing is known of any second. */
    public Trail() {
        Arrays.fill(roundTrip, NONE);
    }

    /**
     * Adds what was seen since the reading before.
     *
     * @param from the first second it is true of
     * @param to the last, not before those added already
     * @param received bytes a second that came in, {@link #NONE} where it is not known
     * @param sent bytes a second that went out
     * @param micros the round trip in microseconds, {@link #NONE} if none was measured
     */
    public void add(int from, int to, float received, float sent, float micros) {
        if (first < 0) {
            first = from;
        }
        int start = Math.max(from, to - ROOM + 1);
        for (int gap = Math.max(last + 1, start - ROOM); last >= 0 && gap < start; gap++) {
            put(gap, 0, 0, NONE);
        }
        for (int second = start; second <= to; second++) {
            put(second, received, sent, micros);
        }
        last = to;
        if (!Float.isNaN(micros)) {
            held = (long) to << Integer.SIZE | Float.floatToRawIntBits(micros);
        }
    }

    /** Nothing flowed in any second that can still be shown. */
    public boolean isQuiet(int second) {
        for (int each = second - SECONDS + 1; each <= second; each++) {
            if (down(each) > 0 || up(each) > 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether anything is known of a second. */
    public boolean covers(int second) {
        return first >= 0 && second >= first && second > last - ROOM;
    }

    /** Bytes that came in in a second; 0 after the last that was added. */
    public float down(int second) {
        return covers(second) ? second > last ? 0 : down[second & ROOM - 1] : NONE;
    }

    /** Bytes that went out in a second. */
    public float up(int second) {
        return covers(second) ? second > last ? 0 : up[second & ROOM - 1] : NONE;
    }

    /** The round trip in microseconds that was measured in a second. */
    public float roundTrip(int second) {
        return covers(second) && second <= last ? roundTrip[second & ROOM - 1] : NONE;
    }

    /** The round trip that was measured last before a second, {@link #NONE} if none was. */
    float heldBefore(int second) {
        for (int at = Math.min(second - 1, last); covers(at); at--) {
            float micros = roundTrip[at & ROOM - 1];
            if (!Float.isNaN(micros)) {
                return micros;
            }
        }
        long known = held;
        return known >= 0 && known >> Integer.SIZE < second
                ? Float.intBitsToFloat((int) known)
                : NONE;
    }

    /** The second in which a round trip was measured last, -1 if none was. */
    public int lastMeasured() {
        return held < 0 ? -1 : (int) (held >> Integer.SIZE);
    }

    private void put(int second, float received, float sent, float micros) {
        down[second & ROOM - 1] = received;
        up[second & ROOM - 1] = sent;
        roundTrip[second & ROOM - 1] = micros;
    }
}

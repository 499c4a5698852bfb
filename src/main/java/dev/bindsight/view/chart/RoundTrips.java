package dev.bindsight.view.chart;

/**
 * How round trips are drawn over time: a line from one that was measured to the next, and dots at
 * the height of the last where none came for long. The kernel keeps the last until the next: a few
 * seconds without one are no gap.
 */
final class RoundTrips {
    /** So many seconds apart they are still joined by a line. */
    static final int JOINED = 8;

    private RoundTrips() {}

    /** What draws. */
    interface Pen {
        /** From one that was measured to the next, or at one that stands alone. */
        void line(int from, float micros, int to, float microsThen);

        /** None was measured from a second to another, at the height of the last that was. */
        void rest(int from, int to, float micros);
    }

    /**
     * Draws those from a second on, and up to where the last before it stood.
     *
     * @param from the first that is shown; what is before it lies left of it
     * @param until the last
     */
    static void draw(Trail trail, int from, int until, Pen pen) {
        int last = Integer.MIN_VALUE;
        float level = Trail.NONE;
        boolean joined = false;
        for (int second = from - JOINED; second <= until; second++) {
            float micros = trail.roundTrip(second);
            if (Float.isNaN(micros)) {
                continue;
            }
            if (Float.isNaN(level)) {
                float before = trail.heldBefore(second);
                if (!Float.isNaN(before) && second > from) {
                    pen.rest(from, second, before);
                }
            } else if (second - last <= JOINED) {
                pen.line(last, level, second, micros);
                joined = true;
            } else {
                end(pen, last, level, joined);
                pen.rest(last, second, level);
                joined = false;
            }
            last = second;
            level = micros;
        }
        if (Float.isNaN(level)) {
            float held = trail.heldBefore(until + 1);
            if (!Float.isNaN(held)) {
                pen.rest(from, until, held);
            }
            return;
        }
        end(pen, last, level, joined);
        if (until > last) {
            pen.rest(last, until, level);
        }
    }

    private static void end(Pen pen, int last, float level, boolean joined) {
        if (!joined) {
            pen.line(last, level, last, level);
        }
    }

    /** The greatest that is shown, 0 if there is none. */
    static float most(Trail trail, int from, int until) {
        float held = trail.heldBefore(from);
        float most = Float.isNaN(held) ? 0 : held;
        for (int second = from; second <= until; second++) {
            float micros = trail.roundTrip(second);
            most = micros > most ? micros : most;
        }
        return most;
    }

    /** The least that is shown, greater than all if there is none. */
    static float least(Trail trail, int from, int until) {
        float held = trail.heldBefore(from);
        float least = Float.isNaN(held) ? Float.MAX_VALUE : held;
        for (int second = from; second <= until; second++) {
            float micros = trail.roundTrip(second);
            least = micros < least ? micros : least;
        }
        return least;
    }
}

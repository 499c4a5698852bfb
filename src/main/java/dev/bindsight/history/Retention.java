package dev.bindsight.history;

/**
 * How much of the past is kept. What is older, or too much, is forgotten, the oldest first.
 *
 * @param days how many days, at least 1
 * @param megabytes how large the file may grow, in units of 1,000,000 bytes, at least 1
 */
public record Retention(int days, int megabytes) {
    /** 30 days, 100 MB. */
    public static final Retention DEFAULT = new Retention(30, 100);

    /** Checks the limits. */
    public Retention {
        if (days < 1 || megabytes < 1) {
            throw new IllegalArgumentException(days + " days, " + megabytes + " MB");
        }
    }
}

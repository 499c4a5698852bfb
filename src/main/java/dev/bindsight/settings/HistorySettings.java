package dev.bindsight.settings;

/**
 * What is recorded of who had which port.
 *
 * @param whileOpen whether the window records while it is open; nothing is recorded until asked for
 * @param arguments whether all arguments of a program are kept, masked where they look like a
 *     secret; otherwise its program and script alone
 * @param days how many days are kept, 1 to {@link #MOST_DAYS}
 * @param megabytes how large the record may grow, in units of 1,000,000 bytes, {@link
 *     #LEAST_MEGABYTES} to {@link #MOST_MEGABYTES}
 */
public record HistorySettings(boolean whileOpen, boolean arguments, int days, int megabytes) {
    /** The most days that can be kept: ten years. */
    public static final int MOST_DAYS = 3650;

    /** The least room in which a record makes sense. */
    public static final int LEAST_MEGABYTES = 1;

    /** The most room that can be given. */
    public static final int MOST_MEGABYTES = 10_000;

    /** Nothing; when switched on 30 days, 100 MB, and no arguments. */
    public static final HistorySettings DEFAULT = new HistorySettings(false, false, 30, 100);

    /** The same, recording while the window is open or not. */
    public HistorySettings withWhileOpen(boolean chosen) {
        return new HistorySettings(chosen, arguments, days, megabytes);
    }

    /** The same, with the arguments of programs kept or not. */
    public HistorySettings withArguments(boolean chosen) {
        return new HistorySettings(whileOpen, chosen, days, megabytes);
    }

    /** The same, kept for so many days. */
    public HistorySettings withDays(int chosen) {
        return new HistorySettings(whileOpen, arguments, chosen, megabytes);
    }

    /** The same, with so much room, MB. */
    public HistorySettings withMegabytes(int chosen) {
        return new HistorySettings(whileOpen, arguments, days, chosen);
    }
}

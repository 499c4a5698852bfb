package dev.bindsight.settings;

/**
 * How the details beside a list were left.
 *
 * @param width how wide they are, in pixels, {@link #LEAST} to {@link #MOST}
 * @param open whether they are shown
 */
public record DetailsPlace(int width, boolean open) {
    /** The narrowest that is of use. */
    public static final int LEAST = 240;

    /** The widest before the list has no room left on a common screen. */
    public static final int MOST = 640;

    /** Open, 304 pixels wide. */
    public static final DetailsPlace DEFAULT = new DetailsPlace(304, true);
}

package dev.bindsight.text;

/** Text of others, short enough to stand in a sentence. */
public final class ExcerptText {
    private ExcerptText() {}

    /**
     * The beginning of a text.
     *
     * @param most how many UTF-16 units at most, the ellipsis included
     */
    public static String of(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = most - 1;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end)
                + "…";
    }
}

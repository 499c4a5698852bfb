package dev.bindsight.text;

/**
 * Text of others on its way to a reader: a command line or a path may hold anything, also sequences
 * that move the cursor or retitle a terminal (ECMA-48; U+009B is one of their beginnings), reverse
 * the reading direction (Unicode TR 9), or break a line where none ends.
 */
public final class ForeignText {
    private static final char STAND_IN = '?';

    private ForeignText() {}

    /**
     * The text in one line, with a question mark for everything that is not one visible character;
     * a tab or a line break is a space.
     */
    public static String visible(String text) {
        if (isPlain(text)) {
            return text;
        }
        var result = new StringBuilder(text.length());
        text.codePoints()
                .forEach(c -> {
                    int shown = isVisible(c) ? c : STAND_IN;
                    result.appendCodePoint(isBreak(c) ? ' ' : shown);
                });
        return result.toString();
    }

    /**
     * A JSON document that says the same without a character that is not visible, each of them as
     * <code>&#92;u202e</code> (RFC 8259, 7). Line feeds between its parts stay.
     *
     * @param json in which such characters can only stand in strings
     */
    public static String escaped(String json) {
        StringBuilder result = null;
        int copied = 0;
        for (int i = 0; i < json.length(); ) {
            int c = json.codePointAt(i);
            int next = i + Character.charCount(c);
            if (c >= '\u007f' && !isVisible(c)) {
                result = result == null ? new StringBuilder(json.length() + 16) : result;
                result.append(json, copied, i);
                json.substring(i, next)
                        .chars()
                        .mapToObj("\\u%04x"::formatted)
                        .forEach(result::append);
                copied = next;
            }
            i = next;
        }
        return result == null ? json : result.append(json, copied, json.length()).toString();
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }

    private static boolean isBreak(int c) {
        return c >= '\t' && c <= '\r' || c == '\u0085' || c == '\u2028' || c == '\u2029';
    }

    /** Whether a code point is one visible character, or a space. */
    public static boolean isVisible(int c) {
        return isSign(c) || isVisibleByCategory(c);
    }

    /**
     * Whether a code point is a dash, quote or dot, an arrow, a mathematical sign or a dingbat, all
     * of which are visible: Unicode has given all of these away and takes none back. Texts of
     * Bindsight have them, and Java's table of categories takes a verb a millisecond to begin with.
     */
    public static boolean isSign(int c) {
        return c >= '\u2010' && c <= '\u2027'
                || c >= '\u2190' && c <= '\u22ff'
                || c >= '\u2700' && c <= '\u27bf';
    }

    private static boolean isVisibleByCategory(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    false;
            default -> true;
        };
    }
}

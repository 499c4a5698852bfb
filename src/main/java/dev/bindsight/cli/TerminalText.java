package dev.bindsight.cli;

import dev.bindsight.text.ForeignText;

import java.util.ArrayList;
import java.util.List;

/** Text in the columns of a terminal. */
final class TerminalText {
    /** Every character below takes one column. */
    private static final int NARROW = 0x300;

    private static final String CUT = "…";

    private TerminalText() {}

    /** The text of others, as it may be shown. */
    static String visible(String text) {
        return ForeignText.visible(text);
    }

    /** How many columns a terminal takes for a visible text, never too few. */
    static int width(String text) {
        int length = text.length();
        for (int i = 0; i < length; i++) {
            if (text.charAt(i) >= NARROW) {
                return widthFrom(text, i);
            }
        }
        return length;
    }

    private static int widthFrom(String text, int from) {
        int width = from;
        for (int i = from; i < text.length(); ) {
            int c = text.codePointAt(i);
            width += width(c);
            i += Character.charCount(c);
        }
        return width;
    }

    /**
     * The text in at most {@code columns}, at least 1; what is cut off is marked by an ellipsis.
     */
    static String clip(String text, int columns) {
        if (width(text) <= columns) {
            return text;
        }
        var result = new StringBuilder();
        int left = columns - width(CUT);
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            left -= width(c);
            if (left < 0) {
                break;
            }
            result.appendCodePoint(c);
            i += Character.charCount(c);
        }
        return result.append(CUT).toString();
    }

    /** The text, filled up with spaces at the right, or at the left. */
    static String pad(String text, int columns, boolean atLeft) {
        var line = new StringBuilder();
        pad(line, text, columns, atLeft);
        return line.toString();
    }

    /** Adds the text to a line, filled up in the same way. */
    static void pad(StringBuilder line, String text, int columns, boolean atLeft) {
        pad(line, text, width(text), columns, atLeft);
    }

    /**
     * Adds the text to a line in exactly so many columns: cut off or filled up.
     *
     * @param width how many columns it takes by itself
     */
    static void fit(StringBuilder line, String text, int width, int columns, boolean atLeft) {
        if (width <= columns) {
            pad(line, text, width, columns, atLeft);
        } else {
            pad(line, clip(text, columns), columns, atLeft);
        }
    }

    private static void pad(
            StringBuilder line, String text, int width, int columns, boolean atLeft) {
        int fill = Math.max(0, columns - width);
        line.repeat(' ', atLeft ? fill : 0).append(text).repeat(' ', atLeft ? 0 : fill);
    }

    /**
     * The text in lines of at most {@code columns}, broken at spaces; a longer word is cut off.
     * Every line begins with the spaces that the text begins with.
     */
    static List<String> wrap(String text, int columns) {
        String safe = visible(text);
        String words = safe.stripLeading();
        String indent = " ".repeat(Math.min(safe.length() - words.length(), columns - 1));
        int room = columns - indent.length();
        List<String> lines = new ArrayList<>();
        var line = new StringBuilder();
        for (String word : words.split(" ")) {
            if (!line.isEmpty() && width(line.toString()) + 1 + width(word) > room) {
                lines.add(indent + line);
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(clip(word, room));
        }
        lines.add(indent + line);
        return lines;
    }

    private static int width(int c) {
        if (c < NARROW) {
            return 1;
        }
        if (!ForeignText.isSign(c) && isMark(c)) {
            return 0;
        }
        return isWide(c) ? 2 : 1;
    }

    private static boolean isMark(int c) {
        int category = Character.getType(c);
        return category == Character.NON_SPACING_MARK || category == Character.ENCLOSING_MARK;
    }

    /**
     * Whether it may take two columns: the blocks that hold characters of East Asian Width W or F
     * (Unicode TR 11), taken whole, because too wide leaves a gap and too narrow breaks the table.
     */
    private static boolean isWide(int c) {
        return c >= 0x1100 && c <= 0x115F
                || c >= 0x2E80 && c <= 0xA4CF
                || c >= 0xA960 && c <= 0xA97F
                || c >= 0xAC00 && c <= 0xD7FF
                || c >= 0xF900 && c <= 0xFAFF
                || c >= 0xFE10 && c <= 0xFE6F
                || c >= 0xFF00 && c <= 0xFFE6
                || c >= 0x16F00 && c <= 0x1B2FF
                || c >= 0x1F000 && c <= 0x3FFFF
                || c == 0x2329
                || c == 0x232A
                || mayBeEmoji(c) && Character.isEmojiPresentation(c);
    }

    /**
     * False for arrows and for the ticks and crosses, none of which is shown as an emoji by itself:
     * Java's table, which knows of each character, takes a verb two milliseconds to begin with.
     */
    private static boolean mayBeEmoji(int c) {
        return c >= 0x231A && (c < 0x270C || c > 0x2727);
    }

    /** The text, wrapped, with its first line behind {@code lead} and the others below it. */
    static List<String> hanging(String lead, String text, int columns) {
        return hanging(lead, lead, text, columns);
    }

    /** The same with a lead that is shown in colours: {@code lead} says how wide it is. */
    static List<String> hanging(String lead, String shown, String text, int columns) {
        var lines = new ArrayList<String>();
        for (String line : wrap(text, Math.max(1, columns - lead.length()))) {
            lines.add((lines.isEmpty() ? shown : " ".repeat(lead.length())) + line);
        }
        return lines;
    }
}

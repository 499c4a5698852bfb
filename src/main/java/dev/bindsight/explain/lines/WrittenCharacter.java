package dev.bindsight.explain.lines;

import org.jspecify.annotations.Nullable;

/**
 * A character that stands in a text by its number or its name, as loggers and pages write those
 * that mean something to them: {@code 10.0.0.5:4444-\u003e10.0.0.2:53} of Go and .NET in JSON (RFC
 * 8259 section 7), {@code Can&#39;t connect} in HTML.
 *
 * @param character it
 * @param end behind what stands for it
 */
record WrittenCharacter(char character, int end) {
    private static final int DIGITS = 4;

    /** With the ampersand and the semicolon. */
    private static final int LONGEST_REFERENCE = 8;

    /** Whether a character may begin one. */
    static boolean mayBegin(char c) {
        return c == '\\' || c == '&';
    }

    /** What begins there; absent where nothing does, or what ends a line or shows nothing. */
    static @Nullable WrittenCharacter at(String text, int at) {
        WrittenCharacter found =
                switch (text.charAt(at)) {
                    case '\\' -> escape(text, at + 1);
                    case '&' -> reference(text, at + 1);
                    default -> null;
                };
        boolean shown =
                found != null
                        && (!Character.isISOControl(found.character())
                                || found.character() == EscapeSequence.ESCAPE);
        return shown ? found : null;
    }

    private static @Nullable WrittenCharacter escape(String text, int behind) {
        // JSON within JSON
        int letter = text.startsWith("\\", behind) ? behind + 1 : behind;
        int end = letter + 1 + DIGITS;
        if (!text.startsWith("u", letter) || end > text.length()) {
            return null;
        }
        int code = number(text, letter + 1, end, 16);
        return code < 0 ? null : new WrittenCharacter((char) code, end);
    }

    private static @Nullable WrittenCharacter reference(String text, int name) {
        int limit = Math.min(text.length(), name - 1 + LONGEST_REFERENCE);
        int end = name < limit ? text.indexOf(';', name, limit) : -1;
        if (end < 0) {
            return null;
        }
        int code =
                switch (text.substring(name, end)) {
                    case "quot" -> '"';
                    case "apos" -> '\'';
                    case "gt" -> '>';
                    case "lt" -> '<';
                    case "amp" -> '&';
                    case "nbsp" -> ' ';
                    case String other when other.startsWith("#x") ->
                            number(text, name + 2, end, 16);
                    case String other when other.startsWith("#") -> number(text, name + 1, end, 10);
                    default -> -1;
                };
        return code < 0 || code > Character.MAX_VALUE
                ? null
                : new WrittenCharacter((char) code, end + 1);
    }

    /** The number of some digits, or -1 where others stand there. */
    private static int number(String text, int from, int to, int radix) {
        int number = from < to ? 0 : -1;
        for (int i = from; i < to && number >= 0; i++) {
            int digit = text.charAt(i) < 0x80 ? Character.digit(text.charAt(i), radix) : -1;
            number = digit < 0 ? -1 : number * radix + digit;
        }
        return number;
    }
}

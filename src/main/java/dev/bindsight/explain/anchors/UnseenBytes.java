package dev.bindsight.explain.anchors;

import dev.bindsight.explain.lines.EscapeSequence;

/**
 * The bytes of UTF-8 that a reader does not see: escape sequences, control characters, blanks that
 * do not look like one. Words are found through them, as in a text that was made plain ({@link
 * dev.bindsight.explain.lines.PlainText}).
 */
final class UnseenBytes {
    private UnseenBytes() {}

    /** Whether a byte begins none of them, as nearly all do. */
    static boolean isSeen(byte b) {
        return b >= ' ' || b == '\n' || b == '\t';
    }

    /** Behind what begins there, or there if it is seen. */
    static int behind(byte[] text, int at, int to) {
        byte b = text[at];
        if (b == EscapeSequence.ESCAPE) {
            return EscapeSequence.behind(i -> text[i] & 0xFF, at, to);
        }
        if (b >= 0) {
            return at + 1;
        }
        int second = at + 1 < to ? text[at + 1] & 0xFF : 0;
        int third = at + 2 < to ? text[at + 2] & 0xFF : 0;
        return switch (b & 0xFF) {
            case 0xC2 -> second == 0xA0 ? at + 2 : at; // U+00A0
            case 0xE2 -> second == 0x80 && isMark(third) ? at + 3 : at;
            case 0xEF -> second == 0xBB && third == 0xBF ? at + 3 : at; // U+FEFF
            default -> at;
        };
    }

    /** Of U+200B to U+200F and U+202A to U+202E. */
    private static boolean isMark(int third) {
        return third >= 0x8B && third <= 0x8F || third >= 0xAA && third <= 0xAE;
    }

    /** What counts instead of it: a blank, the end of a line, or -1 for nothing at all. */
    static int instead(byte[] text, int at, int to) {
        return switch (text[at]) {
            case EscapeSequence.ESCAPE -> -1;
            case '\r' -> at + 1 < to && text[at + 1] != '\n' ? '\n' : ' ';
            default -> ' ';
        };
    }
}

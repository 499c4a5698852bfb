package dev.bindsight.explain.places;

/** Characters of which addresses and names are made. */
public final class Ascii {
    private Ascii() {}

    /** 0 to 9. */
    public static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** A to Z, a to z. */
    public static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    /** Of A to Z the small letter, any other as it is. */
    public static char lower(char c) {
        return c >= 'A' && c <= 'Z' ? (char) (c + 'a' - 'A') : c;
    }

    /** Of a to z the capital letter, any other as it is. */
    public static char upper(char c) {
        return c >= 'a' && c <= 'z' ? (char) (c - 'a' + 'A') : c;
    }

    /** The small letter of each character of a text. */
    public static String lower(String text) {
        return lower(text, 0, text.length());
    }

    /** The same of a part of a text. */
    static String lower(String text, int from, int to) {
        char[] lower = new char[to - from];
        for (int i = from; i < to; i++) {
            lower[i - from] = lower(text.charAt(i));
        }
        return new String(lower);
    }

    /** A letter, a digit or an underscore: what a word of a program is made of. */
    public static boolean isWord(char c) {
        return isLetter(c) || isDigit(c) || c == '_';
    }

    static boolean isHex(char c) {
        return isDigit(c) || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F';
    }

    static boolean isName(char c) {
        return isWord(c) || c == '.' || c == '-';
    }

    /** What stands in a place that is written in one piece. */
    static boolean isPlace(char c) {
        return isName(c) || c == ':' || c == '*' || c == '%';
    }

    /** Whether a text has no other characters. */
    public static boolean isAll(String text) {
        return isAll(text, 0, text.length());
    }

    /** The same of a part of a text. */
    public static boolean isAll(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) > 0x7F) {
                return false;
            }
        }
        return true;
    }

    /** A quote of any kind. */
    public static boolean isQuote(char c) {
        return c == '"'
                || c == '\''
                || c == '`'
                || c == '\u2018'
                || c == '\u2019'
                || c == '\u201C'
                || c == '\u201D'
                || c == '\u201E'
                || c == '\u00AB'
                || c == '\u00BB'
                || c == '\u300C'
                || c == '\u300D';
    }

    /** A blank, or one that does not break, as French has it within its quotes. */
    static boolean isBlank(char c) {
        return c <= ' ' || c == '\u00A0' || c == '\u202F';
    }

    /** The character there, or a blank outside of the text. */
    public static char at(String text, int i) {
        return i >= 0 && i < text.length() ? text.charAt(i) : ' ';
    }

    /** The last of a character in a part of a text, or -1. */
    static int last(String text, char wanted, int from, int to) {
        for (int i = to - 1; i >= from; i--) {
            if (text.charAt(i) == wanted) {
                return i;
            }
        }
        return -1;
    }

    /** Behind the digits that begin there, at most so many. */
    public static int behindDigits(String text, int from, int most) {
        int limit = Math.min(text.length(), from + most);
        int i = from;
        while (i < limit && isDigit(text.charAt(i))) {
            i++;
        }
        return i;
    }

    /** The number of up to nine digits. */
    public static int number(String text, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            value = value * 10 + text.charAt(i) - '0';
        }
        return value;
    }

    /** Whether a line was cut off there, as systemctl(1) and less(1) show it. */
    static boolean isCut(String text, int at) {
        char c = at(text, at);
        return c == '\u2026'
                || c == '>' && (at + 1 >= text.length() || text.charAt(at + 1) == '\n');
    }

    /** The start of the word that ends there. */
    static int wordStart(String text, int end) {
        int i = end;
        int limit = Math.max(0, end - 40);
        while (i > limit && isWord(text.charAt(i - 1))) {
            i--;
        }
        return i;
    }
}

package dev.bindsight.explain.errnos;

import static dev.bindsight.explain.places.Ascii.at;
import static dev.bindsight.explain.places.Ascii.behindDigits;
import static dev.bindsight.explain.places.Ascii.isDigit;
import static dev.bindsight.explain.places.Ascii.isLetter;
import static dev.bindsight.explain.places.Ascii.isWord;
import static dev.bindsight.explain.places.Ascii.number;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.stream.Stream;

/** Words behind which a number is an errno: {@code [Errno 98]}, {@code os error 98}. */
public final class NumberWords {
    private static final int LONGEST_GAP = 12;

    /** They always are. */
    private static final List<String> SURE =
            List.of(
                    "errno",
                    "os error",
                    "winerror",
                    "wsagetlasterror",
                    "wsagetlasterror()",
                    "wsagetlasterror() returned",
                    "wsaerror",
                    "wsa error",
                    "oserror",
                    "so_error",
                    "errno is",
                    "error number",
                    "Os { code",
                    "SocketException (");

    /** Where the number is one that only an error can be. */
    private static final List<String> LIKELY =
            List.of(
                    "error 10",
                    "error: 10",
                    "error:10",
                    "error=10",
                    "error -4",
                    "error: -4",
                    "error code 10",
                    "error code: 10",
                    "errorcode: 10",
                    "code 1001",
                    "code 1003",
                    "code 1004",
                    "code 1005",
                    "code 1006",
                    "errorcode=10",
                    "error (10",
                    "error(10",
                    "error #10",
                    "(code=1",
                    "code: 10",
                    "connect error: 1",
                    "error: 111",
                    "error: 110",
                    "error: 113",
                    "error: 98",
                    "error 111",
                    "error 110",
                    "error 113",
                    "error 98",
                    "error 61",
                    "error 48");

    /**
     * A number that stands behind such words.
     *
     * @param number with its sign
     * @param start where the words or the bracket before them begin
     * @param digits where the number begins
     * @param end behind the number, and the bracket behind it
     */
    public record Numbered(int number, int start, int digits, int end) {}

    private NumberWords() {}

    /** All of them, the sure ones first. */
    public static List<String> all() {
        return Stream.concat(SURE.stream(), LIKELY.stream()).toList();
    }

    /** The number behind words that were found, or null. */
    public static @Nullable Numbered behind(String words, String text, int end) {
        int start = end - words.length();
        boolean within = isWord(at(text, start - 1)) && Character.isLetter(at(text, start - 1));
        if (within || text.startsWith("exit ", start - 5)) {
            return null;
        }
        int digits = end;
        while (digits > start
                && (isDigit(text.charAt(digits - 1)) || text.charAt(digits - 1) == '-')) {
            digits--;
        }
        if (digits == end) {
            digits = behindGap(text, end);
        }
        int sign = at(text, digits) == '-' ? 1 : 0;
        int behind = behindDigits(text, digits + sign, 6);
        if (behind == digits + sign
                || behind - digits - sign > 5
                || isWord(at(text, behind))
                || at(text, behind) == '.' && isDigit(at(text, behind + 1))) {
            return null;
        }
        int value = number(text, digits + sign, behind);
        boolean bracket =
                at(text, start - 1) == '[' && at(text, behind) == ']'
                        || at(text, start - 1) == '(' && at(text, behind) == ')';
        return new Numbered(
                sign == 1 ? -value : value,
                bracket ? start - 1 : start,
                digits,
                bracket ? behind + 1 : behind);
    }

    private static int behindGap(String text, int from) {
        int i = from;
        while (i < Math.min(from + LONGEST_GAP, text.length()) && isBetween(text.charAt(i))) {
            i++;
        }
        if (text.regionMatches(true, i, "code", 0, 4)) {
            i += 4;
            while (i < Math.min(from + LONGEST_GAP, text.length()) && isBetween(text.charAt(i))) {
                i++;
            }
        }
        return i;
    }

    private static boolean isBetween(char c) {
        return c == ' ' || c == ':' || c == '=' || c == '"' || c == '\'' || c == '(' || c == '['
                || c == '\\' || c == '>' || c == ',' || c == '#';
    }

    /**
     * A number in brackets: {@code (111)}, {@code (98: Address already in use)}, {@code
     * (0x0000274D/10061)}, {@code (code=101)}.
     *
     * @param from where to look
     * @param to where to stop
     */
    public static @Nullable Numbered bracketed(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) != '(' && text.charAt(i) != '[') {
                continue;
            }
            int digits = behindHex(text, i + 1);
            if (text.startsWith("code=", digits)) {
                digits += 5;
            }
            int sign = at(text, digits) == '-' ? 1 : 0;
            int behind = behindDigits(text, digits + sign, 6);
            char next = at(text, behind);
            boolean closed =
                    next == ')'
                            || next == ']' && at(text, behind + 1) != ':'
                            || next == ':' && at(text, behind + 1) == ' ';
            if (behind > digits + sign && behind - digits - sign <= 5 && closed) {
                int value = number(text, digits + sign, behind);
                return new Numbered(
                        sign == 1 ? -value : value, i, digits, next == ':' ? behind : behind + 1);
            }
        }
        return null;
    }

    /** A number that ends a line behind words that a call failed: {@code connect failed: 111}. */
    public static @Nullable Numbered closing(String text, int from, int to) {
        int end = to;
        while (end > from && (text.charAt(end - 1) <= ' ' || text.charAt(end - 1) == '.')) {
            end--;
        }
        int digits = end;
        while (digits > from && isDigit(text.charAt(digits - 1))) {
            digits--;
        }
        int sign = at(text, digits - 1) == '-' ? 1 : 0;
        int gap = digits - sign - from;
        if (digits == end || end - digits > 5 || gap < 1 || gap > LONGEST_GAP + 8) {
            return null;
        }
        for (int i = from; i < digits - sign; i++) {
            char c = text.charAt(i);
            if (!isBetween(c) && !isLetter(c)) {
                return null;
            }
        }
        char before = text.charAt(digits - sign - 1);
        if (before != ' ' && before != ':' && before != '=') {
            return null;
        }
        int value = number(text, digits, end);
        return new Numbered(sign == 1 ? -value : value, digits - sign, digits, end);
    }

    /** libpq of Windows prints the number twice. */
    private static int behindHex(String text, int from) {
        return text.startsWith("0x", from) && at(text, from + 10) == '/' ? from + 11 : from;
    }
}

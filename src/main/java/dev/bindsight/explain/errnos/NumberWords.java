package dev.bindsight.explain.errnos;

import static dev.bindsight.explain.places.Ascii.at;
import static dev.bindsight.explain.places.Ascii.behindDigits;
import static dev.bindsight.explain.places.Ascii.isDigit;
import static dev.bindsight.explain.places.Ascii.isLetter;
import static dev.bindsight.explain.places.Ascii.isWord;
import static dev.bindsight.explain.places.Ascii.number;

import dev.bindsight.explain.places.Ascii;

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

    /** Before a number of Winsock in hexadecimal, which without them is an address or a size. */
    private static final List<String> BEFORE_HEX =
            List.of(
                    "error ",
                    "error: ",
                    "error=",
                    "error (",
                    "error code ",
                    "error code: ",
                    "errorcode: ",
                    "errorcode=",
                    "code ",
                    "code: ",
                    "code=",
                    "errno ",
                    "errno: ",
                    "errno=",
                    "wsagetlasterror=",
                    "wsagetlasterror: ",
                    "wsagetlasterror() = ",
                    "failed: ",
                    "failed with ",
                    "failed (");

    /** How those of winsock2.h begin, 0x2714 to 0x2AFC, with and without leading zeros. */
    private static final List<String> FIRST_OF_HEX =
            List.of("0x27", "0x2a", "0x000027", "0x00002a");

    /** The same as an HRESULT of the facility of Win32. */
    private static final List<String> FIRST_OF_HRESULT = List.of("0x800727", "0x80072a");

    /**
     * Before the number of Windows in the notation of Python: (10061, 'text', None, 10061, None).
     */
    private static final String FOURTH = ", None, 1";

    private static final int LONGEST_HEX = 8;

    private static final int FIRST_OF_WINSOCK = 10_004;
    private static final int LAST_OF_WINSOCK = 11_004;

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
        Stream<String> hex =
                BEFORE_HEX.stream().flatMap(words -> FIRST_OF_HEX.stream().map(words::concat));
        return Stream.of(
                        SURE.stream(),
                        LIKELY.stream(),
                        Stream.of(FOURTH),
                        FIRST_OF_HRESULT.stream(),
                        hex)
                .flatMap(words -> words)
                .toList();
    }

    /** The number behind words that were found, or null. */
    public static @Nullable Numbered behind(String words, String text, int end) {
        int start = end - words.length();
        boolean within = isWord(at(text, start - 1)) && Character.isLetter(at(text, start - 1));
        if (within || text.startsWith("exit ", start - 5)) {
            return null;
        }
        int hex = words.lastIndexOf("0x");
        if (hex >= 0) {
            return hexadecimal(text, start + hex);
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
        if (words.equals(FOURTH)) {
            boolean ofOsError =
                    Ascii.isQuote(at(text, start - 1)) && text.startsWith(", None)", behind);
            return ofOsError ? new Numbered(value, digits, digits, behind) : null;
        }
        boolean bracket =
                at(text, start - 1) == '[' && at(text, behind) == ']'
                        || at(text, start - 1) == '(' && at(text, behind) == ')';
        return new Numbered(
                sign == 1 ? -value : value,
                bracket ? start - 1 : start,
                digits,
                bracket ? behind + 1 : behind);
    }

    /** {@code 0x274D}, {@code (0x8007274D)}: a number of Winsock, and no other one. */
    private static @Nullable Numbered hexadecimal(String text, int start) {
        int digits = start + 2;
        int end = digits;
        int value = 0;
        while (end < digits + LONGEST_HEX && Character.digit(at(text, end), 16) >= 0) {
            value = value << 4 | Character.digit(at(text, end), 16);
            end++;
        }
        int number = value & 0xFFFF;
        boolean ofWindows = value >>> 16 == 0 || value >>> 16 == 0x8007;
        boolean ofWinsock = number >= FIRST_OF_WINSOCK && number <= LAST_OF_WINSOCK;
        if (!ofWindows || !ofWinsock || isWord(at(text, end)) || at(text, end) == '-') {
            return null;
        }
        boolean bracket = at(text, start - 1) == '(' && at(text, end) == ')';
        return new Numbered(number, bracket ? start - 1 : start, start, bracket ? end + 1 : end);
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

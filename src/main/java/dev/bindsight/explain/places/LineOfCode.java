package dev.bindsight.explain.places;

import java.util.Set;

/**
 * Where in the code a logger was called, which looks like a host with a port: {@code
 * shop.web.Server:309: }, {@code (shop.web.Server:309)}, {@code RetryExec:97 - }, {@code
 * WebSocket.connect:0|}, {@code [main] Client:97 - }, {@code (Client:97) - }, {@code [main]
 * Client:97: java.net.BindException}.
 */
final class LineOfCode {
    private static final Set<String> LEVELS =
            Set.of("TRACE", "DEBUG", "INFO", "WARN", "WARNING", "ERROR", "SEVERE", "FATAL");

    private static final int LONGEST_LEVEL = 9;

    private LineOfCode() {}

    static boolean is(String text, int start, int end) {
        boolean before = Ascii.at(text, end - 1) == ':' && Ascii.at(text, end) == ' ';
        boolean enclosed = isEnclosed(text, start, end);
        boolean separated =
                text.startsWith(" - ", end)
                        || text.startsWith(" | ", end)
                        || Ascii.at(text, end) == '|';
        if (!before && !enclosed && !separated) {
            return false;
        }
        int last = before ? end - 2 : end - 1;
        int colon = last;
        while (colon > start && Ascii.isDigit(text.charAt(colon))) {
            colon--;
        }
        if (colon == last || text.charAt(colon) != ':') {
            return false;
        }
        boolean enclosedThere = enclosed && text.startsWith(" - ", end + 1);
        boolean ofLogger = text.startsWith("] ", start - 2) || isBehindLevel(text, start);
        boolean ofCall = ofLogger && (separated || before && isExceptionOfPackage(text, end + 1));
        boolean enclosedCall = enclosed && isBehindLevel(text, start - 1);
        if ((ofCall || enclosedCall) && isMethod(text, start, colon)) {
            return true;
        }
        boolean enclosedClass =
                enclosedThere
                        || enclosedCall
                                && Ascii.at(text, end + 1) == ':'
                                && isExceptionOfPackage(text, end + 3);
        if ((ofCall || enclosedClass) && isClassName(text, start)) {
            return Ascii.last(text, '.', start, colon) < 0;
        }
        return separated || enclosedThere || Ascii.at(text, start - 1) == '['
                ? hasHump(text, start, colon)
                : isOfPackage(text, start, colon);
    }

    /** {@code ERROR }: a logger tells where it was called beside how bad it is. */
    private static boolean isBehindLevel(String text, int at) {
        if (at < 1 || text.charAt(at - 1) != ' ') {
            return false;
        }
        int word = at - 1;
        while (word > 0 && word > at - LONGEST_LEVEL && isUpper(text.charAt(word - 1))) {
            word--;
        }
        return LEVELS.contains(text.substring(word, at - 1));
    }

    /** {@code Client.open}, {@code shop.net.Client.open}: a class before the last dot. */
    private static boolean isMethod(String text, int start, int colon) {
        int dot = Ascii.last(text, '.', start, colon);
        int before = dot < 0 ? -1 : Ascii.last(text, '.', start, dot);
        return dot > 0 && isClassName(text, before < 0 ? start : before + 1);
    }

    /** A capital and a small letter. */
    private static boolean isClassName(String text, int start) {
        return isUpper(text.charAt(start)) && !isUpper(text.charAt(start + 1));
    }

    /** {@code java.net.BindException}. */
    private static boolean isExceptionOfPackage(String text, int start) {
        int end = start;
        while (Ascii.isWord(Ascii.at(text, end)) || Ascii.at(text, end) == '.') {
            end++;
        }
        return text.startsWith("Exception", end - 9) && isOfPackage(text, start, end);
    }

    /** {@code (shop.web.Server:309)}, {@code [RetryExec:97]}. */
    private static boolean isEnclosed(String text, int start, int end) {
        char open = Ascii.at(text, start - 1);
        char close = Ascii.at(text, end);
        return open == '(' && close == ')' || open == '[' && close == ']';
    }

    /** A capital behind the last dot, and none at the beginning. */
    private static boolean isOfPackage(String text, int start, int colon) {
        int dot = Ascii.last(text, '.', start, colon);
        return dot > start && isUpper(text.charAt(dot + 1)) && !isUpper(text.charAt(start));
    }

    /** {@code RetryExec}, {@code connectMultiple}: a capital behind a small letter, as no host. */
    private static boolean hasHump(String text, int start, int colon) {
        for (int i = start + 1; i < colon; i++) {
            boolean small = text.charAt(i - 1) >= 'a' && text.charAt(i - 1) <= 'z';
            if (small && isUpper(text.charAt(i))) {
                return true;
            }
        }
        return isOfPackage(text, start, colon);
    }

    private static boolean isUpper(char c) {
        return c >= 'A' && c <= 'Z';
    }
}

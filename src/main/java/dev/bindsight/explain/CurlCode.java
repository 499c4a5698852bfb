package dev.bindsight.explain;

import dev.bindsight.explain.places.Ascii;

/**
 * The number of libcurl that a line tells its error by: {@code curl: (35) …}, {@code cURL error 28:
 * …}, {@code Curl error (6): …}, {@code RPC failed; curl 56 …}. Two numbers are of two errors.
 */
final class CurlCode {
    private static final String NAME = "curl";
    private static final String WORD = "error";
    private static final int LONGEST = 3;

    private CurlCode() {}

    /** It, or 0 if a part of a text has none. */
    static int in(String text, int from, int to) {
        for (int at = from; at + NAME.length() < to; at++) {
            if ((text.charAt(at) | ' ') == 'c'
                    && text.regionMatches(true, at, NAME, 0, NAME.length())) {
                int code = behind(text, at + NAME.length(), to);
                if (code > 0) {
                    return code;
                }
            }
        }
        return 0;
    }

    private static int behind(String text, int start, int to) {
        int at = behindMarks(text, start, to);
        if (at > start && text.regionMatches(true, at, WORD, 0, WORD.length())) {
            at = behindMarks(text, at + WORD.length(), to);
        }
        int end = Math.min(Ascii.behindDigits(text, at, LONGEST), to);
        boolean whole = at > start && end > at && (end == to || !Ascii.isWord(text.charAt(end)));
        return whole ? Ascii.number(text, at, end) : 0;
    }

    private static int behindMarks(String text, int start, int to) {
        int at = start;
        while (at < to && " :(".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at;
    }
}

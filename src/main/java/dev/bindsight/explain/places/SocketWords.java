package dev.bindsight.explain.places;

import java.util.List;

/** Words behind which a path is that of a Unix socket, whatever it ends in. */
final class SocketWords {
    private static final List<String> WORDS =
            List.of(
                    "unix:",
                    "unix ",
                    "unix socket ",
                    "socket ",
                    "socket=",
                    "unix domain socket ",
                    "local socket ",
                    "unix://",
                    "unix=",
                    "unix:path=",
                    "connect() ",
                    "connect ",
                    "connect", // with a bracket between: connect(/run/x)
                    "bind",
                    "sun_path=",
                    "unix, ",
                    "connect to ",
                    "connecting to ",
                    "connect() ",
                    "connect() to ",
                    "socket to ",
                    "bind to ",
                    "bind() to ",
                    "listen on ",
                    "listening on ");

    private static final List<String> LIBUV = List.of("listen ", "connect ", "bind ");

    private SocketWords() {}

    static boolean before(String text, int at, int from) {
        int end = at;
        while (end > from && (Ascii.isQuote(text.charAt(end - 1)) || text.charAt(end - 1) == '(')) {
            end--;
        }
        for (String words : WORDS) {
            if (end - words.length() >= from
                    && text.regionMatches(true, end - words.length(), words, 0, words.length())) {
                return true;
            }
        }
        return isBehindLibuv(text, at, from);
    }

    /**
     * {@code connect ENOENT /run/shop}, {@code listen EADDRINUSE: address already in use
     * /run/shop}: libuv's call, the errno and perhaps its words. Calls on files are told the other
     * way round.
     */
    private static boolean isBehindLibuv(String text, int at, int from) {
        int end = at - 1;
        if (end <= from || text.charAt(end) != ' ') {
            return false;
        }
        int words = end;
        while (words > from && isOfWords(text.charAt(words - 1))) {
            words--;
        }
        if (words - 1 > from && words < end && text.charAt(words - 1) == ':') {
            end = words - 1;
        }
        int name = end;
        while (name > from && isUpper(text.charAt(name - 1))) {
            name--;
        }
        if (end - name <= 2 || text.charAt(name) != 'E') {
            return false;
        }
        for (String call : LIBUV) {
            int start = name - call.length();
            if (start >= from && text.startsWith(call, start)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isUpper(char c) {
        return c >= 'A' && c <= 'Z';
    }

    private static boolean isOfWords(char c) {
        return c >= 'a' && c <= 'z' || c == ' ' || c == ',' || c == '-';
    }
}

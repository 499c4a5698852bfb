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
                    "unix domain socket ",
                    "local socket ",
                    "unix://",
                    "unix=",
                    "unix:path=",
                    "connect() ",
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
        return false;
    }
}

package dev.bindsight.explain.places;

import org.jspecify.annotations.Nullable;

/** Tells the path of a Unix socket from that of a file, and reads it. */
final class SocketPath {
    /** Longer than sun_path of unix(7), which is 108; symbolic links are printed too. */
    private static final int LONGEST = 200;

    private SocketPath() {}

    /** Whether a path is that of a socket: by its own name, or by the words before it. */
    static boolean is(String text, int slash, int from, int to) {
        int end = end(text, slash, to);
        if (text.startsWith(".lock", end - 5)) {
            return false; // the file that keeps others from the socket
        }
        boolean named =
                text.startsWith(".sock", end - 5)
                        || text.startsWith(".socket", end - 7)
                        || text.startsWith("/socket", end - 7)
                        || text.startsWith(".s.PGSQL", end - 13)
                        || text.indexOf("/.s.", slash, end) >= 0
                        || isPipe(text, slash);
        return named || SocketWords.before(text, slash, from);
    }

    /** A named pipe of Windows, which programs use as a socket; with whatever slashes. */
    static boolean isPipe(String text, int start) {
        return text.regionMatches(true, start, "//./pipe/", 0, 9)
                || text.regionMatches(true, start, "\\\\.\\pipe\\", 0, 9);
    }

    /** The path that begins there, or null if it is a slash alone. */
    static @Nullable NamedPlace at(String text, int start, int to, NamedPlace.Role role) {
        int end = end(text, start, to);
        return end > start + 1
                ? NamedPlace.path(role, text.substring(start, end), start, end)
                : null;
    }

    /** Behind its last character; a full stop or a colon is the sentence's. */
    static int end(String text, int start, int to) {
        int end = start;
        int limit = Math.min(to, start + LONGEST);
        boolean slashes = text.charAt(start) == '/'; // "…/docker.sock\n    at …", a string of JSON
        while (end < limit && isPath(text.charAt(end)) && !(slashes && text.charAt(end) == '\\')) {
            end++;
        }
        while (end > start && ".:".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return end;
    }

    /** Behind any path. */
    static int behind(String text, int start, int to) {
        int end = start;
        while (end < to && isPath(text.charAt(end))) {
            end++;
        }
        return Math.max(end, start + 1);
    }

    private static boolean isPath(char c) {
        return c > ' ' && "\"'`()[]{}<>|,;\u2018\u2019\u201C\u201D".indexOf(c) < 0;
    }
}

package dev.bindsight.view.details;

/** Shortens paths in the middle, at a slash: where it is and what it is stay readable. */
final class PathShortener {
    private static final String GAP = "/…";

    private PathShortener() {}

    /**
     * The path with its middle left out.
     *
     * @param longest how many characters it should have; the last name is never cut for that
     * @return {@code text} itself if it is short enough or no absolute path
     */
    static String shorten(String text, int longest) {
        boolean path = text.startsWith("/") || text.startsWith("~/");
        if (!path || text.length() <= longest || text.indexOf(' ') >= 0) {
            return text;
        }
        int headEnd = text.indexOf('/', text.indexOf('/') + 1);
        if (headEnd < 0) {
            return text;
        }
        String head = text.substring(0, headEnd);
        int tail = text.lastIndexOf('/');
        int next = text.lastIndexOf('/', tail - 1);
        while (next > headEnd && head.length() + GAP.length() + text.length() - next <= longest) {
            tail = next;
            next = text.lastIndexOf('/', tail - 1);
        }
        return tail <= headEnd ? text : head + GAP + text.substring(tail);
    }
}

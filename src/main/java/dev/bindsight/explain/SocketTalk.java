package dev.bindsight.explain;

import dev.bindsight.explain.anchors.LineFilter;
import dev.bindsight.explain.anchors.WordFinder;
import dev.bindsight.explain.anchors.WordHits;

import java.util.List;

/**
 * Whether a line speaks of a socket. A missing file is one of ours only in such a line: nginx logs
 * one for each page that is not there.
 */
final class SocketTalk {
    /** So many characters of a line are looked through, before an errno and behind it. */
    private static final int REACH = 400;

    /** No character has more bytes in UTF-8. */
    private static final int BYTES = 4;

    private static final List<String> SPELLED =
            List.of("sock", "connect", "bind", "listen", "accept", "dial", "sqlstate");

    private static final WordFinder WORDS = new WordFinder(SPELLED);
    private static final LineFilter FILTER = new LineFilter(SPELLED);

    private SocketTalk() {}

    /** Whether a line does that has an errno there, within a part of a text. */
    static boolean around(String text, int from, int to, int at) {
        var hits = new WordHits();
        WORDS.find(text, Math.max(from, at - REACH), Math.min(to, at + REACH), hits);
        return hits.count() > 0;
    }

    /** The same of UTF-8; a line in which {@link #around(String, int, int, int)} finds one. */
    static boolean around(byte[] text, int from, int to, int at) {
        int start = at;
        while (start > from && start > at - REACH * BYTES && text[start - 1] != '\n') {
            start--;
        }
        int end = at;
        while (end < to && end < at + REACH * BYTES && text[end] != '\n') {
            end++;
        }
        return FILTER.next(text, start, end, (_, _) -> true) < end
                && WORDS.first(text, start, end, (_, _) -> true) >= 0;
    }
}

package dev.bindsight.explain;

import dev.bindsight.explain.calls.CallMention;
import dev.bindsight.explain.calls.CallWord;
import dev.bindsight.explain.errnos.ErrnoWord;
import dev.bindsight.explain.errnos.Mention;
import dev.bindsight.explain.places.Ascii;
import dev.bindsight.explain.places.Piece;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** Which of the calls that a line names is the one that failed. */
final class CallChoice {
    /** How far from the errno a call still belongs to it. */
    private static final int FARTHEST = 400;

    /**
     * A call that was chosen.
     *
     * @param name its name
     * @param at where it stands, absent where the errno's own words say it
     */
    record Chosen(String name, @Nullable Piece at) {}

    private final String text;

    CallChoice(String text) {
        this.text = text;
    }

    /** The call of an error: the word before its name, the nearest before it, the first behind. */
    @Nullable Chosen of(Cluster cluster, List<CallMention> calls) {
        for (Mention mention : cluster.mentions()) {
            if (mention.kind() == ErrnoWord.Kind.NAME) {
                Chosen tight = wordBefore(mention.start());
                if (tight != null) {
                    return tight;
                }
            }
        }
        CallMention before = null;
        CallMention behind = null;
        for (CallMention each : calls) {
            if (each.start() < cluster.from() || each.end() > cluster.to()) {
                continue;
            }
            if (each.end() <= cluster.end() && cluster.end() - each.end() < FARTHEST) {
                before = each.end() <= cluster.start() || before == null ? each : before;
            } else if (behind == null && each.start() >= cluster.end()) {
                behind = each;
            }
        }
        CallMention lookup =
                before != null && !before.call().equals("getaddrinfo")
                        ? lookup(cluster, calls)
                        : null;
        CallMention found = lookup != null ? lookup : before != null ? before : behind;
        return found == null
                ? null
                : new Chosen(found.call(), new Piece(found.start(), found.end()));
    }

    /** {@code lookup db on 10.0.0.2:53: read udp …}: a look-up reads and connects too. */
    private static @Nullable CallMention lookup(Cluster cluster, List<CallMention> calls) {
        for (CallMention each : calls) {
            boolean inside = each.start() >= cluster.from() && each.end() <= cluster.start();
            if (inside && each.call().equals("getaddrinfo")) {
                return each;
            }
        }
        return null;
    }

    /** {@code listen EADDRINUSE}, {@code querySrv ENOTFOUND}: as Node.js and libuv print. */
    private @Nullable Chosen wordBefore(int name) {
        int end = name - 1;
        if (end < 1 || text.charAt(end) != ' ') {
            return null;
        }
        int start = end;
        while (start > 0 && end - start < 24 && Ascii.isWord(text.charAt(start - 1))) {
            start--;
        }
        String word = text.substring(start, end);
        return NodeCalls.has(word) ? new Chosen(word, new Piece(start, end)) : null;
    }

    /** The call that a field names: {@code syscall: 'connect'}. */
    @Nullable Chosen field(int from, int to) {
        int found = text.indexOf("syscall", from, to);
        if (found < 0) {
            return null;
        }
        int start = found + 7;
        while (start < to && start < found + 20 && !Ascii.isLetter(text.charAt(start))) {
            start++;
        }
        int end = start;
        while (end < to && end < start + 24 && Ascii.isWord(text.charAt(end))) {
            end++;
        }
        return end > start + 1
                ? new Chosen(text.substring(start, end), new Piece(start, end))
                : null;
    }

    /** Whether any of the calls says that it failed. */
    static boolean hasFailed(List<CallMention> calls) {
        for (CallMention each : calls) {
            if (each.use() == CallWord.Use.FAILED) {
                return true;
            }
        }
        return false;
    }
}

package dev.bindsight.explain;

import dev.bindsight.explain.calls.CallMention;
import dev.bindsight.explain.places.Ascii;
import dev.bindsight.explain.places.HostText;

import java.util.List;
import java.util.Set;

/**
 * Reads the name that a connect was made to, where no port stands at it: {@code Could not connect
 * to mail.shop.example (Connection refused)}. A word without a dot may be any other.
 */
final class PeerName {
    private static final Set<String> BEFORE_NAME = Set.of("server", "host", "the", "remote");

    /** What ends as a name does, and is none. */
    private static final Set<String> NO_DOMAINS =
            Set.of(
                    "service", "socket", "sock", "target", "timer", "mount", "slice", "scope",
                    "exe", "dll", "conn", "client", "session");

    private static final int MOST_WORDS = 4;

    private final String text;
    private final WrittenName names;

    PeerName(String text) {
        this.text = text;
        this.names = new WrittenName(text);
    }

    /** The name behind the first call that has one. */
    PlaceChoice.Chosen of(Cluster cluster, List<CallMention> calls) {
        for (CallMention each : calls) {
            boolean within = each.start() >= cluster.from() && each.end() <= cluster.to();
            if (within && each.call().equals("connect")) {
                PlaceChoice.Chosen named = behind(behindTo(each.end()), cluster.to());
                if (!named.isNothing()) {
                    return named;
                }
            }
        }
        return PlaceChoice.Chosen.NONE;
    }

    /** Behind the "to" of a call, or -1 where it has none. */
    private int behindTo(int end) {
        if (text.startsWith(" to ", end)) {
            return end + 4;
        }
        return text.startsWith(" to ", end - 3) ? end + 1 : -1;
    }

    private PlaceChoice.Chosen behind(int from, int to) {
        int start = from;
        for (int words = 0; from >= 0 && words < MOST_WORDS && start < to; words++) {
            boolean quoted = Ascii.isQuote(text.charAt(start));
            int begin = quoted ? start + 1 : start;
            int end = names.end(begin, to);
            if (isDomain(begin, end)) {
                return names.place(begin, end, to);
            }
            if (quoted
                    || Ascii.at(text, end) != ' '
                    || !BEFORE_NAME.contains(text.substring(begin, end))) {
                break;
            }
            start = end + 1;
        }
        return PlaceChoice.Chosen.NONE;
    }

    /** Whether it has a dot, and behind the last one what a domain can be and a class cannot. */
    private boolean isDomain(int start, int end) {
        int dot = end > start ? text.lastIndexOf('.', end - 1) : -1;
        if (dot <= start
                || end - dot < 3
                || !HostText.isName(text, start, end)
                || HostText.isOther(text, start, end)) {
            return false;
        }
        for (int i = dot + 1; i < end; i++) {
            if (text.charAt(i) < 'a' || text.charAt(i) > 'z') {
                return false;
            }
        }
        char next = Ascii.at(text, end);
        boolean ends = " :;,)'\".\n".indexOf(next) >= 0 || Ascii.isQuote(next);
        return ends && !NO_DOMAINS.contains(text.substring(dot + 1, end));
    }
}

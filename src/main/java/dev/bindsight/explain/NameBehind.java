package dev.bindsight.explain;

import dev.bindsight.explain.errnos.Mention;
import dev.bindsight.explain.places.Ascii;
import dev.bindsight.explain.places.HostText;

import java.util.Locale;
import java.util.Set;

/** Reads the name that stands behind the words of a look-up. */
final class NameBehind {
    /** Between the words that say a look-up failed and the name. */
    private static final Set<String> BETWEEN =
            Set.of(
                    "host",
                    "hostname",
                    "address",
                    "name",
                    "for",
                    "of",
                    "the",
                    "domain",
                    "server",
                    "to",
                    "on",
                    "node",
                    "in",
                    "upstream",
                    "addresses",
                    "information");

    private static final int MOST_WORDS = 4;

    private final String text;
    private final WrittenName names;

    NameBehind(String text) {
        this.text = text;
        this.names = new WrittenName(text);
    }

    /** The first word behind that can be a name, skipping a few that lead to it. */
    PlaceChoice.Chosen of(int from, Cluster cluster) {
        int to = cluster.to();
        int at = behindException(from);
        for (int words = 0; words < MOST_WORDS; words++) {
            int start = at;
            boolean quoted = false;
            while (start < to && !Ascii.isWord(text.charAt(start))) {
                char c = text.charAt(start);
                if (c == '*'
                        || c == '['
                        || c == '\n'
                        || c == '<'
                        || c == ']'
                        || c == '}'
                        || c == ','
                        || start - at > 8) {
                    return PlaceChoice.Chosen.NONE;
                }
                quoted |= c == '\'' || c == '"' || c == '\u2018' || c == '`' || c == '\u201C';
                start++;
            }
            int end = names.end(start, to);
            boolean masked = text.startsWith(".<", end);
            if (end == start || masked || isSaid(start, cluster)) {
                return PlaceChoice.Chosen.NONE;
            }
            String word = text.substring(start, end).toLowerCase(Locale.ROOT);
            if (text.startsWith("://", end)) {
                at = end + 3; // a URL that was given for a name
                continue;
            }
            if (!quoted && BETWEEN.contains(word)) {
                at = end;
                continue;
            }
            if (end == to && words > 0 && "upstream".startsWith(word)) {
                return PlaceChoice.Chosen.NONE; // of which a terminal cut the end off
            }
            return (quoted || !isOrdinary(start, end, to)) && !names.isNone(start, end)
                    ? names.place(start, end, to)
                    : PlaceChoice.Chosen.NONE;
        }
        return PlaceChoice.Chosen.NONE;
    }

    private int behindException(int end) {
        return text.startsWith("Exception", end)
                ? end + 9
                : text.startsWith("Error", end) ? end + 5 : end;
    }

    /** {@code No such host is known (redis)}, {@code could not be resolved: 'shop.test'}. */
    PlaceChoice.Chosen enclosed(Cluster cluster) {
        int at = cluster.end();
        while (at < cluster.to()
                && at < cluster.end() + 4
                && " :.(".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        boolean bracket = Ascii.at(text, at - 1) == '(';
        boolean quote = Ascii.isQuote(Ascii.at(text, at));
        int start = quote ? at + 1 : at;
        int end = names.end(start, cluster.to());
        char close = Ascii.at(text, end);
        boolean port = close == ':' && Ascii.isDigit(Ascii.at(text, end + 1));
        boolean closed = bracket && (close == ')' || port) || quote && Ascii.isQuote(close);
        return closed && end > start && !names.isNone(start, end)
                ? names.place(start, end, cluster.to())
                : PlaceChoice.Chosen.NONE;
    }

    /** Whether it is the errno itself. */
    private static boolean isSaid(int start, Cluster cluster) {
        for (Mention each : cluster.mentions()) {
            if (start >= each.start() && start < each.end()) {
                return true;
            }
        }
        return false;
    }

    /** A word in a sentence, not a name: another word follows, and it has no dot. */
    private boolean isOrdinary(int start, int end, int to) {
        if (!HostText.isName(text, start, end)) {
            return true;
        }
        if (text.indexOf('.', start, end) >= 0 || text.indexOf('-', start, end) >= 0) {
            return false;
        }
        return end + 1 < to
                && (text.charAt(end) == ' '
                                && Ascii.isLetter(text.charAt(end + 1))
                                && !text.startsWith("port", end + 1)
                                && !text.startsWith("on ", end + 1)
                                && !text.startsWith("failed", end + 1)
                        || text.charAt(end) == '('
                        || text.charAt(end) == '='
                        || text.startsWith(": '", end));
    }
}

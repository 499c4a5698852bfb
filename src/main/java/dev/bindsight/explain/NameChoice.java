package dev.bindsight.explain;

import dev.bindsight.explain.calls.CallMention;
import dev.bindsight.explain.errnos.ErrnoWord;
import dev.bindsight.explain.errnos.Mention;
import dev.bindsight.explain.places.Ascii;
import dev.bindsight.explain.places.HostText;
import dev.bindsight.explain.places.NamedPlace;
import dev.bindsight.explain.places.Piece;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Which name was looked up, where a look-up failed: not that of the name server. */
final class NameChoice {
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

    /** RFC 1035 section 2.3.4; what is longer is no name, nor is a part of it. */
    private static final int LONGEST_NAME = 253;

    private final String text;

    NameChoice(String text) {
        this.text = text;
    }

    /** The name, with a port if one stands at it, or at the same name elsewhere in the line. */
    PlaceChoice.Chosen of(Cluster cluster, List<CallMention> calls, List<NamedPlace> places) {
        PlaceChoice.Chosen name = name(cluster, calls, places);
        if (name.host() == null || name.port() > 0) {
            return name;
        }
        for (NamedPlace each : places) {
            if (each.form() == NamedPlace.Form.PAIR && name.host().equalsIgnoreCase(each.host())) {
                return name.or(PlaceChoice.Chosen.of(each));
            }
        }
        return name;
    }

    private PlaceChoice.Chosen name(
            Cluster cluster, List<CallMention> calls, List<NamedPlace> places) {
        for (Mention each : cluster.mentions()) {
            boolean says =
                    each.kind() == ErrnoWord.Kind.NAME
                            || each.kind() == ErrnoWord.Kind.WORDS && endsInHost(each);
            boolean quoted = Ascii.isQuote(Ascii.at(text, each.end()));
            if (!quoted && (says || each.kind() == ErrnoWord.Kind.CLASS)) {
                PlaceChoice.Chosen behind = behind(behindException(each.end()), cluster);
                if (!behind.isNothing()) {
                    return behind;
                }
            }
        }
        for (int i = calls.size() - 1; i >= 0; i--) {
            CallMention call = calls.get(i);
            if (call.call().equals("getaddrinfo")
                    && call.start() >= cluster.from()
                    && call.end() <= cluster.to()) {
                PlaceChoice.Chosen behind = behind(behindException(call.end()), cluster);
                if (!behind.isNothing()) {
                    return behind;
                }
            }
        }
        PlaceChoice.Chosen enclosed = enclosed(cluster);
        if (!enclosed.isNothing()) {
            return enclosed;
        }
        PlaceChoice.Chosen before =
                saysResolve(cluster)
                        ? PlaceChoice.Chosen.NONE
                        : before(cluster.start(), cluster.from());
        if (!before.isNothing()) {
            return before;
        }
        Piece twice = NameSaidTwice.before(text, cluster);
        if (twice != null) {
            return withPort(twice.start(), twice.end(), twice.end());
        }
        PlaceChoice.Chosen pair =
                PlaceChoice.of(
                        cluster.start(),
                        cluster.end(),
                        cluster.from(),
                        cluster.to(),
                        places.stream()
                                .filter(each -> each.form() == NamedPlace.Form.PAIR)
                                .toList());
        if (pair.host() != null && !Hosts.isAddress(pair.host())) {
            return pair;
        }
        PlaceChoice.Chosen quoted = quoted(cluster, places);
        return quoted.isNothing()
                ? PlaceChoice.of(
                        cluster.start(), cluster.end(), cluster.from(), cluster.to(), places)
                : quoted;
    }

    /** {@code ssh: Could not resolve hostname …}: before it stands who says so. */
    private boolean saysResolve(Cluster cluster) {
        String words = text.substring(cluster.start(), cluster.mentions().getFirst().end());
        return words.toLowerCase(Locale.ROOT).contains("not resolve");
    }

    private boolean endsInHost(Mention mention) {
        String words = text.substring(mention.start(), mention.end()).toLowerCase(Locale.ROOT);
        return words.endsWith("host")
                || words.endsWith("hostname")
                || words.endsWith("lookup")
                || words.endsWith("found");
    }

    private int behindException(int end) {
        return text.startsWith("Exception", end)
                ? end + 9
                : text.startsWith("Error", end) ? end + 5 : end;
    }

    /** The first word behind that can be a name, skipping a few that lead to it. */
    private PlaceChoice.Chosen behind(int from, Cluster cluster) {
        int to = cluster.to();
        int at = from;
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
            int end = nameEnd(start, to);
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
            return (quoted || !isOrdinary(start, end, to)) && !isCallOrClass(start, end)
                    ? withPort(start, end, to)
                    : PlaceChoice.Chosen.NONE;
        }
        return PlaceChoice.Chosen.NONE;
    }

    /** {@code No such host is known (redis)}, {@code could not be resolved: 'shop.test'}. */
    private PlaceChoice.Chosen enclosed(Cluster cluster) {
        int at = cluster.end();
        while (at < cluster.to()
                && at < cluster.end() + 4
                && " :.(".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        boolean bracket = Ascii.at(text, at - 1) == '(';
        boolean quote = Ascii.isQuote(Ascii.at(text, at));
        int start = quote ? at + 1 : at;
        int end = nameEnd(start, cluster.to());
        char close = Ascii.at(text, end);
        boolean port = close == ':' && Ascii.isDigit(Ascii.at(text, end + 1));
        boolean closed = bracket && (close == ')' || port) || quote && Ascii.isQuote(close);
        return closed && end > start && !isCallOrClass(start, end)
                ? withPort(start, end, cluster.to())
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

    private int nameEnd(int start, int to) {
        int end = start;
        while (end < to && end - start <= LONGEST_NAME && isName(text.charAt(end))) {
            end++;
        }
        if (end - start > LONGEST_NAME) {
            return start;
        }
        while (end > start && (text.charAt(end - 1) == '.' || text.charAt(end - 1) == '-')) {
            end--;
        }
        return end;
    }

    private static boolean isName(char c) {
        return Ascii.isWord(c) || c == '.' || c == '-';
    }

    private PlaceChoice.Chosen withPort(int start, int end, int to) {
        String host = HostText.isName(text, start, end) ? HostText.printed(text, start, end) : null;
        int digits = end + 1;
        int behind =
                end < to && text.charAt(end) == ':' ? Ascii.behindDigits(text, digits, 6) : digits;
        if (behind == digits
                && end < to
                && text.charAt(end) == ' '
                && text.startsWith(text.substring(start, end) + ":", end + 1)) {
            // node 10 and before print the name twice: "ENOTFOUND db db:5432"
            digits = end + 2 + end - start;
            behind = Ascii.behindDigits(text, digits, 6);
        }
        if (host == null) {
            return PlaceChoice.Chosen.NONE;
        }
        int port =
                behind > digits && behind - digits <= 5 && behind <= to
                        ? Ascii.number(text, digits, behind)
                        : 0;
        boolean real = port > 0 && port <= 65_535;
        return new PlaceChoice.Chosen(
                host,
                new Piece(start, end),
                real ? port : 0,
                real ? new Piece(digits, behind) : null);
    }

    /** {@code ping: nosuch.invalid: Name or service not known}: what stands before the words. */
    private PlaceChoice.Chosen before(int words, int from) {
        int end = words;
        while (end > from && " :-,(['\"".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        int start = end;
        while (start > from && end - start < LONGEST_NAME && isName(text.charAt(start - 1))) {
            start--;
        }
        boolean whole = start == from || " '\"(@/".indexOf(text.charAt(start - 1)) >= 0;
        boolean colon =
                end < words
                        && (text.charAt(end) == ':' && Ascii.at(text, end + 1) != ':'
                                || text.charAt(end) == ','
                                || text.startsWith(" could not be resolved", end)
                                || text.startsWith(" cannot be resolved", end)
                                || text.charAt(end) == '\''
                                || text.charAt(end) == '"');
        boolean dotted = text.indexOf('.', start, Math.max(start, end)) >= 0;
        boolean afterColon =
                start > from + 1 && text.charAt(start - 1) == ' ' && text.charAt(start - 2) == ':';
        return end > start
                        && whole
                        && colon
                        && (dotted || afterColon && !isCallOrClass(start, end))
                        && HostText.isName(text, start, end)
                        && !HostText.isOther(text, start, end) // ERROR: [Errno -2] …
                        && !isJavaClass(start, end)
                ? withPort(start, end, start)
                : PlaceChoice.Chosen.NONE;
    }

    private boolean isCallOrClass(int start, int end) {
        String word = text.substring(start, end);
        return NodeCalls.has(word)
                || word.equals("lookup")
                || word.equals("gethostbyname")
                || word.endsWith("getaddrinfo")
                || word.equals("php_network_getaddresses")
                || word.equals("failed")
                || word.equals("resolve")
                || word.equals("error")
                || word.endsWith("Error")
                || word.endsWith("Exception");
    }

    private boolean isJavaClass(int start, int end) {
        int dot = end;
        while (dot > start && text.charAt(dot - 1) != '.') {
            dot--;
        }
        String last = text.substring(dot, end);
        return last.endsWith("Exception") || last.endsWith("Error") || last.endsWith("error");
    }

    private PlaceChoice.Chosen quoted(Cluster cluster, List<NamedPlace> places) {
        for (NamedPlace each : places) {
            boolean name =
                    each.host() != null
                            && !Hosts.isAddress(each.host())
                            && each.role() != NamedPlace.Role.OTHER;
            if (name && each.start() >= cluster.from() && each.end() <= cluster.to()) {
                return PlaceChoice.Chosen.of(each);
            }
        }
        return PlaceChoice.Chosen.NONE;
    }
}

package dev.bindsight.explain.places;

import org.jspecify.annotations.Nullable;

import java.util.Locale;
import java.util.Set;

/**
 * Reads a place that stands in quotes: the tuple of Python, {@code ('::1', 80, 0, 0)}, and a name
 * or an address alone, {@code on 'db.example.com'}.
 */
final class QuotedPlace {
    /** Words behind which a name in quotes is that of a host. */
    private static final Set<String> BEFORE =
            Set.of(
                    "on",
                    "to",
                    "at",
                    "host",
                    "hostname",
                    "server",
                    "address",
                    "name",
                    "for",
                    "lookup",
                    "resolve",
                    "of",
                    "with",
                    "contact",
                    "reach");

    private QuotedPlace() {}

    static @Nullable NamedPlace at(String text, int quote, int from, int to) {
        int start = quote + 1;
        int end = start;
        int limit = Math.min(to, start + HostText.LONGEST);
        while (end < limit && Ascii.isPlace(text.charAt(end))) {
            end++;
        }
        if (end >= limit
                || !Ascii.isQuote(text.charAt(end))
                || Ascii.isLetter(Ascii.at(text, end + 1))) {
            return null; // 'Couldn't start'
        }
        NamedPlace tuple = tuple(text, quote, start, end, from, to);
        if (tuple != null) {
            return tuple;
        }
        boolean address =
                IpText.isIpv4(text, start, end)
                        || IpText.isIpv6(text, start, end)
                                && !Ascii.isDigit(lastGroupAsPort(text, start, end));
        boolean name =
                HostText.isName(text, start, end)
                        && !HostText.isOther(text, start, end)
                        && introduced(text, quote, from);
        if (!address && !name) {
            return null;
        }
        String printed = HostText.printed(text, start, end);
        int digits = end + 2;
        int behind = Ascii.at(text, end + 1) == ':' ? Ascii.behindDigits(text, digits, 6) : digits;
        int port = behind > digits && behind <= to ? Ascii.number(text, digits, behind) : 0;
        if (port > 0 && port <= 65_535 && !Ascii.isWord(Ascii.at(text, behind))) {
            return NamedPlace.pair(
                    Roles.before(text, quote, from),
                    printed,
                    port,
                    quote,
                    behind,
                    new Piece(start, end),
                    new Piece(digits, behind));
        }
        return printed == null
                ? null
                : NamedPlace.host(
                        Roles.before(text, quote, from),
                        printed,
                        quote,
                        end + 1,
                        new Piece(start, end));
    }

    /** The last character of an address that might end in a port; a blank where none does. */
    private static char lastGroupAsPort(String text, int start, int end) {
        int colon = Ascii.last(text, ':', start, end);
        boolean port =
                IpText.isIpv6(text, start, colon) && Ascii.behindDigits(text, colon + 1, 5) == end;
        return port && !text.startsWith(", port", end + 1) && !text.startsWith(" port", end + 1)
                ? text.charAt(end - 1)
                : ' ';
    }

    private static @Nullable NamedPlace tuple(
            String text, int quote, int start, int end, int from, int to) {
        int open = text.startsWith("~c", quote - 2) ? quote - 2 : quote; // a charlist of Elixir
        if (open <= from
                || "([{".indexOf(text.charAt(open - 1)) < 0
                || Ascii.at(text, end + 1) != ',') {
            return null;
        }
        int digits = end + 2;
        while (digits < to && (text.charAt(digits) == ' ' || Ascii.isQuote(text.charAt(digits)))) {
            digits++;
        }
        int behind = Ascii.behindDigits(text, digits, 5);
        if (behind == digits || behind >= to || Ascii.isWord(text.charAt(behind))) {
            return null;
        }
        int port = Ascii.number(text, digits, behind);
        if (port > 65_535) {
            return null;
        }
        String host = HostText.printed(text, start, end);
        return NamedPlace.pair(
                NamedPlace.Role.PLAIN,
                host,
                port,
                quote,
                behind,
                new Piece(start, end),
                new Piece(digits, behind));
    }

    private static boolean introduced(String text, int quote, int from) {
        int end = quote;
        while (end > from
                && (text.charAt(end - 1) == ' '
                        || text.charAt(end - 1) == ':'
                        || text.charAt(end - 1) == '(')) {
            end--;
        }
        int start = Ascii.wordStart(text, end);
        return start >= from
                && end > start
                && end - start <= 8
                && BEFORE.contains(text.substring(start, end).toLowerCase(Locale.ROOT));
    }
}

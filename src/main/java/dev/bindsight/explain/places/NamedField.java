package dev.bindsight.explain.places;

import org.jspecify.annotations.Nullable;

import java.util.Set;

/** Reads a host or a port that stands behind its name: {@code port 80}, {@code "host":"db"}. */
final class NamedField {
    private static final int LONGEST_GAP = 14;
    private static final int MOST_INDENTED = 120;

    private static final Set<String> HOSTS =
            Set.of(
                    "host",
                    "hostname",
                    "hostaddr",
                    "address",
                    "addr",
                    "ip",
                    "ipaddress",
                    "ip_address",
                    "peername",
                    "server_name",
                    "dbhost",
                    "db_host",
                    "bind_address",
                    "bindaddress",
                    "remoteaddress",
                    "remote_address",
                    "host_name",
                    "sin_addr",
                    "serverhost",
                    "server_host",
                    "remotehost",
                    "endpoint",
                    "inet_addr",
                    "nodename",
                    "servername");

    /** {@code remote host: Connection}, and below it {@code refused}, where the line was broken. */
    private static final Set<String> BEGIN_A_REASON =
            Set.of("Connection", "Network", "Operation", "No", "Host", "Cannot", "Permission");

    /** Of {@link #HOSTS}. */
    private static final String LAST_LETTERS = "tersp";

    private static final String FIRST_LETTERS = "haipsdbren";

    /** What may stand between the name of a port and its number. */
    private static final Set<String> BEFORE_PORT =
            Set.of("number", "is", "tcp", "udp", "no", "htons");

    private final String text;
    private final int to;

    NamedField(String text, int to) {
        this.text = text;
        this.to = to;
    }

    /** The field whose name is a word of the text, with its value, if it is one. */
    @Nullable NamedPlace at(int start, int end) {
        int nameEnd = end;
        while (nameEnd > start && text.charAt(nameEnd - 1) == ':') {
            nameEnd--;
        }
        int colon = Ascii.last(text, ':', start, nameEnd);
        if (colon == start && colon < nameEnd - 1) {
            return at(start + 1, end); // :port=>5000, as Ruby prints a hash
        }
        if (colon >= start && colon < nameEnd - 1) {
            return glued(start, colon);
        }
        if (isPort(start, nameEnd)) {
            return port(start, nameEnd);
        }
        return isHost(start, nameEnd) ? host(start, nameEnd) : null;
    }

    /** {@code port:3000}, {@code host:10.0.0.1}: no blank between. */
    private @Nullable NamedPlace glued(int start, int colon) {
        int first = text.indexOf(':', start, colon + 1);
        if (first == colon && isPort(start, first)) {
            return port(start, first);
        }
        return first > start && isHost(start, first) ? host(start, first) : null;
    }

    private boolean isPort(int start, int end) {
        int word = end - 4;
        if (word < start
                || (text.charAt(end - 1) | 0x20) != 't'
                || !text.regionMatches(true, word, "port", 0, 4)) {
            return false;
        }
        if (word == start) {
            return true;
        }
        char before = text.charAt(word - 1);
        return before == '_'
                || before == '-'
                || before == '.'
                || text.charAt(word) == 'P'
                        && Ascii.isLetter(before)
                        && text.charAt(word + 1) == 'o'
                || word == start + 1
                        && (before == 'l' || before == 'r' || before == 'd' || before == 's');
    }

    private boolean isHost(int start, int end) {
        // most words are none, and are told by their last letter
        if (end - start > 15
                || end <= start
                || LAST_LETTERS.indexOf(text.charAt(end - 1) | 0x20) < 0) {
            return false;
        }
        int word = start;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (c == '.' || c == '-') {
                word = i + 1;
            }
        }
        return end - word >= 2
                && FIRST_LETTERS.indexOf(text.charAt(word) | 0x20) >= 0
                && HOSTS.contains(Ascii.lower(text, word, end));
    }

    private @Nullable NamedPlace port(int start, int nameEnd) {
        int value = behindBreak(nameEnd);
        int i = gap(value);
        int behindWord = i;
        while (behindWord < to && behindWord < i + 8 && Ascii.isLetter(text.charAt(behindWord))) {
            behindWord++;
        }
        if (behindWord > i && BEFORE_PORT.contains(Ascii.lower(text, i, behindWord))) {
            i = gap(behindWord);
            if (i < to && text.charAt(i) == '/') {
                i++;
            }
        }
        int end = Ascii.behindDigits(text, i, 6);
        if (end == i || end - i > 5 || i - value > LONGEST_GAP || end > to) {
            return null;
        }
        int port = Ascii.number(text, i, end);
        char next = end < to ? text.charAt(end) : ' ';
        boolean more =
                Ascii.isWord(next)
                        || Ascii.isCut(text, end)
                        || (next == '.' || next == ':' || next == '-')
                                && Ascii.isDigit(Ascii.at(text, end + 1));
        if (port < 1 || port > 65_535 || more) {
            return null;
        }
        boolean own =
                text.regionMatches(true, start, "local", 0, 5)
                        || text.regionMatches(true, start, "source", 0, 6)
                        || nameEnd - start == 5 && "lsLS".indexOf(text.charAt(start)) >= 0
                        || localBefore(start);
        boolean keyed = nameEnd < to && text.charAt(nameEnd) != ' ';
        var role =
                own ? NamedPlace.Role.OTHER : keyed ? NamedPlace.Role.KEYED : NamedPlace.Role.PLAIN;
        return NamedPlace.port(role, port, start, end, new Piece(i, end));
    }

    /** {@code {port,} at the end of a line: Erlang breaks its terms, and indents them deeply. */
    private int behindBreak(int nameEnd) {
        if (!text.startsWith(",\n", nameEnd)) {
            return nameEnd;
        }
        int at = nameEnd + 2;
        while (at < to && at < nameEnd + MOST_INDENTED && isIndentation(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isIndentation(char c) {
        return c == ' ' || c == '\t';
    }

    private boolean localBefore(int start) {
        return start >= 6
                && text.regionMatches(true, start - 6, "local ", 0, 6)
                && !text.regionMatches(true, start - 9, "on ", 0, 3)
                && !text.regionMatches(true, start - 11, "bind ", 0, 5);
    }

    /** Behind what stands between a name and its value: quotes, brackets, signs, blanks. */
    private int gap(int from) {
        int i = from;
        while (i < to && i < from + LONGEST_GAP && isBetween(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private static boolean isBetween(char c) {
        return c == ' '
                || c == ':'
                || c == '='
                || c == ','
                || c == '>'
                || c == '#'
                || c == '('
                || c == '\\'
                || Ascii.isQuote(c);
    }

    private @Nullable NamedPlace host(int start, int nameEnd) {
        int i = nameEnd;
        boolean sign = false;
        boolean quoted = false;
        while (i < to && i < nameEnd + 8) {
            char c = text.charAt(i);
            boolean isSign =
                    (c == ':' || c == '=' && !sign)
                            && !(i + 1 < to && c == ':' && text.charAt(i + 1) == ':');
            if (isSign || c == '>' && sign) {
                sign = true;
            } else if (c == ' ' || c == '\\') {
                quoted = false;
            } else if (Ascii.isQuote(c)) {
                boolean closesName =
                        !sign && i == nameEnd
                                || sign
                                        && Ascii.at(text, i + 1) == ':'
                                        && !(Ascii.at(text, i + 2) == ':');
                quoted = !closesName;
                if (!closesName && i + 1 < to && Ascii.isQuote(text.charAt(i + 1))) {
                    return null;
                }
            } else {
                break;
            }
            i++;
        }
        int value = i;
        if (sign && quoted && Ascii.at(text, i) == '/' && isAddress(start, nameEnd)) {
            return path(value);
        }
        while (i < to && i < value + HostText.LONGEST && (Ascii.isPlace(text.charAt(i)))) {
            i++;
        }
        return value(start, value, i, sign, quoted);
    }

    private boolean isAddress(int start, int end) {
        return end - start == 7 && text.regionMatches(true, start, "address", 0, 7);
    }

    /** {@code address: '/run/shop.sock'}, of Node.js; Java has {@code /10.0.0.5} there. */
    private @Nullable NamedPlace path(int slash) {
        return Ascii.isLetter(Ascii.at(text, slash + 1)) && Multiaddress.at(text, slash, to) == null
                ? SocketPath.at(text, slash, to, NamedPlace.Role.KEYED)
                : null;
    }

    private @Nullable NamedPlace value(
            int start, int value, int untrimmed, boolean sign, boolean quoted) {
        int end = untrimmed;
        while (end > value && ".-".indexOf(text.charAt(end - 1)) >= 0
                || end > value + 1 && text.charAt(end - 1) == ':' && text.charAt(end - 2) != ':') {
            end--;
        }
        if (end <= value) {
            return null;
        }
        boolean address =
                IpText.isIpv4(text, value, end)
                        || IpText.isIpv6(text, value, end) && alone(value, end, quoted);
        boolean any = end == value + 1 && text.charAt(value) == '*';
        boolean name =
                HostText.isName(text, value, end)
                        && (sign
                                || quoted
                                || hasDot(value, end) && !HostText.isOther(text, value, end));
        char next = end < to ? text.charAt(end) : ' ';
        if ((end == to || text.charAt(end) == '\n')
                && BEGIN_A_REASON.contains(text.substring(value, end))) {
            return null;
        }
        if (!address
                && !any
                && (!name || next == '(' || next == '[' || next == '/' || next == '=')) {
            return null;
        }
        String printed = HostText.printed(text, value, end);
        boolean own =
                Roles.before(text, start, 0) == NamedPlace.Role.OTHER
                        || isOfLogger(start, end)
                        || isOfRequest(start);
        var role = own ? NamedPlace.Role.OTHER : NamedPlace.Role.KEYED;
        return printed == null
                ? null
                : NamedPlace.host(role, printed, start, end, new Piece(value, end));
    }

    /**
     * {@code request: "GET / HTTP/1.1", host: "shop.example"}: nginx tells whom a client wanted.
     */
    private boolean isOfRequest(int start) {
        return text.startsWith("host: \"", start) && text.startsWith("HTTP/", start - 11);
    }

    /**
     * {@code "pid":12,"hostname":"web-7"}, {@code "hostname":"web-7","pid":12}: pino and Bunyan
     * tell in each line on which machine they run.
     */
    private boolean isOfLogger(int start, int end) {
        if (!text.regionMatches(true, start, "hostname", 0, 8)) {
            return false;
        }
        int next = gap(end);
        if (text.startsWith("pid", next) && !Ascii.isWord(Ascii.at(text, next + 3))) {
            return true;
        }
        int at = start;
        while (at > 0 && isBetween(text.charAt(at - 1)) && at > start - LONGEST_GAP) {
            at--;
        }
        int digits = at;
        while (at > 0 && Ascii.isDigit(text.charAt(at - 1)) && at > digits - 10) {
            at--;
        }
        if (at == digits) {
            return false;
        }
        int name = at;
        while (name > 0 && isBetween(text.charAt(name - 1)) && name > at - LONGEST_GAP) {
            name--;
        }
        return text.startsWith("pid", name - 3) && !Ascii.isWord(Ascii.at(text, name - 4));
    }

    /** Whether no port stands at its end, as in {@code address already in use :::80}. */
    private boolean alone(int value, int end, boolean quoted) {
        if (quoted) {
            return true;
        }
        int colon = Ascii.last(text, ':', value, end);
        return !IpText.isIpv6(text, value, colon);
    }

    private boolean hasDot(int value, int end) {
        for (int i = value; i < end; i++) {
            if (text.charAt(i) == '.') {
                return true;
            }
        }
        return false;
    }
}

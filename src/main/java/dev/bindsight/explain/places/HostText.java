package dev.bindsight.explain.places;

import org.jspecify.annotations.Nullable;

import java.util.Locale;
import java.util.Set;

/** Tells the name of a host from other words. */
public final class HostText {
    /** RFC 1035 section 2.3.4. */
    static final int LONGEST = 253;

    /** More stars or letters than an address has digits hide something else. */
    private static final int LONGEST_LABEL_OF_MASK = 4;

    /** What stands before a colon and a number, and is no host. */
    private static final Set<String> NO_HOST =
            Set.of(
                    "port",
                    "ports",
                    "pid",
                    "tid",
                    "uid",
                    "gid",
                    "fd",
                    "id",
                    "code",
                    "status",
                    "line",
                    "lines",
                    "col",
                    "column",
                    "row",
                    "errno",
                    "error",
                    "err",
                    "errors",
                    "exit",
                    "exitcode",
                    "took",
                    "time",
                    "ms",
                    "size",
                    "length",
                    "len",
                    "level",
                    "version",
                    "cost",
                    "grpc_status",
                    "retries",
                    "retry",
                    "attempt",
                    "attempts",
                    "timeout",
                    "count",
                    "total",
                    "max",
                    "min",
                    "number",
                    "num",
                    "rc",
                    "ret",
                    "result",
                    "sqlstate",
                    "winerror",
                    "os",
                    "signal",
                    "offset",
                    "index",
                    "position",
                    "pos",
                    "step",
                    "stage",
                    "thread",
                    "worker",
                    "process",
                    "family",
                    "sa_family",
                    "type",
                    "priority",
                    "duration",
                    "elapsed",
                    "seconds",
                    "backlog",
                    "revision",
                    "rev",
                    "build",
                    "started",
                    "ended",
                    "date",
                    "year",
                    "age",
                    "ttl",
                    "score",
                    "limit",
                    "page",
                    "channel",
                    "session",
                    "epoch",
                    "term",
                    "generation",
                    "failed",
                    "warning",
                    "info",
                    "debug",
                    "trace",
                    "fatal",
                    "warn",
                    "msg",
                    "message",
                    "at",
                    "eval",
                    "anonymous",
                    "makefile",
                    "unix",
                    "tcp",
                    "tcp4",
                    "tcp6",
                    "udp",
                    "udp4",
                    "udp6",
                    "ipv4",
                    "ipv6",
                    "inet",
                    "inet6",
                    "system",
                    "generic");

    /** What a program or a person prints for none, or does not want to show. */
    private static final Set<String> PLACEHOLDERS =
            Set.of(
                    "nil",
                    "null",
                    "undefined",
                    "none",
                    "unknown",
                    "host",
                    "hostname",
                    "ip",
                    "my_ip",
                    "your_ip",
                    "my-ip",
                    "your-ip",
                    "myip",
                    "yourip",
                    "ip_address",
                    "ip-address",
                    "server_ip",
                    "server-ip",
                    "redacted",
                    "address",
                    "addr",
                    "port",
                    "unspecified",
                    "x",
                    "xx",
                    "xxx",
                    "xxxx",
                    "hidden",
                    "masked",
                    "removed",
                    "any");

    /** Files of source or settings, which are printed with a line. */
    private static final Set<String> FILES =
            Set.of(
                    "js", "mjs", "cjs", "ts", "tsx", "jsx", "mts", "cts", "go", "py", "pyx", "rb",
                    "java", "kt", "kts", "scala", "clj", "groovy", "cs", "fs", "vb", "cpp", "cc",
                    "cxx", "c", "h", "hpp", "hh", "rs", "php", "ex", "exs", "erl", "hrl", "ml",
                    "mli", "hs", "lua", "pl", "pm", "pm6", "dart", "swift", "m", "mm", "zig", "nim",
                    "d", "jl", "r", "sh", "bash", "conf", "cfg", "ini", "yml", "yaml", "json",
                    "toml", "xml", "txt", "log", "vue", "svelte", "html", "css", "sql", "inc", "s",
                    "asm");

    /** Domains of countries that files end in too; a file seldom has a second dot. */
    private static final Set<String> COUNTRIES =
            Set.of("cc", "rs", "pl", "py", "sh", "ml", "mm", "pm", "sc", "as", "ps", "gs");

    private HostText() {}

    /** Whether a part of a text can be the name of a host: letters, digits, dots, hyphens. */
    public static boolean isName(String text, int from, int to) {
        if (to <= from || to - from > LONGEST || !Ascii.isWord(text.charAt(from))) {
            return false;
        }
        boolean letter = false;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (!Ascii.isName(c)) {
                return false;
            }
            letter |= Ascii.isLetter(c);
        }
        return letter || isMistyped(text, from, to);
    }

    /** {@code 172.16.23.277}: no address, so it was looked up as a name. */
    private static boolean isMistyped(String text, int from, int to) {
        int parts = 0;
        boolean tooLarge = false;
        for (int at = from; at < to; at++) {
            int end = Ascii.behindDigits(text, at, 4);
            if (end == at || end - at > 3 || end < to && text.charAt(end) != '.') {
                return false;
            }
            tooLarge |= Ascii.number(text, at, end) > 255;
            parts++;
            at = end;
        }
        return parts == 4 && tooLarge && Ascii.isDigit(text.charAt(to - 1));
    }

    /** Whether it is no name but that of a field, a file of source, or the like. */
    public static boolean isOther(String text, int from, int to) {
        String word = text.substring(from, to).toLowerCase(Locale.ROOT);
        if (NO_HOST.contains(word)) {
            return true;
        }
        int dot = word.lastIndexOf('.');
        if (dot < 0) {
            return false;
        }
        String last = word.substring(dot + 1);
        return FILES.contains(last) && !(COUNTRIES.contains(last) && word.indexOf('.') < dot);
    }

    /** As printed, or null where it is a placeholder. */
    public static @Nullable String printed(String text, int from, int to) {
        return to <= from || isPlaceholder(text, from, to) || isVariable(text, from, to)
                ? null
                : text.substring(from, to);
    }

    /** {@code $DB_HOST}, {@code ${DB_HOST}}, {@code %DB_HOST%}: what nobody has put a name for. */
    private static boolean isVariable(String text, int from, int to) {
        char before = Ascii.at(text, from - 1);
        return before == '$'
                || before == '{' && Ascii.at(text, from - 2) == '$'
                || before == '%' && Ascii.at(text, to) == '%';
    }

    private static boolean isPlaceholder(String text, int from, int to) {
        if (to - from <= 11
                && Ascii.isLetter(text.charAt(from))
                && PLACEHOLDERS.contains(text.substring(from, to).toLowerCase(Locale.ROOT))) {
            return true;
        }
        if (isMask(text, from, to)) {
            return true;
        }
        boolean onlyX = true;
        int label = from;
        int labelsOfX = 0;
        for (int i = from; i <= to; i++) {
            char c = i < to ? text.charAt(i) : '.';
            if (c == '.' || c == '-') {
                boolean whole = c == '.' && Ascii.at(text, label - 1) != '-';
                if (whole && onlyX && (i > label + 1 || i > label && text.charAt(label) == 'X')) {
                    return true;
                }
                labelsOfX += onlyX && i > label ? 1 : 0;
                label = i + 1;
                onlyX = true;
            } else {
                onlyX &= c == 'x' || c == 'X';
            }
        }
        return labelsOfX > 1 || isOneLabelAgain(text, from, to); // x.x.x.x, ip-xx-xx-xx-xx
    }

    /** {@code **.***.***.***}, {@code *removed*}; one alone is every address. */
    static boolean isMask(String text, int from, int to) {
        if (to > from + 2 && text.charAt(from) == '*' && text.charAt(to - 1) == '*') {
            return isName(text, from + 1, to - 1) || isStars(text, from, to);
        }
        return isStars(text, from, to) || isMaskedAddress(text, from, to);
    }

    /**
     * {@code ***.69}, {@code 10.0.*.*}, {@code 51.yyy.yyy.37}: an address of which a person has
     * covered a part; {@code *.shop.test} is none.
     */
    private static boolean isMaskedAddress(String text, int from, int to) {
        int labels = 0;
        int stars = 0;
        int letters = 0;
        int numbers = 0;
        int label = from;
        for (int i = from; i <= to; i++) {
            if (i < to && text.charAt(i) != '.') {
                continue;
            }
            if (i == label || i > label + LONGEST_LABEL_OF_MASK) {
                return false;
            }
            labels++;
            switch (kind(text, label, i)) {
                case '*' -> stars += i > label + 1 ? 2 : 1;
                case 'a' -> letters++;
                case '0' -> numbers++;
                default -> {
                    return false;
                }
            }
            label = i + 1;
        }
        boolean four = labels == 4;
        return letters == 0 ? stars > 0 && numbers > 0 && (four || stars > 1) : four && numbers > 0;
    }

    /** Of what a label is: {@code 0} of digits, {@code *} of stars, {@code a} of one letter. */
    private static char kind(String text, int from, int to) {
        char first = text.charAt(from);
        boolean digit = Ascii.isDigit(first);
        for (int i = from + 1; i < to; i++) {
            char c = text.charAt(i);
            if (digit ? !Ascii.isDigit(c) : c != first) {
                return '-';
            }
        }
        return digit ? '0' : first == '*' ? '*' : Ascii.isLetter(first) ? 'a' : '-';
    }

    private static boolean isStars(String text, int from, int to) {
        int at = from;
        while (at < to && (text.charAt(at) == '*' || text.charAt(at) == '.')) {
            at++;
        }
        return at == to && at > from + 1 && text.charAt(from) == '*';
    }

    /** {@code IP.IP.IP.IP}: the same letters four times are no name. */
    private static boolean isOneLabelAgain(String text, int from, int to) {
        int first = text.indexOf('.', from, to);
        int length = first - from;
        if (length < 1 || to - from != 4 * length + 3 || !Ascii.isLetter(text.charAt(from))) {
            return false;
        }
        for (int label = first + 1; label < to; label += length + 1) {
            boolean ends = label + length == to || text.charAt(label + length) == '.';
            if (!ends || !text.regionMatches(from, text, label, length)) {
                return false;
            }
        }
        return true;
    }
}

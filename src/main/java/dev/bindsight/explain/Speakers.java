package dev.bindsight.explain;

import dev.bindsight.explain.lines.Lines;
import dev.bindsight.explain.places.Ascii;

import org.jspecify.annotations.Nullable;

import java.util.Locale;
import java.util.Set;

/**
 * Who speaks in a line, where that is told without any rule: many programs begin what they print
 * with their own name ({@code ssh: connect to host …}), and a prompt stands before each command of
 * a terminal. So a text that has errors of two programs has two.
 */
final class Speakers {
    private static final int LONGEST_NAME = 32;
    private static final int LONGEST_PROMPT = 120;

    /** What stands before a colon too and is no program. */
    private static final Set<String> NO_PROGRAMS =
            Set.of(
                    "error",
                    "fatal",
                    "warning",
                    "warn",
                    "info",
                    "err",
                    "debug",
                    "notice",
                    "critical",
                    "panic",
                    "caused",
                    "cause",
                    "reason",
                    "message",
                    "msg",
                    "detail",
                    "details",
                    "hint",
                    "note",
                    "stderr",
                    "stdout",
                    "output",
                    "code",
                    "errno",
                    "syscall",
                    "address",
                    "port",
                    "hostname",
                    "host",
                    "url",
                    "exception",
                    "failed",
                    "failure",
                    "result",
                    "status",
                    "call",
                    "what",
                    "main",
                    "http",
                    "https",
                    "tcp",
                    "udp",
                    "read",
                    "kex_exchange_identification",
                    "ssh_exchange_identification",
                    "client_loop",
                    "socket",
                    "getaddrinfo",
                    "dial",
                    "lookup",
                    "transport",
                    "network",
                    "connection",
                    "server",
                    "client");

    /** Each has errors of its own wording, and none prints those of another. */
    private static final Set<String> LANGUAGES =
            Set.of(
                    "Node.js", "Python", "Java", "Go", "Rust", "Ruby", "PHP", "Perl", ".NET",
                    "OCaml", "Dart", "Haskell", "Julia", "curl", "wget", "OpenSSH", "nginx",
                    "HAProxy");

    private final Lines lines;
    private final String text;
    private final @Nullable String[] signs;

    private int @Nullable [] prompts;

    Speakers(Lines lines) {
        this.lines = lines;
        this.text = lines.text();
        this.signs = new @Nullable String[lines.count()];
    }

    /** A sign of a reporter stands on a line. */
    void sign(int line, String reporter) {
        signs[line] = signs[line] == null ? reporter : signs[line];
    }

    /** Whether two lines are of two programs, as far as they say; the first stands above. */
    boolean areTwo(Reading above, Reading below) {
        return above.line() != below.line()
                && (isOfTwoNames(above.line(), below.line())
                        || isOfTwoLanguages(above, below)
                        || isOfTwoTags(above.line(), below.line())
                        || isOfTwoCodes(above.line(), below.line())
                        || isPromptBetween(above.line(), below.line()));
    }

    /**
     * Whether a program that told a place is another than the one that says an error below.
     *
     * @param reporter who told it, absent where many do in these words
     */
    boolean isOfAnother(int above, @Nullable String reporter, Reading error) {
        return isOfTwoNames(above, error.line())
                || isOfAnotherReporter(above, reporter, error)
                || isPromptBetween(above, error.line());
    }

    private boolean isOfAnotherReporter(int above, @Nullable String reporter, Reading error) {
        if (reporter == null) {
            return error.line() > above + 1 && name(above) == null && name(error.line()) != null;
        }
        String ofRule = error.rule() == null ? null : error.rule().reporter();
        if (ofRule != null) {
            return !ofRule.equals(reporter);
        }
        String language = language(error);
        if (language != null && !language.equals(reporter)) {
            return true;
        }
        String name = name(above) == null ? name(error.line()) : null;
        return name != null
                && !reporter.toLowerCase(Locale.ROOT).contains(name.toLowerCase(Locale.ROOT));
    }

    private boolean isOfTwoNames(int one, int other) {
        String first = name(one);
        String second = first == null ? null : name(other);
        return second != null && !second.equals(first);
    }

    /** {@code api-1 | }, {@code box nginx[812]: }: what others put before each line of one. */
    private boolean isOfTwoTags(int one, int other) {
        String first = lines.speaker(one);
        String second = first.isEmpty() ? first : lines.speaker(other);
        return !second.isEmpty() && !second.equals(first);
    }

    /** Two numbers of one library are of two errors, whoever has it. */
    private boolean isOfTwoCodes(int one, int other) {
        int first = CurlCode.in(text, lines.body(one), lines.end(one));
        int second = first == 0 ? 0 : CurlCode.in(text, lines.body(other), lines.end(other));
        return second > 0 && second != first;
    }

    private boolean isOfTwoLanguages(Reading one, Reading other) {
        String first = language(one);
        String second = first == null ? null : language(other);
        return second != null && !second.equals(first);
    }

    private @Nullable String language(Reading reading) {
        String reporter =
                reading.rule() == null || reading.rule().reporter() == null
                        ? signs[reading.line()]
                        : reading.rule().reporter();
        return reporter != null && LANGUAGES.contains(reporter) ? reporter : null;
    }

    /** Whether a sign of a reporter may stand for an error on another line. */
    boolean isOfOne(int line, Reading error, String reporter) {
        return line == error.line()
                || name(error.line()) == null
                        && !isPromptBetween(line, error.line())
                        && (!isOfLibuv(error) || !LANGUAGES.contains(reporter) || isNode(reporter));
    }

    private static boolean isNode(String reporter) {
        return reporter.equals("Node.js");
    }

    /**
     * {@code listen EADDRINUSE}: the call in front of the errno's name is libuv's way to say it.
     */
    private boolean isOfLibuv(Reading error) {
        int space = error.errnoAt().start() - 1;
        int call = space;
        while (call > 0 && Ascii.isWord(text.charAt(call - 1))) {
            call--;
        }
        return space > 0
                && text.charAt(space) == ' '
                && text.startsWith("E", space + 1)
                && NodeCalls.has(text.substring(call, space));
    }

    /** The program that a line begins with, absent where it begins with something else. */
    private @Nullable String name(int line) {
        int from = lines.body(line);
        int to = Math.min(lines.end(line), from + LONGEST_NAME);
        int at = from;
        if (at < to && text.charAt(at) == '-') {
            at++; // so a shell calls itself that was logged in to
        }
        int first = at;
        while (at < to && isOfName(text.charAt(at))) {
            at++;
        }
        boolean isName =
                at > first + 1
                        && at + 1 < to
                        && text.charAt(at) == ':'
                        && text.charAt(at + 1) == ' '
                        && !isUpper(text.charAt(first));
        if (!isName) {
            return null;
        }
        String name = text.substring(first, at);
        return NO_PROGRAMS.contains(name) || NodeCalls.has(name) ? null : name;
    }

    private static boolean isUpper(char c) {
        return c >= 'A' && c <= 'Z';
    }

    private static boolean isOfName(char c) {
        return Ascii.isLetter(c) || Ascii.isDigit(c) || c == '-' || c == '_' || c == '+';
    }

    /** How many prompts there are up to each line is counted once: it is asked of any two lines. */
    private boolean isPromptBetween(int one, int other) {
        int[] counted = prompts;
        if (counted == null) {
            counted = new int[lines.count()];
            int count = 0;
            for (int line = 0; line < counted.length; line++) {
                count += isPrompt(line) ? 1 : 0;
                counted[line] = count;
            }
            prompts = counted;
        }
        return counted[one] != counted[other];
    }

    /** {@code $ node server.js}, {@code ann@box:~/shop$ node server.js}. */
    private boolean isPrompt(int line) {
        int from = lines.start(line);
        int to = Math.min(lines.end(line), from + LONGEST_PROMPT);
        int at = from;
        while (at < to && (isOfName(text.charAt(at)) || text.charAt(at) == '.')) {
            at++;
        }
        boolean isUser = at > from && at < to && text.charAt(at) == '@';
        if (isUser) {
            while (at < to && text.charAt(at) != '$' && text.charAt(at) != '#') {
                at++;
            }
        }
        boolean isMark = at < to && (text.charAt(at) == '$' || isUser && text.charAt(at) == '#');
        return isMark && (isUser || at == from) && at + 1 < to && text.charAt(at + 1) == ' ';
    }
}

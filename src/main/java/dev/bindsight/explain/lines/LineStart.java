package dev.bindsight.explain.lines;

import org.jspecify.annotations.Nullable;

/**
 * What others put before the words of a program: the times of loggers, the names that {@code docker
 * compose} and journald put before, the steps of {@code docker build}. Looked at again and again,
 * as one stands before the other.
 */
final class LineStart {
    /** No line has more of them. */
    private static final int MOST = 5;

    private final TimeText time = new TimeText();

    int end(String text, int from, int to) {
        int at = from;
        for (int i = 0; i < MOST; i++) {
            int behind = behindOne(text, at, to);
            if (behind <= at) {
                break;
            }
            at = behind;
        }
        return at;
    }

    /** What stands there of who speaks: all but the times. */
    String speaker(String text, int from, int to) {
        var speaker = new StringBuilder();
        int at = from;
        for (int i = 0; i < MOST; i++) {
            int behind = behindOne(text, at, to);
            if (behind <= at) {
                break;
            }
            char first = text.charAt(at);
            int time = first == '#' || first == '|' ? at : behindTime(text, at, to);
            int end = first == '#' ? digits(text, at + 1, behind) : behind;
            speaker.append(text, time, end);
            at = behind;
        }
        return speaker.toString();
    }

    @Nullable LogTime time(String text, int from, int to) {
        int at = from;
        for (int i = 0; i < MOST; i++) {
            int behind = behindTime(text, at, to);
            if (behind > at) {
                return time.read();
            }
            behind = behindOne(text, at, to);
            if (behind <= at) {
                return null;
            }
            at = behind;
        }
        return null;
    }

    private int behindOne(String text, int at, int to) {
        if (at >= to) {
            return at;
        }
        char c = text.charAt(at);
        if (c == '#') {
            return behindBuildStep(text, at, to);
        }
        if (c == '|') {
            return at + 1 < to && text.charAt(at + 1) == ' ' ? at + 2 : at;
        }
        int behind = behindTime(text, at, to);
        if (behind > at) {
            return time.isSyslog() ? behindHostAndProgram(text, behind, to) : behind;
        }
        return behindContainer(text, at, to);
    }

    /** {@code #9 0.329 }, as BuildKit prints (progress/progressui/printer.go). */
    private static int behindBuildStep(String text, int at, int to) {
        int i = digits(text, at + 1, to);
        if (i == at + 1 || i >= to || text.charAt(i) != ' ') {
            return at;
        }
        int seconds = digits(text, i + 1, to);
        if (seconds > i + 1 && seconds < to && text.charAt(seconds) == '.') {
            int behind = digits(text, seconds + 1, to);
            return behind < to && text.charAt(behind) == ' ' ? behind + 1 : behind;
        }
        return i + 1;
    }

    /**
     * {@code api-1 | }, as Compose prints (pkg/compose formatter); {@code 0|www | }, as PM2 does,
     * and {@code jvm 1 | }, as Java Service Wrapper.
     */
    private static int behindContainer(String text, int at, int to) {
        int limit = Math.min(to, at + 64);
        int process = digits(text, at, to);
        int i = process > at && process < to && text.charAt(process) == '|' ? process + 1 : at;
        while (i < limit && isNamePart(text.charAt(i))) {
            i++;
        }
        if (i == at || i >= limit || text.charAt(i) != ' ') {
            return at;
        }
        int number = digits(text, i + 1, limit);
        i = number < limit && text.charAt(number) == ' ' ? number : i;
        while (i < limit && text.charAt(i) == ' ') {
            i++;
        }
        if (i >= limit || text.charAt(i) != '|') {
            return at;
        }
        return i + 1 < to && text.charAt(i + 1) == ' ' ? i + 2 : i + 1;
    }

    /** {@code instance-1 nginx[3026]: } behind the time of syslog (RFC 3164). */
    private static int behindHostAndProgram(String text, int at, int to) {
        int limit = Math.min(to, at + 120);
        int host = at;
        while (host < limit && isNamePart(text.charAt(host))) {
            host++;
        }
        if (host == at || host >= limit || text.charAt(host) != ' ') {
            return at;
        }
        int i = host + 1;
        while (i < limit && (isNamePart(text.charAt(i)) || "/@()".indexOf(text.charAt(i)) >= 0)) {
            i++;
        }
        if (i < limit && text.charAt(i) == '[') {
            int pid = digits(text, i + 1, limit);
            if (pid >= limit || text.charAt(pid) != ']') {
                return at;
            }
            i = pid + 1;
        }
        return i + 1 < to && i > host + 1 && text.charAt(i) == ':' && text.charAt(i + 1) == ' '
                ? i + 2
                : at;
    }

    /** Behind a time, and what stands around it: brackets, a process number, a zone. */
    private int behindTime(String text, int at, int to) {
        int i = at;
        while (i < to && text.charAt(i) == ' ' && i < at + 8) {
            i++;
        }
        i = behindProcess(text, i, to);
        boolean bracket = i < to && text.charAt(i) == '[';
        int behind = time.parse(text, bracket ? i + 1 : i, to);
        if (behind < 0) {
            return at;
        }
        if (bracket) {
            int close = text.indexOf(']', behind, Math.max(behind, Math.min(to, behind + 13)));
            if (close < 0) {
                return at;
            }
            behind = close + 1;
        }
        while (behind < to && (text.charAt(behind) == ' ' || text.charAt(behind) == '\t')) {
            behind++;
            if (behind < to && text.charAt(behind) == ' ') {
                break; // the rest is the program's own indentation
            }
        }
        return behind;
    }

    /** {@code 1988:M } and {@code [11748] }, as Redis prints before its times. */
    private static int behindProcess(String text, int at, int to) {
        boolean bracket = at < to && text.charAt(at) == '[';
        int from = bracket ? at + 1 : at;
        int i = digits(text, from, to);
        if (i == from || i + 2 >= to) {
            return at;
        }
        if (bracket) {
            return text.charAt(i) == ']' && text.charAt(i + 1) == ' ' ? i + 2 : at;
        }
        return text.charAt(i) == ':'
                        && Character.isLetter(text.charAt(i + 1))
                        && text.charAt(i + 2) == ' '
                ? i + 3
                : at;
    }

    private static int digits(String text, int from, int to) {
        int i = from;
        while (i < to && i < from + 10 && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
            i++;
        }
        return i;
    }

    private static boolean isNamePart(char c) {
        return c >= 'a' && c <= 'z'
                || c >= 'A' && c <= 'Z'
                || c >= '0' && c <= '9'
                || c == '-'
                || c == '_'
                || c == '.';
    }
}

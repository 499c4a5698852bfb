package dev.bindsight.cli;

import dev.bindsight.diagnosis.observation.ReportOrigin;
import dev.bindsight.explain.FoundError;
import dev.bindsight.explain.ReportedError;
import dev.bindsight.explain.lines.LogTime;
import dev.bindsight.explain.log.LogGroup;
import dev.bindsight.text.Texts;

import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The same error, which a text reports once or often.
 *
 * @param example the first of them
 * @param origin where it comes from
 * @param count how many there are
 * @param where where the first stands and how often it came; empty for what is said by itself
 */
record ErrorKind(FoundError example, ReportOrigin origin, long count, String where) {
    /** A program's own frames stand near the error; a log around it is as long as it likes. */
    private static final int AROUND = 16_384;

    /** Those of a text, in its order. */
    static List<ErrorKind> of(String text, List<FoundError> found) {
        boolean isOneLine = text.strip().indexOf('\n') < 0;
        return kinds(
                found,
                same -> {
                    FoundError first = same.getFirst();
                    return new ErrorKind(
                            first,
                            ReportOrigin.ofText(around(text, first)),
                            same.size(),
                            where(isOneLine ? 0 : line(text, first), same.size()));
                });
    }

    /**
     * Those of what a command said last; in which line of all that it said is not known.
     *
     * @param command the command, with its arguments
     * @param directory where it ran
     */
    static List<ErrorKind> ofCommand(
            String text, List<FoundError> found, List<String> command, String directory) {
        return kinds(
                found,
                same ->
                        new ErrorKind(
                                same.getFirst(),
                                new ReportOrigin(text, command, directory),
                                same.size(),
                                where(0, same.size())));
    }

    private static List<ErrorKind> kinds(
            List<FoundError> found, Function<List<FoundError>, ErrorKind> kind) {
        Map<ReportedError, List<FoundError>> kinds = new LinkedHashMap<>();
        found.forEach(
                each -> kinds.computeIfAbsent(each.error(), _ -> new ArrayList<>()).add(each));
        return kinds.values().stream().map(kind).toList();
    }

    /** A group of a log that was read as a stream. */
    static ErrorKind of(LogGroup group) {
        long line = group.places().isEmpty() ? 0 : group.places().getFirst().line();
        String where = where(line, group.count());
        LogTime first = group.first();
        LogTime last = group.last();
        if (first != null && last != null && group.count() > 1) {
            where += ", " + Texts.get("cli.explain.between", of(first), of(last));
        }
        return new ErrorKind(
                group.example(), ReportOrigin.ofText(group.exampleText()), group.count(), where);
    }

    private static String where(long line, long count) {
        var parts = new ArrayList<String>();
        if (line > 0) {
            parts.add(Texts.get("cli.explain.line", line));
        }
        if (count > 1) {
            parts.add(times(count));
        }
        return String.join(", ", parts);
    }

    /**
     * As its line has it, to the second; the date in the form of ISO 8601, as far as it is there.
     */
    private static String of(LogTime time) {
        String clock = time.time().truncatedTo(ChronoUnit.SECONDS).format(TimeForms.CLOCK);
        if (time.day() == null) {
            return clock;
        }
        String day = TimeForms.DAY.format(time.day());
        return (time.year() == null ? day : time.year() + "-" + day) + " " + clock;
    }

    /** Made for a text that has times: most have none. */
    private static final class TimeForms {
        static final DateTimeFormatter CLOCK = DateTimeFormatter.ISO_LOCAL_TIME;
        static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MM-dd");
    }

    /** How often it came: {@code twice}. */
    String times() {
        return times(count);
    }

    private static String times(long count) {
        return Texts.get("cli.explain.times", count);
    }

    private static String around(String text, FoundError found) {
        return text.substring(
                Math.max(0, found.start() - AROUND), Math.min(text.length(), found.end() + AROUND));
    }

    private static long line(String text, FoundError found) {
        return 1 + text.substring(0, found.start()).chars().filter(c -> c == '\n').count();
    }
}

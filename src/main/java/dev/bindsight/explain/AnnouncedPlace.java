package dev.bindsight.explain;

import dev.bindsight.explain.lines.Lines;
import dev.bindsight.explain.lines.LogTime;
import dev.bindsight.explain.places.NamedPlace;
import dev.bindsight.explain.places.PlaceScanner;
import dev.bindsight.model.ErrnoName;

import org.jspecify.annotations.Nullable;

import java.util.Set;
import java.util.function.IntPredicate;

/**
 * The place that a server says it is about to take, in the line right above the one that says why
 * it could not: {@code starting server at [::]:443}. What was told earlier may have gone well.
 */
final class AnnouncedPlace {
    private static final Set<ErrnoName> OF_A_SERVER =
            Set.of(ErrnoName.EADDRINUSE, ErrnoName.EADDRNOTAVAIL, ErrnoName.EACCES);

    /** What a program does next; one that listens "on" a port may have said so afterwards. */
    private static final String[] WORDS = {
        "starting ", "binding ", "trying to bind", "listening at"
    };

    /** Between them a program may say that something failed. */
    private static final int MOST_ABOVE = 3;

    /** So long a line tells of more. */
    private static final int LONGEST_LINE = 300;

    /** A second: a logger's clock has no more, and between the lines it may tick. */
    private static final long SAME_TIME = 1_000;

    private final Lines lines;
    private final String text;
    private final IntPredicate saysError;

    /**
     * In the lines of a text.
     *
     * @param saysError whether a line says an error itself: then its place is that one's
     */
    AnnouncedPlace(Lines lines, IntPredicate saysError) {
        this.lines = lines;
        this.text = lines.text();
        this.saysError = saysError;
    }

    /** The same with what a line above adds. */
    Reading added(Reading reading) {
        boolean ofServer =
                reading.call() == null
                        || reading.call().equals("bind")
                        || reading.call().equals("listen");
        if (!ofServer || !isOfServer(reading.errno())) {
            return reading;
        }
        int first = Math.max(0, reading.line() - MOST_ABOVE);
        for (int line = reading.line() - 1; line >= first && !saysError.test(line); line--) {
            PlaceChoice.Chosen place = isOneTime(line, reading.line()) ? told(line) : null;
            if (place != null) {
                return reading.with(place);
            }
        }
        return reading;
    }

    /** The place that a line tells, absent where it tells none. */
    private PlaceChoice.@Nullable Chosen told(int line) {
        int from = lines.body(line);
        int to = lines.end(line);
        int words = to - from > LONGEST_LINE ? -1 : behindWords(from, to);
        if (words < 0) {
            return null;
        }
        for (NamedPlace each : PlaceScanner.scan(text, words, to)) {
            boolean certain =
                    each.form() == NamedPlace.Form.PAIR
                            || each.host() != null && Hosts.isAddress(each.host());
            if (certain && each.role() != NamedPlace.Role.OTHER) {
                return PlaceChoice.Chosen.of(each);
            }
        }
        return null;
    }

    private static boolean isOfServer(String errno) {
        @Nullable ErrnoName name = ErrnoName.of(errno);
        return name != null && OF_A_SERVER.contains(name);
    }

    private boolean isOneTime(int above, int below) {
        LogTime first = lines.time(above);
        LogTime second = lines.time(below);
        for (int line = below - 1; second == null && line > above; line--) {
            second = lines.time(line); // a line that was broken has none of its own
        }
        if (first == null || second == null) {
            return first == second;
        }
        return Math.abs(second.millis() - first.millis()) <= SAME_TIME;
    }

    private int behindWords(int from, int to) {
        for (String each : WORDS) {
            for (int at = from; at + each.length() <= to; at++) {
                if (text.regionMatches(true, at, each, 0, each.length())) {
                    return at + each.length();
                }
            }
        }
        return -1;
    }
}

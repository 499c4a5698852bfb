package dev.bindsight.explain;

import dev.bindsight.explain.errnos.ErrnoKind;
import dev.bindsight.explain.lines.Lines;
import dev.bindsight.explain.places.Ascii;
import dev.bindsight.explain.places.Piece;
import dev.bindsight.explain.rules.Fit;
import dev.bindsight.explain.rules.Rule;
import dev.bindsight.model.ErrnoName;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * The places that programs tell before they try them: {@code Trying 10.0.0.5:8080...}, and what
 * came of it some lines lower, in a line that names none. Asked and told line by line, from the
 * first on; no more is remembered than the last place of a few programs.
 */
final class PlaceBefore {
    /** What was told further above is of something else; a log is read with as many lines. */
    private static final int MOST_LINES = 32;

    private static final int MOST_CHARACTERS = 2_000;

    /** So many lines of its own a program may print between, where anybody words it so. */
    private static final int MOST_BETWEEN = 3;

    /** Behind these words nothing is refused any more. */
    private static final List<String> WENT_WELL = List.of("connected", "established", "succe");

    /** So many programs may speak at once. */
    private static final int MOST_TOLD = 8;

    /** What a server gets, of which no call has to be said. */
    private static final Set<ErrnoName> OF_A_SERVER =
            Set.of(ErrnoName.EADDRINUSE, ErrnoName.EADDRNOTAVAIL, ErrnoName.EACCES);

    /** What a connection comes to; of some that a server gets too its call tells. */
    private static final Set<ErrnoName> OF_A_CLIENT =
            Set.of(
                    ErrnoName.ECONNREFUSED,
                    ErrnoName.ETIMEDOUT,
                    ErrnoName.EHOSTUNREACH,
                    ErrnoName.ENETUNREACH,
                    ErrnoName.EHOSTDOWN,
                    ErrnoName.ENETDOWN,
                    ErrnoName.ECONNRESET,
                    ErrnoName.ECONNABORTED,
                    ErrnoName.EPIPE,
                    ErrnoName.ENOTCONN);

    /**
     * A place that was told.
     *
     * @param speaker what others put before the line of who speaks
     * @param end behind the words
     * @param place nothing where only a placeholder stood there
     */
    private record Told(int line, String speaker, int end, Rule rule, PlaceChoice.Chosen place) {
        /** Whether no program in particular words it so. */
        boolean isOfAny() {
            return rule.reporter() == null;
        }

        /** The same with no place. */
        Told without() {
            return new Told(line, speaker, end, rule, PlaceChoice.Chosen.NONE);
        }

        boolean isOfSame(Told other) {
            return isOfServer() == other.isOfServer()
                    && Objects.equals(rule.reporter(), other.rule.reporter())
                    && speaker.equals(other.speaker);
        }

        boolean isOfServer() {
            return isOfServer(rule.call());
        }

        static boolean isOfServer(@Nullable String call) {
            return "bind".equals(call) || "listen".equals(call);
        }
    }

    private final Lines lines;
    private final Speakers speakers;
    private final Deque<Told> told = new ArrayDeque<>();
    private int lastError = -1;

    PlaceBefore(Lines lines, Speakers speakers) {
        this.lines = lines;
        this.speakers = speakers;
    }

    /** A line tells a place: what its program told before is over. */
    void tell(int line, LineFindings.Fitted fitted) {
        Rule rule = fitted.trial().rule();
        if (rule == null) {
            return;
        }
        String speaker = lines.speaker(line);
        Fit fit = fitted.fit();
        var more = new Told(line, speaker, fit.end(), rule, place(fit, rule, speaker));
        boolean atOnce = more.isOfAny() && told.stream().anyMatch(each -> areTwoAtOnce(each, more));
        told.removeIf(more::isOfSame);
        told.addFirst(atOnce ? more.without() : more);
        if (told.size() > MOST_TOLD) {
            told.removeLast();
        }
    }

    /** Whether another place was told just before, and nothing of what came of it. */
    private boolean areTwoAtOnce(Told last, Told more) {
        return last.isOfSame(more)
                && last.line > lastError
                && !isFar(last, more.line)
                && (last.place.port() != more.place.port()
                        || !Objects.equals(last.place.host(), more.place.host()))
                && isNear(last, more.line)
                && !wentWell(last, more.line);
    }

    /** A port may be told first, and then the addresses one by one. */
    private PlaceChoice.Chosen place(Fit fit, Rule rule, String speaker) {
        PlaceChoice.Chosen place =
                fit.place() == null ? PlaceChoice.Chosen.NONE : PlaceChoice.Chosen.of(fit.place());
        Piece port = fit.port();
        if (port != null) {
            return place.with(Ascii.number(lines.text(), port.start(), port.end()), port);
        }
        if (rule.reporter() == null && fit.place() != null && !fit.place().isCertain()) {
            return PlaceChoice.Chosen.NONE;
        }
        Told last = told.peekFirst();
        boolean goesOn = last != null && last.rule == rule && last.speaker.equals(speaker);
        return goesOn && place.host() != null && place.port() == 0
                ? place.with(last.place.port(), last.place.portAt())
                : place;
    }

    /** What the program of an error told of its place, and the error does not say itself. */
    PlaceChoice.Chosen of(Reading error) {
        lastError = error.line();
        for (Iterator<Told> each = told.iterator(); each.hasNext(); ) {
            Told last = each.next();
            if (isFar(last, error.line())) {
                each.remove();
            } else if (isOf(last, error)) {
                if (!isOnePlace(last.place, error)) {
                    each.remove(); // it speaks of another by now
                    return PlaceChoice.Chosen.NONE;
                }
                return unsaid(last, error);
            }
        }
        return PlaceChoice.Chosen.NONE;
    }

    private boolean isFar(Told last, int below) {
        return below - last.line > MOST_LINES
                || lines.start(below) - lines.start(last.line) > MOST_CHARACTERS;
    }

    private boolean isOf(Told last, Reading error) {
        return (last.isOfServer() ? isOfServer(error) : isOfClient(error))
                && last.speaker.equals(lines.speaker(error.line()))
                && !speakers.isOfAnother(last.line, last.rule.reporter(), error)
                && (!last.isOfAny() || isNear(last, error.line()) && isOfAny(last, error));
    }

    /** What anybody may word so is not told of a connection that was made, if it was refused. */
    private boolean isOfAny(Told last, Reading error) {
        return last.isOfServer()
                || error.isTls()
                || ErrnoKind.BROKEN.has(error.errno())
                || !wentWell(last, error.line());
    }

    /** Whether few lines stand between; those of a trace do not count. */
    private boolean isNear(Told last, int below) {
        int between = 0;
        for (int line = last.line + 1; line < below; line++) {
            between += lines.isBlank(line) || lines.indentation(line) > 0 ? 0 : 1;
        }
        return between <= MOST_BETWEEN;
    }

    private boolean wentWell(Told last, int below) {
        String text = lines.text();
        int to = lines.start(below);
        for (int at = last.end; at < to; at++) {
            for (String each : WENT_WELL) {
                if (text.regionMatches(true, at, each, 0, each.length())) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isOfServer(Reading error) {
        ErrnoName errno = ErrnoName.of(error.errno());
        return Told.isOfServer(error.call())
                || error.call() == null && errno != null && OF_A_SERVER.contains(errno);
    }

    private static boolean isOfClient(Reading error) {
        if (Told.isOfServer(error.call())) {
            return false;
        }
        ErrnoName errno = ErrnoName.of(error.errno());
        return error.isTls()
                || "connect".equals(error.call())
                || isLookup(error)
                || errno != null && OF_A_CLIENT.contains(errno);
    }

    private static boolean isLookup(Reading error) {
        return error.errno().startsWith("EAI_") || "getaddrinfo".equals(error.call());
    }

    private static boolean isOnePlace(PlaceChoice.Chosen place, Reading error) {
        boolean ports = place.port() == 0 || error.port() == 0 || place.port() == error.port();
        String host = place.host();
        String other = error.host();
        return ports && (host == null || other == null || !Hosts.areTwo(host, other));
    }

    /** Of a name that is not found no more is said than that; no address is looked up. */
    private static PlaceChoice.Chosen unsaid(Told last, Reading error) {
        PlaceChoice.Chosen place = last.place;
        String host = place.host();
        boolean lookup = isLookup(error);
        if (lookup && (error.hasPlace() || host == null || Hosts.isAddress(host))) {
            return PlaceChoice.Chosen.NONE;
        }
        Rule rule = error.rule();
        boolean own = rule != null && Objects.equals(rule.reporter(), last.rule.reporter());
        boolean hostToo = own || error.mayLack("host");
        boolean portToo = own || error.mayLack("port");
        return new PlaceChoice.Chosen(
                hostToo ? host : null,
                hostToo ? place.hostAt() : null,
                portToo ? place.port() : 0,
                portToo ? place.portAt() : null);
    }
}

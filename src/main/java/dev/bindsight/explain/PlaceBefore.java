package dev.bindsight.explain;

import dev.bindsight.explain.errnos.ErrnoKind;
import dev.bindsight.explain.lines.Lines;
import dev.bindsight.explain.places.Ascii;
import dev.bindsight.explain.places.Piece;
import dev.bindsight.explain.rules.Fit;
import dev.bindsight.explain.rules.Rule;
import dev.bindsight.model.ErrnoName;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * The places that programs tell before they try them, {@code Trying 10.0.0.5:8080...}, or a person
 * who runs them, {@code $ curl localhost:8080}. What came of it stands some lines lower, in a line
 * that names none. Told and asked line by line, from the first on; no more is remembered than the
 * last place of a few programs.
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

    private final Lines lines;
    private final Speakers speakers;
    private final TypedCommand commands;
    private final Deque<ToldPlace> told = new ArrayDeque<>();
    private int lastError = -1;

    PlaceBefore(Lines lines, Speakers speakers) {
        this.lines = lines;
        this.speakers = speakers;
        this.commands = new TypedCommand(lines);
    }

    /** A line tells a place: what its program told before is over. */
    void tell(int line, LineFindings.Fitted fitted) {
        Rule rule = fitted.trial().rule();
        Fit fit = fitted.fit();
        if (rule == null || rule.isCommand() && !commands.begins(line, fit.start())) {
            return;
        }
        String speaker = lines.speaker(line);
        boolean isPrompted = rule.isCommand() && commands.isPrompted(line, fit.start());
        PlaceChoice.Chosen place = place(fit, rule, line, speaker);
        var more = new ToldPlace(line, speaker, fit.start(), fit.end(), rule, isPrompted, place);
        boolean atOnce = more.isOfAny() && told.stream().anyMatch(each -> areTwoAtOnce(each, more));
        told.removeIf(each -> each.isOfSame(rule, speaker));
        told.addFirst(atOnce ? more.with(PlaceChoice.Chosen.NONE) : more);
        if (told.size() > MOST_TOLD) {
            told.removeLast();
        }
    }

    /** Whether another place was told just before, and nothing of what came of it. */
    private boolean areTwoAtOnce(ToldPlace last, ToldPlace more) {
        return last.isOfSame(more.rule(), more.speaker())
                && last.line() > lastError
                && !isFar(last, more.line())
                && (last.place().port() != more.place().port()
                        || !Objects.equals(last.place().host(), more.place().host()))
                && isNear(last, more.line())
                && !wentWell(last, more.line());
    }

    /** A port may be told first, or typed, and then the addresses one by one. */
    private PlaceChoice.Chosen place(Fit fit, Rule rule, int line, String speaker) {
        PlaceChoice.Chosen place =
                fit.place() == null ? PlaceChoice.Chosen.NONE : PlaceChoice.Chosen.of(fit.place());
        Piece port = fit.port();
        if (port != null) {
            return place.with(Ascii.number(lines.text(), port.start(), port.end()), port);
        }
        if (rule.reporter() == null && fit.place() != null && !fit.place().isCertain()) {
            return PlaceChoice.Chosen.NONE;
        }
        for (ToldPlace each : told) {
            if (place.host() != null
                    && place.port() == 0
                    && each.goesOn(rule, speaker)
                    && !isFar(each, line)) {
                return place.with(each.place().port(), each.place().portAt());
            }
        }
        return place;
    }

    /** What the program of an error told of its place, and the error does not say itself. */
    PlaceChoice.Chosen of(Reading error) {
        lastError = error.line();
        for (Iterator<ToldPlace> each = told.iterator(); each.hasNext(); ) {
            ToldPlace last = each.next();
            if (isFar(last, error.line())) {
                each.remove();
            } else if (isOf(last, error)) {
                if (!isOnePlace(last.place(), error)) {
                    each.remove(); // it speaks of another by now
                    return PlaceChoice.Chosen.NONE;
                }
                return unsaid(last, error);
            }
        }
        return PlaceChoice.Chosen.NONE;
    }

    private boolean isFar(ToldPlace last, int below) {
        return below - last.line() > MOST_LINES
                || lines.start(below) - lines.start(last.line()) > MOST_CHARACTERS;
    }

    private boolean isOf(ToldPlace last, Reading error) {
        return (last.isOfServer() ? isOfServer(error) : isOfClient(error))
                && last.speaker().equals(lines.speaker(error.line()))
                && !speakers.isOfAnother(last, error)
                && (!last.isOfAny() || isNear(last, error.line()) && isOfAny(last, error))
                && (!last.rule().isCommand() || isOfCommand(last, error));
    }

    /** Other programs may print below a command, where no prompt parts them. */
    private boolean isOfCommand(ToldPlace last, Reading error) {
        return error.rule() != null && error.rule().reporter() != null
                || last.isPrompted()
                || isNear(last, error.line());
    }

    /** What anybody may word so is not told of a connection that was made, if it was refused. */
    private boolean isOfAny(ToldPlace last, Reading error) {
        return last.isOfServer()
                || error.isTls()
                || ErrnoKind.BROKEN.has(error.errno())
                || !wentWell(last, error.line());
    }

    /** Whether few lines stand between; those of a trace do not count. */
    private boolean isNear(ToldPlace last, int below) {
        int between = 0;
        for (int line = last.line() + 1; line < below; line++) {
            between += lines.isBlank(line) || lines.indentation(line) > 0 ? 0 : 1;
        }
        return between <= MOST_BETWEEN;
    }

    private boolean wentWell(ToldPlace last, int below) {
        String text = lines.text();
        int to = lines.start(below);
        for (int at = last.end(); at < to; at++) {
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
        return ToldPlace.isOfServer(error.call())
                || error.call() == null && errno != null && OF_A_SERVER.contains(errno);
    }

    private static boolean isOfClient(Reading error) {
        if (ToldPlace.isOfServer(error.call())) {
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
    private static PlaceChoice.Chosen unsaid(ToldPlace last, Reading error) {
        PlaceChoice.Chosen place = last.place();
        String host = place.host();
        boolean lookup = isLookup(error);
        if (lookup && (error.hasPlace() || host == null || Hosts.isAddress(host))) {
            return PlaceChoice.Chosen.NONE;
        }
        Rule rule = error.rule();
        boolean own = rule != null && Objects.equals(rule.reporter(), last.rule().reporter());
        boolean hostToo = own || error.mayLack("host");
        boolean portToo = own || error.mayLack("port");
        return new PlaceChoice.Chosen(
                hostToo ? host : null,
                hostToo ? place.hostAt() : null,
                portToo ? place.port() : 0,
                portToo ? place.portAt() : null);
    }
}

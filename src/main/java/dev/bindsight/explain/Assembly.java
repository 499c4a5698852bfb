package dev.bindsight.explain;

import dev.bindsight.explain.errnos.ErrnoKind;
import dev.bindsight.explain.lines.Lines;
import dev.bindsight.explain.lines.LogTime;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;

/**
 * Puts together what several lines say of one error: a header and its block, a wrapper and its
 * cause, a summary that repeats it. Two failed addresses stay two.
 */
final class Assembly {
    /** What stands further apart is not taken for one. */
    private static final int MOST_LINES = 60;

    /** So many errors back is looked for the one that is said again. */
    private static final int MOST_OPEN = 8;

    /** In .NET's words for what the exception below it says. */
    private static final String INNER = "see inner exception";

    private final Lines lines;
    private final Speakers speakers;
    private final SaidOfCall calls;
    private final boolean everyLine;
    private final List<Entry> entries = new ArrayList<>();
    private final Deque<Entry> open = new ArrayDeque<>();

    /** An error and all that is said of it. */
    static final class Entry {
        private Reading reading;
        private final List<Reading> parts = new ArrayList<>(2);
        private PlaceChoice.Chosen announced;
        private int lastLine;

        Entry(Reading reading, PlaceChoice.Chosen announced) {
            this.reading = reading;
            this.announced = announced;
            parts.add(reading);
            lastLine = reading.line();
        }

        void add(Reading part, PlaceChoice.Chosen announcedOfPart) {
            reading = joined(reading, part);
            announced = announced.or(announcedOfPart);
            parts.add(part);
            lastLine = part.line();
        }

        /** With the place that was told before, where none of its lines says one. */
        Reading reading() {
            return announced.isNothing() ? reading : whole(reading, announced);
        }

        List<Reading> parts() {
            return parts;
        }
    }

    /**
     * For the lines of a text.
     *
     * @param everyLine whether the same words on another line are another error also where no line
     *     has a time: in a log they are, while a person pastes what was said twice
     */
    Assembly(Lines lines, Speakers speakers, boolean everyLine) {
        this.lines = lines;
        this.speakers = speakers;
        this.calls = new SaidOfCall(lines);
        this.everyLine = everyLine;
    }

    /**
     * Adds what one line says.
     *
     * @param announced what its program told of a place before
     */
    void add(Reading reading, PlaceChoice.Chosen announced) {
        Reading whole = announced.isNothing() ? reading : whole(reading, announced);
        for (Entry each : open) {
            if (reading.line() - each.lastLine <= MOST_LINES && belongs(reading, whole, each)) {
                each.add(reading, announced);
                return;
            }
        }
        var entry = new Entry(reading, announced);
        entries.add(entry);
        open.addFirst(entry);
        if (open.size() > MOST_OPEN) {
            open.removeLast();
        }
    }

    /** All of them, but those that may as well be of files. */
    List<Entry> entries() {
        return entries.stream().filter(entry -> isOfSocket(entry.reading)).toList();
    }

    private static boolean isOfSocket(Reading said) {
        return !said.isDoubtful() || said.call() != null && NodeCalls.has(said.call());
    }

    private static Reading whole(Reading said, PlaceChoice.Chosen announced) {
        return said.with(said.place().or(announced));
    }

    private boolean belongs(Reading later, Reading whole, Entry entry) {
        return fits(later, whole, entry)
                && !speakers.areTwo(entry.reading, later)
                && !calls.areTwo(entry.reading, later);
    }

    /** Whether an error below is of the one above by what the two say, whoever says it. */
    private boolean fits(Reading later, Reading whole, Entry entry) {
        Reading earlier = entry.reading;
        boolean sameErrno = isSame(earlier.errno(), later.errno()) || isNameAgain(earlier, later);
        boolean wrapper = earlier.isUnknown() != later.isUnknown();
        boolean ofHandshake = earlier.isTls() && later.isField();
        boolean inner = isInner(entry, later);
        if (!sameErrno && !wrapper && !ofHandshake && !inner
                || !isOnePlace(entry.reading(), whole)
                || isOfOtherHost(earlier, later)) {
            return false;
        }
        if (earlier.isDoubtful() && !later.isDoubtful() && !later.isUnknown() && !later.isField()) {
            return false;
        }
        if (ofHandshake || inner) {
            return true;
        }
        if (later.isField() && sameErrno) {
            return true;
        }
        if (later.line() == earlier.line()) {
            return wrapper
                    || !later.hasPlace()
                    || !earlier.hasPlace()
                    || isOnePlace(earlier, later);
        }
        if (!isOneTime(entry.lastLine, later.line()) || isAgain(entry, later)) {
            return false;
        }
        if (earlier.hasPlace() && later.hasPlace()) {
            return !wrapper || later.line() - entry.lastLine <= 12;
        }
        return !wrapper
                || earlier.hasPlace()
                || later.hasPlace()
                || isOneCall(earlier, later)
                || isCause(later.line());
    }

    /** The same words of one program, once with a name and once with an address, are of two. */
    private static boolean isOfOtherHost(Reading a, Reading b) {
        boolean ofOneRule = a.rule() != null && a.rule() == b.rule() && a.line() != b.line();
        return ofOneRule
                && a.host() != null
                && b.host() != null
                && !a.host().equalsIgnoreCase(b.host());
    }

    /** {@code The SSL connection could not be established, see inner exception}, and then it. */
    private boolean isInner(Entry entry, Reading later) {
        Reading handshake = entry.reading;
        int line = handshake.line();
        return saysErrnoOf(handshake, later)
                && later.line() > line
                && later.line() - line <= 2
                && lines.text().substring(lines.body(line), lines.end(line)).contains(INNER);
    }

    /** {@code Caused by: java.net.BindException}: what went wrong in the exception above. */
    private boolean isCause(int line) {
        return lines.text().startsWith("Caused by", lines.body(line) + lines.indentation(line));
    }

    /** {@code Resolving db... failed: Try again}, and below it: {@code unable to resolve db}. */
    private static boolean isNameAgain(Reading a, Reading b) {
        return a.errno().startsWith("EAI_")
                && b.errno().startsWith("EAI_")
                && a.host() != null
                && a.host().equals(b.host())
                && b.line() == a.line() + 1;
    }

    /** {@code Failed to bind}, and lower down why a bind failed, or right below it why. */
    private static boolean isOneCall(Reading a, Reading b) {
        if (a.call() == null) {
            return false;
        }
        return a.call().equals(b.call()) || b.call() == null && b.line() == a.line() + 1;
    }

    /** A name without an address is not found either, and both are said of one. */
    private static boolean isSame(String one, String other) {
        return one.equals(other) || isNoName(one) && isNoName(other);
    }

    private static boolean isNoName(String errno) {
        return ErrnoKind.NO_NAME.has(errno);
    }

    /** Whether two readings can be of one place: nothing that the one says the other denies. */
    private static boolean isOnePlace(Reading a, Reading b) {
        if (a.port() > 0 && b.port() > 0 && a.port() != b.port()) {
            return false;
        }
        String one = a.host();
        String other = b.host();
        return one == null || other == null || !Hosts.areTwo(one, other);
    }

    /** Whether a line says in the same words, and at a time of its own, what was said before. */
    private boolean isAgain(Entry entry, Reading later) {
        if (later.isField()
                || !later.hasPlace()
                || !everyLine && lines.time(later.line()) == null) {
            return false;
        }
        for (Reading each : entry.parts) {
            boolean same =
                    each.hasPlace()
                            && !each.isField()
                            && column(each) == column(later)
                            && each.rule() == later.rule()
                            && each.errno().equals(later.errno())
                            && Objects.equals(each.call(), later.call());
            if (same) {
                return true;
            }
        }
        return false;
    }

    private int column(Reading reading) {
        return reading.errnoAt().start() - lines.body(reading.line());
    }

    /** Lines that were logged at different times are different errors. */
    private boolean isOneTime(int earlier, int later) {
        LogTime first = lines.time(earlier);
        LogTime second = first == null ? null : lines.time(later);
        return first == null || second == null || Math.abs(second.millis() - first.millis()) < 50;
    }

    /** Whether the second says what the first leaves open. */
    private static boolean saysMore(Reading a, Reading b) {
        return a.isUnknown() && !b.isUnknown()
                || a.isTls() && !a.saysRefusal() && b.saysRefusal()
                || saysErrnoOf(a, b);
    }

    /** Whether the second says the errno of a handshake of which the first says no more. */
    private static boolean saysErrnoOf(Reading a, Reading b) {
        return a.isTls() && !a.saysRefusal() && !b.isTls() && !b.isUnknown() && !b.isField();
    }

    private static Reading joined(Reading a, Reading b) {
        Reading better = saysMore(a, b) ? b : a;
        Reading other = better == a ? b : a;
        boolean noHost = better.host() == null;
        boolean noPort = better.port() == 0;
        boolean noCall = better.call() == null;
        return new Reading(
                better.line(),
                better.errno(),
                better.errnoAt(),
                better.number() == null ? other.number() : better.number(),
                better.number() == null ? other.numberAt() : better.numberAt(),
                better.number() == null ? other.system() : better.system(),
                noCall ? other.call() : better.call(),
                noCall ? other.callAt() : better.callAt(),
                noHost ? other.host() : better.host(),
                noHost ? other.hostAt() : better.hostAt(),
                noPort ? other.port() : better.port(),
                noPort ? other.portAt() : better.portAt(),
                better.rule() == null ? other.rule() : better.rule(),
                better.isDoubtful() && other.isDoubtful(),
                better.isField() && other.isField());
    }
}

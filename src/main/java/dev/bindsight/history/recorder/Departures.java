package dev.bindsight.history.recorder;

import dev.bindsight.history.HeldSpan;
import dev.bindsight.history.PastEvent;
import dev.bindsight.history.PastPlace;
import dev.bindsight.history.SpanEnd;
import dev.bindsight.history.store.Change;
import dev.bindsight.history.store.Note;
import dev.bindsight.model.ProcessEnd;
import dev.bindsight.model.ProcessRef;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds out how what ended came to its end. The kernel closes the sockets of a process before it
 * says that the process has ended, and says how only after its parent has waited for it; so an end
 * is written down a look or a few later, as of the look at which the place was free, or, behind a
 * gap, of the look at which it was there last.
 */
final class Departures {
    /** For how many looks it is waited for the kernel to say how a process ended. */
    private static final int PATIENCE = 4;

    /** How long a note of a stop is good for what ends after it. */
    private static final Duration STOP_COUNTS = Duration.ofSeconds(30);

    /** The places of which the last span is remembered. */
    private static final int REMEMBERED = 2_000;

    private final List<Departure> open = new ArrayList<>();
    private final Map<ProcessRef, Note.Stopped> stops = new HashMap<>();
    private final Map<PastPlace, HeldSpan> ended =
            new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<PastPlace, HeldSpan> eldest) {
                    return size() > REMEMBERED;
                }
            };

    private record Departure(HeldSpan span, ProcessRef holder, Instant at, int looks) {
        Departure again() {
            return new Departure(span, holder, at, looks + 1);
        }
    }

    /** Keeps in mind which processes Bindsight stopped. */
    void note(List<Note> notes) {
        for (Note each : notes) {
            if (each instanceof Note.Stopped stopped) {
                stops.put(stopped.process(), stopped);
            }
        }
    }

    /** The processes whose ends are still of interest. */
    Set<ProcessRef> holders() {
        return open.stream().map(Departure::holder).collect(Collectors.toSet());
    }

    /** What ended last on a place, since this recorder began; absent for nothing. */
    @Nullable HeldSpan lastOn(PastPlace place) {
        return ended.get(place);
    }

    /** A span has no socket any more. */
    void add(HeldSpan span, Claim claim, Looked look, boolean takenOver, List<Change> changes) {
        ProcessRef holder = claim.holder();
        if (holder == null) {
            SpanEnd end = takenOver ? new SpanEnd.TakenOver(null) : new SpanEnd.Closed();
            write(span, look.lastSeen(), end, changes);
        } else if (takenOver && !stops.containsKey(holder)) {
            ProcessEnd how = look.ends().apply(holder).orElse(null);
            write(span, look.lastSeen(), new SpanEnd.TakenOver(how), changes);
        } else {
            open.add(new Departure(span, holder, look.lastSeen(), 0));
        }
    }

    /**
     * Writes down what is known by now.
     *
     * @param begun what has begun at this look: what left its place is settled before
     */
    void settle(Looked look, Set<Claim> begun, List<Change> changes) {
        for (Iterator<Departure> each = open.iterator(); each.hasNext(); ) {
            Departure departure = each.next();
            Optional<ProcessEnd> how = look.ends().apply(departure.holder());
            boolean told = how.isPresent() && !how.get().equals(ProcessEnd.UNTOLD);
            boolean waited = departure.looks() > 0 && how.isEmpty();
            if (told || waited || departure.looks() >= PATIENCE) {
                write(departure, how, changes);
                each.remove();
            }
        }
        open.replaceAll(Departure::again);
        stops.values().removeIf(stop -> stop.at().plus(STOP_COUNTS).isBefore(look.at()));
    }

    /** Writes everything down as it is known now. */
    void settleAll(Looked look, List<Change> changes) {
        for (Departure each : open) {
            write(each, look.ends().apply(each.holder()), changes);
        }
        open.clear();
    }

    void clockSet(Duration by) {
        open.replaceAll(each ->
                new Departure(
                        each.span().moved(by), each.holder(), each.at().plus(by), each.looks()));
        stops.clear();
        ended.clear();
    }

    private void write(Departure departure, Optional<ProcessEnd> how, List<Change> changes) {
        Note.Stopped stop = stops.get(departure.holder());
        SpanEnd end =
                stop != null
                        ? new SpanEnd.StoppedByBindsight(how.orElse(null))
                        : how.<SpanEnd>map(SpanEnd.ProcessEnded::new)
                                .orElseGet(SpanEnd.Closed::new);
        write(departure.span(), departure.at(), end, changes);
    }

    private void write(HeldSpan span, Instant at, SpanEnd end, List<Change> changes) {
        Instant to = at.isBefore(span.from()) ? span.from() : at;
        HeldSpan done = span.ended(to, end);
        changes.add(new Change.Ended(span.id(), to, end));
        if (end instanceof SpanEnd.StoppedByBindsight && span.holder() != null) {
            Note.Stopped stop = stops.get(span.holder().ref());
            changes.add(
                    new Change.Happened(
                            new PastEvent.Stopped(to, done, stop == null ? null : stop.signal())));
        } else if (!(end instanceof SpanEnd.TakenOver)) {
            changes.add(new Change.Happened(new PastEvent.Closed(to, done)));
        }
        ended.remove(span.place());
        ended.put(span.place(), done);
    }
}

package dev.bindsight.history.recorder;

import dev.bindsight.history.HeldSpan;
import dev.bindsight.history.PastEvent;
import dev.bindsight.history.PastHolder;
import dev.bindsight.history.PastPlace;
import dev.bindsight.history.SpanEnd;
import dev.bindsight.history.store.Change;
import dev.bindsight.history.store.Note;
import dev.bindsight.history.store.RecordWriter.Lasting;
import dev.bindsight.model.ErrnoName;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.ProcessRef;
import dev.bindsight.model.SocketChange;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.SocketKey;
import dev.bindsight.model.Uid;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Turns what is seen look by look into what is written down. Touches nothing: what it is shown is
 * all it knows. Used by one thread.
 */
final class Ledger {
    private final KeptCommand kept;
    private final Function<Uid, String> userName;
    private final Function<PastPlace, @Nullable HeldSpan> lastOn;
    private final Map<Claim, HeldSpan> running = new LinkedHashMap<>();
    private final Map<SocketKey, Claim> claims = new HashMap<>();
    private final Departures departures = new Departures();
    private final BriefSockets briefs = new BriefSockets();
    private long nextSpan;

    /**
     * A ledger.
     *
     * @param nextSpan an id that no span has, nor any greater one
     * @param lastOn what was written down last of a place, among what has ended
     */
    Ledger(
            KeptCommand kept,
            Function<Uid, String> userName,
            long nextSpan,
            Function<PastPlace, @Nullable HeldSpan> lastOn) {
        this.kept = kept;
        this.userName = userName;
        this.nextSpan = nextSpan;
        this.lastOn = lastOn;
    }

    /** One that knows nothing yet; no span of it has an id of one of these. */
    Ledger anew() {
        return new Ledger(kept, userName, nextSpan, lastOn);
    }

    /** The processes that have something now, whose ends are to be watched. */
    Set<ProcessRef> holders() {
        var holders = new LinkedHashSet<ProcessRef>();
        running.keySet().stream()
                .map(Claim::holder)
                .filter(each -> each != null)
                .forEach(holders::add);
        holders.addAll(departures.holders());
        return holders;
    }

    /**
     * The first look of a recorder. What lasted at the last look of the one before goes on where
     * the same process still has the same place in the same run of the machine; the rest ended
     * meanwhile. What is new was opened some time before this look.
     *
     * @param heard when the one before looked last
     * @param rebooted whether the machine was started anew since
     */
    List<Change> first(
            List<Lasting> lasting, @Nullable Instant heard, boolean rebooted, Looked look) {
        var changes = new ArrayList<Change>();
        Map<Claim, SocketEntry> now = rebuild(look.inventory());
        for (Lasting each : lasting) {
            Claim claim = rebooted ? null : goesOn(each, now);
            if (claim != null && !running.containsKey(claim)) {
                running.put(claim, each.span());
            } else {
                Instant from = each.span().from();
                Instant to = heard == null || heard.isBefore(from) ? from : heard;
                SpanEnd end = rebooted ? new SpanEnd.Boot() : new SpanEnd.Unknown();
                changes.add(new Change.Ended(each.span().id(), to, end));
            }
        }
        now.forEach((claim, socket) -> {
            if (!running.containsKey(claim)) {
                begin(claim, socket, look, false, changes);
            }
        });
        briefs.begin(claims.keySet());
        return changes;
    }

    private static @Nullable Claim goesOn(Lasting lasting, Map<Claim, SocketEntry> now) {
        PastHolder holder = lasting.span().holder();
        if (holder != null) {
            var same = new Claim(lasting.span().place(), holder.ref(), null);
            return now.containsKey(same) ? same : null;
        }
        return now.keySet().stream()
                .filter(each -> each.place().equals(lasting.span().place()))
                .filter(each -> cookie(now.get(each)) == lasting.socket())
                .filter(_ -> lasting.socket() != 0)
                .findFirst()
                .orElse(null);
    }

    /** A later look. */
    List<Change> next(Looked look) {
        var changes = new ArrayList<Change>();
        departures.note(look.notes());
        var begun = new LinkedHashMap<Claim, SocketEntry>();
        var left = new LinkedHashSet<Claim>();
        var passedOn = new HashSet<Claim>();
        List<SocketKey> gone = follow(look, begun, left, passedOn, changes);
        begun.keySet().removeIf(running::containsKey);
        left.removeIf(claim -> sockets(claim) > 0);
        end(left, begun.keySet(), look, changes);
        begun.forEach((claim, socket) -> {
            HeldSpan span = begin(claim, socket, look, look.sawOpenings(), changes);
            HeldSpan last = departures.lastOn(claim.place());
            HeldSpan before = last == null ? lastOn.apply(claim.place()) : last;
            changes.add(new Change.Happened(Returns.event(span, before, passedOn.contains(claim))));
        });
        departures.settle(look, begun.keySet(), changes);
        failures(look, changes);
        briefs.take(look, claims.keySet(), gone)
                .forEach(brief -> changes.add(new Change.Happened(brief)));
        return changes;
    }

    /** Moves what lasts with the machine's clock, so that it has lasted as long as before. */
    List<Change> clockSet(Duration by) {
        var changes = new ArrayList<Change>();
        running.replaceAll((_, span) -> {
            HeldSpan moved = span.moved(by);
            changes.add(new Change.Moved(span.id(), moved.from()));
            return moved;
        });
        departures.clockSet(by);
        return changes;
    }

    /** Writes down at the end what is known by then of what has left. */
    List<Change> last(Looked look) {
        var changes = new ArrayList<Change>();
        departures.settleAll(look, changes);
        return changes;
    }

    private int sockets(Claim claim) {
        return (int) claims.values().stream().filter(claim::equals).count();
    }

    private Map<Claim, SocketEntry> rebuild(Inventory inventory) {
        claims.clear();
        var now = new LinkedHashMap<Claim, SocketEntry>();
        for (SocketEntry each : inventory.entries()) {
            if (each.occupiesPort()) {
                Claim claim = Claim.of(each, inventory);
                claims.put(each.key(), claim);
                now.putIfAbsent(claim, each);
            }
        }
        return now;
    }

    /** Brings the claims up to date; the sockets that are gone. */
    private List<SocketKey> follow(
            Looked look,
            Map<Claim, SocketEntry> begun,
            Set<Claim> left,
            Set<Claim> passedOn,
            List<Change> changes) {
        if (!look.delta().continues()) {
            List<SocketKey> before = List.copyOf(claims.keySet());
            Map<Claim, SocketEntry> now = rebuild(look.inventory());
            begun.putAll(now);
            left.addAll(running.keySet());
            return before;
        }
        look.delta()
                .added()
                .forEach(each -> claim(null, each, look, begun, left, passedOn, changes));
        for (SocketChange each : look.delta().changed()) {
            if (each.what().contains(SocketChange.Aspect.OWNERSHIP)
                    || each.what().contains(SocketChange.Aspect.PLACE)
                    || each.what().contains(SocketChange.Aspect.STATE)) {
                claim(each.before(), each.after(), look, begun, left, passedOn, changes);
            }
        }
        var gone = new ArrayList<SocketKey>();
        for (SocketEntry each : look.delta().gone()) {
            leave(each.key(), left);
            gone.add(each.key());
        }
        return gone;
    }

    private void leave(SocketKey key, Set<Claim> left) {
        Claim claim = claims.remove(key);
        if (claim != null) {
            left.add(claim);
        }
    }

    private void claim(
            @Nullable SocketEntry before,
            SocketEntry after,
            Looked look,
            Map<Claim, SocketEntry> begun,
            Set<Claim> left,
            Set<Claim> passedOn,
            List<Change> changes) {
        if (!after.occupiesPort()) {
            leave(after.key(), left);
            return;
        }
        Claim old = before == null ? null : claims.get(after.key());
        Claim now = Claim.of(after, look.inventory());
        if (now.equals(old)) {
            return;
        }
        if (old != null && old.place().equals(now.place())) {
            boolean known = old.holder() == null || isElderSeenLate(old, after, look);
            if (known && now.holder() != null && !running.containsKey(now)) {
                adopt(old, now, after, look, changes);
                return;
            }
            // who has it is hidden from now on, and no less the one who had it
            if (now.holder() == null
                    && old.holder() != null
                    && look.ends().apply(old.holder()).isEmpty()) {
                return;
            }
        }
        if (old != null) {
            left.add(old);
            passedOn.add(now);
        }
        claims.put(after.key(), now);
        begun.putIfAbsent(now, after);
    }

    /**
     * Whether whoever had the socket by what was known has it still, together with one who started
     * before: a server forked as soon as it had bound, and only its worker was seen at first.
     * Nobody took anything over then.
     */
    private boolean isElderSeenLate(Claim old, SocketEntry socket, Looked look) {
        ProcessRef holder = old.holder();
        return holder != null
                && sockets(old) == 1
                && Claim.owners(socket, look.inventory()).contains(holder);
    }

    /** Who has what lasted already becomes known. */
    private void adopt(
            Claim old, Claim now, SocketEntry socket, Looked look, List<Change> changes) {
        claims.put(socket.key(), now);
        HeldSpan span = running.remove(old);
        PastHolder holder = holder(now, look.inventory());
        if (span == null || holder == null) {
            return;
        }
        int others = others(socket, look.inventory());
        running.put(now, span.heldBy(holder, others));
        changes.add(new Change.Known(span.id(), holder, others));
    }

    /** Ends the spans that no socket is left of. */
    private void end(Set<Claim> left, Set<Claim> begun, Looked look, List<Change> changes) {
        for (Claim claim : left) {
            HeldSpan ended = running.remove(claim);
            if (ended == null) {
                continue;
            }
            boolean takenOver = begun.stream().anyMatch(each -> each.place().equals(claim.place()));
            departures.add(ended, claim, look, takenOver, changes);
        }
    }

    private HeldSpan begin(
            Claim claim, SocketEntry socket, Looked look, boolean saw, List<Change> changes) {
        PastHolder holder = holder(claim, look.inventory());
        Instant at = look.at();
        var span =
                new HeldSpan(
                        nextSpan++,
                        claim.place(),
                        holder,
                        others(socket, look.inventory()),
                        holder == null ? user(socket) : holder.user(),
                        at,
                        saw,
                        null,
                        null);
        running.put(claim, span);
        changes.add(new Change.Began(span, cookie(socket)));
        return span;
    }

    private @Nullable PastHolder holder(Claim claim, Inventory inventory) {
        ProcessRef ref = claim.holder();
        return ref == null ? null : inventory.process(ref).map(kept::of).orElse(null);
    }

    private static int others(SocketEntry socket, Inventory inventory) {
        return Math.max(0, Claim.owners(socket, inventory).size() - 1);
    }

    private @Nullable String user(SocketEntry socket) {
        return socket.uid() == null ? null : userName.apply(socket.uid());
    }

    private static long cookie(@Nullable SocketEntry socket) {
        return socket != null && socket.key() instanceof SocketKey.ByCookie(long cookie)
                ? cookie
                : 0;
    }

    /** Binds and connects that failed, with who had the place. */
    private void failures(Looked look, List<Change> changes) {
        for (Note note : look.notes()) {
            if (note instanceof Note.Failed failed) {
                PastHolder holder =
                        failed.call() == PastEvent.FailedCall.BIND
                                        && failed.errno().equals(ErrnoName.EADDRINUSE.name())
                                ? holderOf(failed.place())
                                : null;
                changes.add(
                        new Change.Happened(
                                new PastEvent.Failed(
                                        failed.at(),
                                        failed.call(),
                                        failed.place(),
                                        failed.errno(),
                                        failed.seenBy(),
                                        failed.program(),
                                        holder)));
            }
        }
    }

    private @Nullable PastHolder holderOf(PastPlace place) {
        return running.values().stream()
                .filter(each -> each.place().protocol() == place.protocol())
                .filter(each -> each.place().where().overlaps(place.where()))
                .map(HeldSpan::holder)
                .filter(each -> each != null)
                .findFirst()
                .orElse(null);
    }
}

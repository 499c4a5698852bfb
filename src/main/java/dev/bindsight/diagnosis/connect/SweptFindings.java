package dev.bindsight.diagnosis.connect;

import dev.bindsight.diagnosis.FindingSink;
import dev.bindsight.diagnosis.conclude.connect.Siblings;
import dev.bindsight.diagnosis.connect.Landings.Landed;
import dev.bindsight.diagnosis.gather.connect.MachineSnapshot;
import dev.bindsight.model.Attempt;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.Outcome;
import dev.bindsight.model.Probe.ConnectProbe;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.fact.Finding;
import dev.bindsight.probe.Cancellation;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Brings what a sweep decides in any order into that of the ports, explains it and gives it away
 * port by port, while the sweep goes on. A port waits for its other addresses, and where it did not
 * answer at all, until some port of its host has: that is part of what is to be said. One look at
 * the machine serves many ports, but not where it could be wrong because it came before the
 * connect.
 */
final class SweptFindings {
    /** Processes come and go while a sweep waits for ports that do not answer. */
    private static final long STALE_NANOS = Duration.ofSeconds(5).toNanos();

    private final Explainer explainer;
    private final Supplier<MachineSnapshot> newSight;
    private final FindingSink sink;
    private final Cancellation cancellation;
    private final @Nullable Landed[] landed;
    private final int addresses;
    private final Map<IpAddress, Landed> answering = new HashMap<>();
    private MachineSnapshot sight;
    private int next;
    private boolean ended;

    /**
     * For one sweep.
     *
     * @param ports how many ports it has
     * @param addresses how many addresses each of them
     */
    SweptFindings(
            Explainer explainer,
            Supplier<MachineSnapshot> newSight,
            FindingSink sink,
            Cancellation cancellation,
            int ports,
            int addresses) {
        this.explainer = explainer;
        this.newSight = newSight;
        this.sink = sink;
        this.cancellation = cancellation;
        this.addresses = addresses;
        landed = new Landed[ports * addresses];
        sight = newSight.get();
    }

    /** Some more are decided. */
    void add(List<Landed> more) {
        for (Landed each : more) {
            landed[each.place()] = each;
            if (Siblings.answered(each.attempt())) {
                answering.merge(
                        probe(each.attempt()).endpoint().address(),
                        each,
                        (one, other) -> one.place() < other.place() ? one : other);
            }
        }
        sight.acceptQueues().lookAgain();
        giveAway();
    }

    /** All are that will be. */
    void end() {
        ended = true;
        giveAway();
    }

    private void giveAway() {
        while (next < landed.length && (ended || isReady())) {
            giveAway(take());
        }
    }

    /** Whether all is known that is to be said of the next port. */
    private boolean isReady() {
        for (int i = next; i < next + addresses; i++) {
            Landed each = landed[i];
            if (each == null
                    || Siblings.isSilent(each.attempt())
                            && !answering.containsKey(probe(each.attempt()).endpoint().address())) {
                return false;
            }
        }
        return true;
    }

    /** Those of the next port, without what a cancel kept from beginning. */
    private List<Landed> take() {
        var group = new ArrayList<Landed>(addresses);
        for (int i = 0; i < addresses; i++, next++) {
            Landed each = landed[next];
            if (each != null) {
                group.add(each);
                landed[next] = null;
            }
        }
        return group;
    }

    private void giveAway(List<Landed> port) {
        if (port.size() == 1 && !Siblings.isSilent(port.getFirst().attempt())) {
            // no other says anything of it
            sink.take(explained(port.getFirst()));
            return;
        }
        List<Finding> explained = port.stream().map(this::explained).toList();
        var others = new HashMap<IpAddress, Finding>();
        if (port.stream().anyMatch(each -> Siblings.isSilent(each.attempt()))) {
            answering.forEach(
                    (address, each) -> others.put(address, new Finding(each.attempt(), null)));
        }
        var siblings = new Siblings(explained, others);
        explained.forEach(each -> sink.take(siblings.joined(each)));
    }

    /** A user who cancels does not wait for explanations. */
    private Finding explained(Landed each) {
        var bare = new Finding(each.attempt(), null);
        if (cancellation.getAsBoolean() || !sink.wantsReason(each.attempt())) {
            return bare;
        }
        if (isOutOfDate(each)) {
            sight = newSight.get();
        }
        return explainer.explained(bare, sight);
    }

    /**
     * Whether the machine has to be looked at once more: what listened before a connect that was
     * refused may have ended in between, and would be taken for a listener that refuses.
     */
    private boolean isOutOfDate(Landed each) {
        if (!sight.isOlderThan(each.nanos())) {
            return false;
        }
        ConnectProbe probe = probe(each.attempt());
        boolean listened =
                each.attempt().outcome() instanceof Outcome.Refused
                        && sight.glance().on(probe.protocol(), probe.endpoint().port()).stream()
                                .anyMatch(SocketEntry::isListening);
        return listened || sight.isOlderThan(each.nanos() - STALE_NANOS);
    }

    private static ConnectProbe probe(Attempt attempt) {
        return (ConnectProbe) attempt.probe();
    }
}

package dev.bindsight.diagnosis;

import dev.bindsight.inventory.MachineSummary;
import dev.bindsight.model.Attempt;
import dev.bindsight.model.Cause;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.Fix;
import dev.bindsight.model.Offer;
import dev.bindsight.model.Probe.BindProbe;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.SocketOption;
import dev.bindsight.probe.Cancellation;
import dev.bindsight.text.Texts;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** What can be done about a refused bind, the most useful first. */
final class BindOffers {
    private final FreePortSearch ports;
    private final MachineSummary machine;

    BindOffers(FreePortSearch ports, MachineSummary machine) {
        this.ports = ports;
        this.machine = machine;
    }

    List<Offer> of(Refusal refusal, Cause cause, OptionTrials trials, Cancellation cancellation) {
        var offers = new ArrayList<Offer>();
        trials.helpful().forEach((option, attempt) -> offers.add(retry(option, attempt)));
        if (cause instanceof Cause.Held held && refusal.seen() != null) {
            List<ProcessDetails> owners = refusal.seen().owners(held.holder());
            if (!owners.isEmpty()) {
                offers.add(stop(owners));
            }
        }
        BindProbe probe = refusal.probe();
        ports.next(probe, cancellation).ifPresent(attempt -> offers.add(next(attempt)));
        ports.any(probe, cancellation).ifPresent(attempt -> offers.add(any(attempt)));
        return List.copyOf(offers);
    }

    private static Offer retry(SocketOption option, Attempt attempt) {
        BindProbe probe = (BindProbe) attempt.probe();
        Fix fix =
                option == SocketOption.SO_REUSEADDR
                        ? new Fix.RetryWithReuseAddress(probe)
                        : new Fix.RetryWithReusePort(probe);
        String effect =
                option == SocketOption.SO_REUSEADDR
                        ? Texts.get("bindcause.offer.reuseAddress.effect")
                        : Texts.get("bindcause.offer.reusePort.effect");
        return proven(fix, Texts.get("bindcause.offer.retryWith", option), effect, attempt);
    }

    private Offer stop(List<ProcessDetails> owners) {
        String target =
                owners.size() == 1
                        ? Texts.get(
                                "diagnosis.owner",
                                owners.getFirst().name(),
                                owners.getFirst().pid().toString())
                        : Texts.get("bindcause.offer.processes", owners.size());
        return new Offer(
                new Fix.StopOwner(owners),
                Texts.get("bindcause.offer.stop", target),
                Texts.get("bindcause.offer.stop.effect"),
                false,
                needsToSignal(owners),
                List.of());
    }

    /** Who has to act instead of this user, absent if this user may (kill(2)). */
    private @Nullable String needsToSignal(List<ProcessDetails> owners) {
        return owners.stream()
                .filter(owner -> !owner.facts().uid().equals(machine.uid()))
                .filter(_ -> !machine.has("CAP_KILL"))
                .map(owner -> Texts.get("bindcause.needs.user", owner.user()))
                .findFirst()
                .orElse(null);
    }

    private static Offer next(Attempt attempt) {
        BindProbe probe = (BindProbe) attempt.probe();
        return proven(
                new Fix.UseOtherPort(probe, null),
                Texts.get("bindcause.offer.port", probe.endpoint().port().toString()),
                Texts.get("bindcause.offer.port.effect"),
                attempt);
    }

    private static Offer any(Attempt attempt) {
        Endpoint given = attempt.local();
        return proven(
                new Fix.UseOtherPort((BindProbe) attempt.probe(), given.port()),
                Texts.get("bindcause.offer.anyPort"),
                Texts.get("bindcause.offer.anyPort.effect", given.port().toString()),
                attempt);
    }

    private static Offer proven(Fix fix, String label, String effect, Attempt attempt) {
        return new Offer(fix, label, effect, true, null, attempt.trace());
    }
}

package dev.bindsight.diagnosis.connect;

import static dev.bindsight.model.ErrnoName.EINVAL;
import static dev.bindsight.model.ErrnoName.ENETUNREACH;

import dev.bindsight.diagnosis.ErrnoMeaning;
import dev.bindsight.diagnosis.HolderConditions;
import dev.bindsight.diagnosis.HolderText;
import dev.bindsight.inventory.InventoryEngine;
import dev.bindsight.inventory.MachineSummary;
import dev.bindsight.model.Attempt;
import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Cause;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.Outcome;
import dev.bindsight.model.Outcome.DecidedBy;
import dev.bindsight.model.Probe.ConnectProbe;
import dev.bindsight.model.Resolution;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.Syscall;
import dev.bindsight.model.fact.Diagnosis;
import dev.bindsight.model.fact.Evidence;
import dev.bindsight.model.fact.Finding;
import dev.bindsight.probe.Cancellation;
import dev.bindsight.probe.ConnectRequest;
import dev.bindsight.text.DurationText;
import dev.bindsight.text.Texts;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Turns each way a connect can end into what is to be said about it. */
final class Explainer {
    private final ErrnoMeaning meaning;
    private final Rejected rejected;
    private final Refused refused;
    private final Silent silent;
    private final SourceRefused source;
    private final SourcePorts ports;
    private final AfterConnect after;
    private final Unresolved unresolved;

    Explainer(
            ErrnoMeaning meaning,
            MachineSummary machine,
            ConnectTrials proofs,
            InventoryEngine inventory,
            Cancellation cancellation) {
        this.meaning = meaning;
        var holders = new HolderText(machine);
        rejected = new Rejected(proofs);
        refused = new Refused(holders, proofs);
        silent = new Silent(holders, proofs);
        source = new SourceRefused(machine, holders, proofs);
        ports = new SourcePorts(machine, holders);
        var conditions = HolderConditions.ofOneRequest(inventory);
        after =
                new AfterConnect(
                        meaning,
                        holders,
                        conditions,
                        new Unaccepted(conditions, holders, cancellation),
                        new Redirected(holders, proofs));
        unresolved = new Unresolved(meaning);
    }

    /** Why a name led to no address to connect to. */
    Diagnosis unresolved(ConnectRequest request, Resolution resolution) {
        return unresolved.explain(request, resolution);
    }

    /** The finding with its diagnosis, where there is anything to explain. */
    Finding explained(Finding finding, MachineSnapshot sight) {
        var found =
                new FailedConnect(
                        finding.attempt(),
                        finding.exchange(),
                        (ConnectProbe) finding.attempt().probe(),
                        sight);
        return new Finding(finding.attempt(), finding.exchange(), diagnosis(found));
    }

    private @Nullable Diagnosis diagnosis(FailedConnect found) {
        return switch (found.attempt().outcome()) {
            case Outcome.Worked _ -> after.explain(found).orElse(null);
            case Outcome.Cancelled _ -> null;
            case Outcome.Refused outcome ->
                    diagnosis(found, happened(found, outcome), explain(found, outcome));
            case Outcome.Unresolved _, Outcome.NotTried _ ->
                    throw new IllegalStateException("a connect does not end so");
        };
    }

    private Explanation explain(FailedConnect found, Outcome.Refused outcome) {
        return switch (outcome.syscall()) {
            case SOCKET -> ofSocket(found, outcome);
            case BIND -> ofBind(found, outcome);
            case CONNECT, POLL, GETSOCKOPT, SEND, RECV ->
                    Misuse.of(found)
                            .or(() -> fromLoopback(found, outcome))
                            .or(() -> rejected.explain(found, outcome))
                            .orElseGet(() -> ofErrno(found, outcome));
            default -> undetermined(outcome);
        };
    }

    /** No socket was made, so nothing is known about the destination. */
    private static Explanation ofSocket(FailedConnect found, Outcome.Refused outcome) {
        return switch (outcome.errno().known()) {
            case EMFILE, ENFILE -> Exhausted.explain(outcome);
            case EAFNOSUPPORT -> noFamily(found);
            case null, default -> undetermined(outcome);
        };
    }

    /** The socket did not get its source, so nothing is known about the destination. */
    private Explanation ofBind(FailedConnect found, Outcome.Refused outcome) {
        return Misuse.ofFamilies(found)
                .or(() ->
                        Optional.ofNullable(found.probe().source())
                                .flatMap(asked -> source.bind(found, asked, outcome)))
                .orElseGet(() -> undetermined(outcome));
    }

    /** A source inside this machine and a destination outside, whatever the errno says. */
    private Optional<Explanation> fromLoopback(FailedConnect found, Outcome.Refused outcome) {
        BindPlace asked = found.probe().source();
        if (asked == null) {
            return Optional.empty();
        }
        boolean apart = asked.endpoint().address().isLoopback() && !found.isLocal();
        boolean told = outcome.gave(EINVAL, ENETUNREACH);
        return apart && told ? Optional.of(source.loopback(found, asked)) : Optional.empty();
    }

    private Explanation ofErrno(FailedConnect found, Outcome.Refused outcome) {
        return switch (outcome.errno().known()) {
            case ECONNREFUSED -> refused.explain(found);
            case ETIMEDOUT -> silent.explain(found);
            case ENETUNREACH, ENETDOWN -> Unreachable.network(found);
            case EHOSTUNREACH, EHOSTDOWN -> Unreachable.host(found);
            case EINVAL -> Unreachable.blackhole(found);
            case EACCES -> Forbidden.denied(found);
            case EPERM -> Forbidden.notPermitted(found, outcome);
            case ECONNRESET, ECONNABORTED, EPIPE -> AfterConnect.resetEarly(found, outcome.errno());
            case EADDRNOTAVAIL, EAGAIN ->
                    ports.explain(found).orElseGet(() -> undetermined(outcome));
            case null, default -> undetermined(outcome);
        };
    }

    private static Explanation noFamily(FailedConnect found) {
        String family = Offers.family(found.endpoint().address());
        return new Explanation(
                new Cause.WrongFamily(),
                Texts.get("whyConnect.noFamily", family),
                List.of(),
                List.of());
    }

    private static Explanation undetermined(Outcome.Refused outcome) {
        return new Explanation(
                new Cause.Undetermined(),
                Texts.get(
                        "whyConnect.undetermined",
                        outcome.syscall().label(),
                        outcome.errno().name()),
                List.of(),
                List.of());
    }

    private String happened(FailedConnect found, Outcome.Refused outcome) {
        if (outcome.by() == DecidedBy.TIMEOUT) {
            return Texts.get(
                    "whyConnect.happened.clock", DurationText.measured(found.probe().timeout()));
        }
        // what poll(2) waited for is the connect
        Syscall call = outcome.syscall() == Syscall.POLL ? Syscall.CONNECT : outcome.syscall();
        return meaning.meaning(call, outcome.errno());
    }

    /** The explanation as a diagnosis of the attempt. */
    static Diagnosis diagnosis(FailedConnect found, String happened, Explanation explanation) {
        Attempt attempt = found.attempt();
        List<SocketEntry> sockets =
                explanation.evidence().stream()
                        .map(Evidence::socket)
                        .filter(Objects::nonNull)
                        .toList();
        Inventory seen = sockets.isEmpty() ? null : found.sight().seen();
        return new Diagnosis(
                attempt,
                explanation.cause(),
                happened,
                explanation.summary(),
                explanation.evidence(),
                explanation.offers(),
                seen == null ? null : seen.of(sockets));
    }
}

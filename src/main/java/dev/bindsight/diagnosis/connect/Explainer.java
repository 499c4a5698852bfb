package dev.bindsight.diagnosis.connect;

import dev.bindsight.diagnosis.conclude.WhatWasReported;
import dev.bindsight.diagnosis.conclude.connect.ConnectConclusions;
import dev.bindsight.diagnosis.gather.connect.ConnectGatherer;
import dev.bindsight.diagnosis.gather.connect.MachineSnapshot;
import dev.bindsight.diagnosis.observation.ConnectObservation;
import dev.bindsight.diagnosis.observation.Explanation;
import dev.bindsight.diagnosis.observation.ObservationSubject;
import dev.bindsight.model.Attempt;
import dev.bindsight.model.Cause;
import dev.bindsight.model.Errno;
import dev.bindsight.model.Exchange;
import dev.bindsight.model.Exchange.Tls;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.Outcome;
import dev.bindsight.model.Outcome.DecidedBy;
import dev.bindsight.model.Resolution;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.Syscall;
import dev.bindsight.model.fact.Diagnosis;
import dev.bindsight.model.fact.Evidence;
import dev.bindsight.model.fact.Finding;
import dev.bindsight.model.fact.Happened;
import dev.bindsight.probe.ConnectRequest;

import java.util.List;
import java.util.Objects;

/** Turns each way a connect can end into what is to be said about it. */
final class Explainer {
    private final ConnectGatherer gatherer;

    Explainer(ConnectGatherer gatherer) {
        this.gatherer = gatherer;
    }

    /** Why a name led to no address to connect to. */
    Diagnosis unresolved(ConnectRequest request, Resolution resolution) {
        return new UnresolvedName(request, resolution).diagnosis();
    }

    /** The finding with its diagnosis, where there is anything to explain. */
    Finding explained(Finding bare, MachineSnapshot sight) {
        var observation =
                new ConnectObservation(bare.attempt(), bare.exchange(), sight.surroundings());
        ConnectGatherer.Gathered gathered =
                gatherer.gather(observation, sight, ConnectConclusions::conclude);
        return gathered.conclusion() instanceof Explanation explanation
                ? bare.with(diagnosis(gathered.observation(), explanation))
                : bare;
    }

    private Diagnosis diagnosis(ConnectObservation found, Explanation explanation) {
        List<SocketEntry> sockets =
                explanation.evidence().stream()
                        .map(Evidence::socket)
                        .filter(Objects::nonNull)
                        .toList();
        // of a machine with a hundred thousand sockets only those that are told of are kept
        Inventory seen = sockets.isEmpty() ? null : found.seen();
        return new Diagnosis(
                explanation.cause(),
                happened(found, explanation),
                explanation.reason(),
                explanation.evidence(),
                explanation.offers(),
                seen == null ? null : seen.of(sockets));
    }

    private static Happened happened(ConnectObservation found, Explanation explanation) {
        return switch (found.subject()) {
            case ObservationSubject.Attempted(Attempt attempt) ->
                    happened(found, attempt, explanation);
            case ObservationSubject.Reported reported -> WhatWasReported.of(reported.found());
            case ObservationSubject.LookedUp _ ->
                    throw new IllegalArgumentException("a look-up connects to nothing");
        };
    }

    private static Happened happened(
            ConnectObservation found, Attempt attempt, Explanation explanation) {
        if (attempt.outcome() instanceof Outcome.Refused outcome) {
            return outcome.by() == DecidedBy.TIMEOUT
                    ? new Happened.NoAnswer(found.probe().timeout())
                    // what poll(2) waited for is the connect
                    : new Happened.Refused(
                            outcome.syscall() == Syscall.POLL ? Syscall.CONNECT : outcome.syscall(),
                            outcome.errno());
        }
        Exchange exchange = found.exchange();
        if (exchange != null && explanation.cause() instanceof Cause.ConnectionReset) {
            return broken(exchange);
        }
        return found.isUdp() ? new Happened.Sent() : new Happened.Connected();
    }

    private static Happened broken(Exchange exchange) {
        Errno errno = Objects.requireNonNull(exchange.broken());
        return new Happened.Refused(
                exchange.tls() instanceof Tls.Broken(Syscall call, var _, var _)
                        ? call
                        : Syscall.RECV,
                errno);
    }
}

package dev.bindsight.fix;

import dev.bindsight.diagnosis.BindDiagnosis;
import dev.bindsight.diagnosis.ConnectDiagnosis;
import dev.bindsight.inventory.InventoryEngine;
import dev.bindsight.model.Attempt;
import dev.bindsight.model.Fix;
import dev.bindsight.model.Probe;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.fact.Diagnosis;
import dev.bindsight.model.fact.Evidence;
import dev.bindsight.model.fact.Finding;
import dev.bindsight.model.fact.MachineFact;
import dev.bindsight.model.fact.Offer;
import dev.bindsight.model.fact.Verification;
import dev.bindsight.platform.Platform;
import dev.bindsight.platform.SocketDestroyer;
import dev.bindsight.platform.SocketDestroyer.Destruction;
import dev.bindsight.probe.Cancellation;

import java.util.ArrayList;

/** Fixes on this machine. */
public final class LiveRemedies implements Remedies {
    private final Repetition repetition;
    private final TimeWaitWatch watch;
    private final SocketDestroyer destroyer;

    /** On one machine. */
    public LiveRemedies(
            BindDiagnosis binds,
            ConnectDiagnosis connects,
            InventoryEngine inventory,
            Platform platform) {
        this.repetition = new Repetition(binds, connects, platform.machine());
        this.watch = new TimeWaitWatch(inventory);
        this.destroyer = platform.destroyer();
    }

    @Override
    public Verification apply(Offer offer, Finding before, Cancellation cancellation) {
        return switch (offer.fix()) {
            case Fix.Retry retry -> tryAgain(retry.probe(), before, cancellation);
            case Fix.CloseSocket(SocketEntry socket) -> close(socket, before, cancellation);
            case Fix.WaitForTimeWait wait -> await(wait, before, cancellation);
            case Fix.Stop _, Fix.EndHold _, Fix.ByUser _, Fix.Try _ ->
                    throw new IllegalArgumentException("not applied here: " + offer.fix().id());
        };
    }

    @Override
    public Verification again(Finding before, Cancellation cancellation) {
        return tryAgain(before.attempt().probe(), before, cancellation);
    }

    private Verification tryAgain(Probe probe, Finding before, Cancellation cancellation) {
        if (cancellation.getAsBoolean()) {
            return new Verification.Cancelled(Repetition.untried(probe));
        }
        return Verification.of(before, repetition.run(probe, before, cancellation));
    }

    private Verification close(SocketEntry socket, Finding before, Cancellation cancellation) {
        Probe probe = before.attempt().probe();
        if (cancellation.getAsBoolean()) {
            return new Verification.Cancelled(Repetition.untried(probe));
        }
        Destruction destruction = destroyer.destroy(socket);
        Finding after = repetition.run(probe, before, cancellation);
        Diagnosis diagnosis = after.diagnosis();
        if (diagnosis == null) {
            Attempt attempt = after(destruction, after.attempt());
            return Verification.of(before, new Finding(attempt, after.exchange(), null));
        }
        Diagnosis told = with(evidence(socket, destruction), diagnosis);
        return Verification.of(before, new Finding(after.attempt(), after.exchange(), told));
    }

    /** Where no evidence tells of it, the destructive call stands in the trace, with its answer. */
    private static Attempt after(Destruction destruction, Attempt attempt) {
        var calls = new ArrayList<>(destruction.trace());
        calls.addAll(attempt.trace());
        return new Attempt(
                attempt.probe(),
                attempt.at(),
                calls,
                attempt.outcome(),
                attempt.local(),
                attempt.elapsed());
    }

    /**
     * A new TIME_WAIT may come between the last look and the bind: then that one is awaited too.
     */
    private Verification await(
            Fix.WaitForTimeWait wait, Finding before, Cancellation cancellation) {
        Verification after;
        do {
            if (!watch.awaitEnd(wait, cancellation)) {
                return new Verification.Cancelled(Repetition.untried(wait.probe()));
            }
            after = tryAgain(wait.probe(), before, cancellation);
        } while (!(after instanceof Verification.Resolved) && watch.isAwaitable(wait));
        return after;
    }

    private static Evidence evidence(SocketEntry socket, Destruction destruction) {
        return new Evidence(
                destruction.ok() ? Evidence.Kind.TRIED_AND_WORKED : Evidence.Kind.TRIED_IN_VAIN,
                new MachineFact.DestroyTried(socket, destruction.errno()),
                socket,
                destruction.trace());
    }

    private static Diagnosis with(Evidence first, Diagnosis diagnosis) {
        var evidence = new ArrayList<Evidence>();
        evidence.add(first);
        evidence.addAll(diagnosis.evidence());
        return diagnosis.with(evidence, diagnosis.offers());
    }
}

package dev.bindsight.view.bind;

import dev.bindsight.diagnosis.BindDiagnosis;
import dev.bindsight.fix.Remedies;
import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Fix;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.LocalAddress;
import dev.bindsight.model.Probe.BindProbe;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.fact.Diagnosis;
import dev.bindsight.model.fact.Finding;
import dev.bindsight.model.fact.Offer;
import dev.bindsight.model.fact.Verification;
import dev.bindsight.probe.BindRequest;
import dev.bindsight.probe.HeldBind;
import dev.bindsight.text.Texts;
import dev.bindsight.view.bind.BindResult.Hold;
import dev.bindsight.view.job.Job;
import dev.bindsight.view.job.Lane;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the Bind screen does, free of nodes: it runs one thing at a time and keeps the last results
 * of the session, the newest first. Called on the user interface's thread, on which alone its
 * properties change; what blocks runs in the background.
 */
public final class BindModel implements AutoCloseable {
    private final BindDiagnosis binds;
    private final Remedies remedies;
    private final BindForm form;
    private final Questions questions;
    private final StopDialogs stops;
    private final Lane lane;
    private final Lane holding;
    private final HeldSockets held;
    private final ReadOnlyObjectWrapper<@Nullable Throwable> failure =
            new ReadOnlyObjectWrapper<>(this, "failure");

    private final ObservableList<LocalAddress> addresses = FXCollections.observableArrayList();
    private final ObservableList<LocalAddress> seenAddresses =
            FXCollections.unmodifiableObservableList(addresses);
    private final BindResults results = new BindResults();

    /**
     * A model without results.
     *
     * @param questions asks before a fix
     * @param stops stops owners
     * @param lane runs what blocks, one after the other
     * @param holding gives held sockets back, also while the lane is busy
     */
    public BindModel(
            BindDiagnosis binds,
            Remedies remedies,
            BindForm form,
            Questions questions,
            StopDialogs stops,
            Lane lane,
            Lane holding,
            InstantSource clock) {
        this.binds = binds;
        this.remedies = remedies;
        this.form = form;
        this.questions = questions;
        this.stops = stops;
        this.lane = lane;
        this.holding = holding;
        held = new HeldSockets(holding, clock, results::released);
    }

    /** The fields. */
    BindForm form() {
        return form;
    }

    /** The last results of this session, the newest first; one whose socket is held stays. */
    ObservableList<BindResult> results() {
        return results.all();
    }

    /** The addresses of this machine as they were last read. */
    ObservableList<LocalAddress> addresses() {
        return seenAddresses;
    }

    /** The result that is read, absent before the first. */
    ReadOnlyObjectProperty<@Nullable BindResult> shownProperty() {
        return results.shownProperty();
    }

    /** What runs. */
    Lane lane() {
        return lane;
    }

    /** Why the last run came to nothing: a bug of Bindsight. Absent if it went well. */
    ReadOnlyObjectProperty<@Nullable Throwable> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /** Puts a place into the fields. */
    public void fill(BindPlace place, Protocol protocol) {
        form.fill(place, protocol);
    }

    /** Puts a whole probe into the fields. */
    public void fill(BindProbe probe) {
        form.fill(probe);
    }

    /** The port as it stands in its field. */
    public String portText() {
        return form.portProperty().get();
    }

    /** TCP or UDP, as it is chosen. */
    public Protocol protocol() {
        return form.protocolProperty().get();
    }

    /** Tries what the fields ask for; mistakes are told at the fields. */
    public void bind() {
        form.read()
                .ifPresent(request -> start("bind.busy.bind", null, job -> runAll(job, request)));
    }

    private void start(String title, @Nullable Instant until, Job.Work work) {
        failure.set(null);
        lane.startInstead(new Job(Texts.get(title), work).until(until).whenFailed(failure::set));
    }

    /** Reads the machine's addresses anew. */
    void readAddresses() {
        holding.start(
                new Job(_ -> {
                    List<LocalAddress> read = binds.addresses();
                    return () -> addresses.setAll(read);
                }));
    }

    /**
     * The result of the same bind that came after another: what that one says of the machine, and
     * what it offers, is over.
     */
    Optional<BindResult> newer(BindResult result) {
        return results.newer(result);
    }

    /** How long the socket that is held longest still is; zero for none. */
    public Duration longestHold(Instant now) {
        return results.longestHold(now);
    }

    /** Shows a result. */
    void show(BindResult result) {
        results.show(result);
    }

    /** Tries the same again. */
    void again(BindResult result) {
        start(
                "bind.busy.bind",
                null,
                job -> verify(result, remedies.again(result.finding(), job.cancellation())));
    }

    /** Does what an offer of the shown result says, after the questions it takes. */
    void take(Offer offer) {
        BindResult result = results.shown();
        Diagnosis diagnosis = result == null ? null : result.finding().diagnosis();
        if (result == null || diagnosis == null) {
            return;
        }
        switch (offer.fix()) {
            case Fix.Stop stop -> stop(result, diagnosis, stop);
            case Fix.CloseSocket _ ->
                    questions.askToClose(offer, diagnosis, () -> apply(result, offer, null));
            case Fix.WaitForTimeWait wait -> apply(result, offer, wait.until());
            case Fix.Retry _ -> apply(result, offer, null);
            case Fix.EndHold(SocketEntry socket) -> endHold(result, socket);
            case Fix.ByUser _ -> questions.showCommands(offer);
            // the screen of a bind is where one is tried; it offers none of these itself
            case Fix.Try _ -> {}
        }
    }

    /** What this window itself holds where a bind was refused for it. */
    Optional<Hold.Holding> ownHold(BindResult refused) {
        Diagnosis diagnosis = refused.finding().diagnosis();
        return diagnosis == null
                ? Optional.empty()
                : diagnosis.offers().stream()
                        .map(Offer::fix)
                        .flatMap(fix ->
                                fix instanceof Fix.EndHold(SocketEntry socket)
                                        ? results.holding(socket)
                                        : Stream.empty())
                        .findFirst();
    }

    private void endHold(BindResult refused, SocketEntry socket) {
        results.holding(socket).forEach(holds -> held.release(holds, () -> again(refused)));
    }

    /** Gives a held socket back before its time. */
    void release(BindResult result) {
        if (result.hold() instanceof Hold.Holding holds) {
            held.release(holds, () -> {});
        }
    }

    /** Cancels what runs and gives every held socket back. */
    @Override
    public void close() {
        lane.cancel();
        List.copyOf(results.all()).forEach(this::release);
    }

    private void stop(BindResult result, Diagnosis diagnosis, Fix.Stop fix) {
        Inventory seen = diagnosis.seen();
        if (seen != null) {
            stops.open(
                    seen,
                    StopTargets.of(fix, diagnosis.cause(), result.probe(), seen),
                    () -> again(result));
        }
    }

    private void apply(BindResult result, Offer offer, @Nullable Instant until) {
        start(
                until == null ? "bind.busy.fix" : "bind.busy.wait",
                until,
                job -> verify(result, remedies.apply(offer, result.finding(), job.cancellation())));
    }

    private Runnable verify(BindResult before, Verification now) {
        Finding after =
                switch (now) {
                    case Verification.Resolved(var attempt) -> new Finding(attempt, null);
                    case Verification.StillFailing(var attempt, var diagnosis) ->
                            new Finding(attempt, diagnosis);
                    case Verification.DifferentFailure(var attempt, var diagnosis) ->
                            new Finding(attempt, diagnosis);
                    case Verification.Cancelled _ -> null;
                };
        return () -> {
            if (after != null) {
                results.add(new BindResult(after, before.finding(), null));
            }
        };
    }

    /** The last one is tried first, so that the first one is on top in the end. */
    private Runnable runAll(Job job, BindRequest request) {
        Duration time = request.hold();
        for (BindProbe probe : request.probes(binds::places).reversed()) {
            if (time == null) {
                tryBind(job, probe);
            } else {
                hold(job, probe, time);
            }
        }
        return () -> {};
    }

    private void tryBind(Job job, BindProbe probe) {
        Finding found = binds.tryBind(probe, job.cancellation());
        job.tell(() -> results.add(new BindResult(found, results.lastOf(probe), null)));
    }

    private void hold(Job job, BindProbe probe, Duration time) {
        HeldBind bound = binds.hold(probe);
        if (!bound.isHeld()) {
            bound.close();
            tryBind(job, probe);
            return;
        }
        if (job.cancellation().getAsBoolean()) {
            bound.close();
            return;
        }
        Hold.Holding kept = held.keep(bound, time);
        var found = new Finding(bound.attempt(), null);
        lane.show(() -> results.add(new BindResult(found, results.lastOf(probe), kept)));
    }
}

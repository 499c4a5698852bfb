package dev.bindsight.view.connect;

import dev.bindsight.diagnosis.ConnectDiagnosis;
import dev.bindsight.diagnosis.ConnectReport;
import dev.bindsight.fix.Remedies;
import dev.bindsight.handover.Latest;
import dev.bindsight.model.Attempt;
import dev.bindsight.model.Port;
import dev.bindsight.model.Probe.ConnectProbe;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.fact.Finding;
import dev.bindsight.model.fact.Offer;
import dev.bindsight.probe.RepeatPlan;
import dev.bindsight.probe.Repeater;
import dev.bindsight.probe.Sample;
import dev.bindsight.text.Texts;
import dev.bindsight.view.job.Job;
import dev.bindsight.view.job.Lane;
import dev.bindsight.words.OfferText;

import javafx.beans.Observable;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;

import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * What the Connect screen does, free of nodes. Its commands are called on the UI thread and never
 * block; what blocks runs on the background executor. Cancelling frees the screen at once: what a
 * cancelled run still reports is dropped.
 */
public final class ConnectModel {
    /** How many runs are kept. */
    static final int KEPT = 50;

    /** How many addresses and ports are kept in all: each has its trace. */
    static final int KEPT_ADDRESSES = 70_000;

    private final ConnectDiagnosis connects;
    private final Remedies remedies;
    private final Lane lane;
    private final InstantSource clock;

    private final ConnectForm form;

    /** Tells how far its runs are, too. */
    private final ObservableList<ConnectRun> runs =
            FXCollections.observableArrayList(run -> new Observable[] {run.stageProperty()});

    private final ReadOnlyObjectWrapper<@Nullable ConnectRun> shown =
            new ReadOnlyObjectWrapper<>(this, "shown");

    /**
     * A screen on which nothing was tried yet.
     *
     * @param services the port of a service name
     * @param lane runs what blocks, several at a time
     */
    public ConnectModel(
            ConnectDiagnosis connects,
            Remedies remedies,
            BiFunction<String, Protocol, Optional<Port>> services,
            Lane lane,
            InstantSource clock) {
        this.connects = connects;
        this.remedies = remedies;
        this.lane = lane;
        this.clock = clock;
        this.form = new ConnectForm(services);
    }

    /** The form. */
    public ConnectForm form() {
        return form;
    }

    /** What was tried, newest first; to be read alone. */
    ObservableList<ConnectRun> runs() {
        return runs;
    }

    /** The run that is shown, absent before the first. */
    ReadOnlyObjectProperty<@Nullable ConnectRun> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /** Whether something goes on that can be cancelled. */
    BooleanBinding busy() {
        return lane.busy();
    }

    /** Fills in where to connect to. */
    public void fill(String host, String ports, Protocol protocol) {
        form.fill(host, ports, protocol);
    }

    /** Connects to what the form says; cancels what goes on. Marks what makes no sense instead. */
    public void connect() {
        form.request()
                .ifPresent(request ->
                        start(new ConnectRun(request, form.plan().orElse(null), clock.instant())));
    }

    /** Fills the form in as it was and connects again. */
    void again(ConnectRun run) {
        form.fill(run.request(), run.plan());
        connect();
    }

    /** Shows a run. */
    void show(ConnectRun run) {
        shown.set(run);
    }

    /** Gives up everything that goes on. */
    public void cancel() {
        lane.cancel();
    }

    /** Asks controls why a connect gets no answer; sends packets that nobody asked for before. */
    void compare(Target target) {
        Finding finding = target.finding();
        if (finding == null || finding.diagnosis() == null) {
            throw new IllegalStateException("there is no failure to compare: " + target.endpoint());
        }
        target.begin(new Target.Activity.Comparing());
        lane.start(
                new Job(
                                Texts.get("job.compare", target.endpoint()),
                                job -> {
                                    Finding after = connects.control(finding, job.cancellation());
                                    return () -> target.compared(after);
                                })
                        .whenGivenUp(target::abandon));
    }

    /** Carries an offer out and tries again. */
    void apply(Target target, Offer offer) {
        Finding before = target.finding();
        if (before == null) {
            throw new IllegalStateException("there is nothing to fix: " + target.endpoint());
        }
        target.begin(new Target.Activity.Applying(offer));
        lane.start(
                new Job(
                                Texts.get("job.apply", OfferText.label(offer).text()),
                                job -> {
                                    var came = remedies.apply(offer, before, job.cancellation());
                                    return () -> target.applied(new Target.Applied(offer, came));
                                })
                        .whenGivenUp(target::abandon));
    }

    private void start(ConnectRun run) {
        cancel();
        while (runs.size() >= KEPT || addresses() > KEPT_ADDRESSES) {
            runs.removeLast();
        }
        runs.addFirst(run);
        shown.set(run);
        lane.start(
                new Job(Texts.get("job.connect", RunText.title(run)), job -> attempt(run, job))
                        .whenFailed(run::failed)
                        .whenGivenUp(run::cancelled));
    }

    private Runnable attempt(ConnectRun run, Job job) {
        var feed = new ConnectProgressFeed(run, job, lane::show);
        ConnectReport report = connects.connect(run.request(), feed, job.cancellation());
        return () -> {
            feed.deliver();
            run.ended(report);
            repeat(run);
        };
    }

    private int addresses() {
        return runs.stream().mapToInt(run -> run.targets().size()).sum();
    }

    /** What is worth it is repeated. */
    private void repeat(ConnectRun run) {
        RepeatPlan plan = run.plan();
        if (plan == null || !(run.stage() instanceof ConnectRun.Stage.Done)) {
            return;
        }
        run.targets().stream()
                .map(Target::finding)
                .filter(Objects::nonNull)
                .map(Finding::attempt)
                .reduce(Repeater::worthier)
                .map(Attempt::probe)
                .filter(ConnectProbe.class::isInstance)
                .map(ConnectProbe.class::cast)
                .ifPresent(probe -> repeat(run, probe, plan));
    }

    private void repeat(ConnectRun run, ConnectProbe probe, RepeatPlan plan) {
        var repeated = new RepeatRun(probe, plan);
        run.repeats(repeated);
        repeated.goesOnAs(
                lane.start(
                        new Job(
                                        Texts.get("job.repeat", probe.endpoint()),
                                        job -> repeat(repeated, job))
                                .whenGivenUp(repeated::end)));
    }

    private Runnable repeat(RepeatRun repeated, Job job) {
        RepeatPlan plan = repeated.plan();
        Latest<Sample> mail = Latest.all(lane::show, repeated::add);
        connects.repeat(
                repeated.probe(), plan.count(), plan.interval(), mail::send, job.cancellation());
        return () -> {
            mail.deliver();
            repeated.end();
        };
    }
}

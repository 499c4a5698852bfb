package dev.bindsight.view.connect;

import dev.bindsight.diagnosis.ConnectDiagnosis;
import dev.bindsight.diagnosis.ConnectReport;
import dev.bindsight.fix.Remedies;
import dev.bindsight.handover.Latest;
import dev.bindsight.model.Attempt;
import dev.bindsight.model.Port;
import dev.bindsight.model.Probe.ConnectProbe;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.fact.Diagnosis;
import dev.bindsight.model.fact.Finding;
import dev.bindsight.model.fact.Offer;
import dev.bindsight.probe.Cancellation;
import dev.bindsight.probe.RepeatPlan;
import dev.bindsight.probe.Repeater;
import dev.bindsight.probe.Sample;

import javafx.beans.Observable;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import java.util.function.Supplier;

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
    private final Executor background;
    private final Executor ui;
    private final InstantSource clock;

    private final ConnectForm form;

    /** Tells how far its runs are, too. */
    private final ObservableList<ConnectRun> runs =
            FXCollections.observableArrayList(run -> new Observable[] {run.stageProperty()});

    private final ReadOnlyObjectWrapper<@Nullable ConnectRun> shown =
            new ReadOnlyObjectWrapper<>(this, "shown");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(this, "busy");
    private final List<Work> works = new ArrayList<>();

    /**
     * A screen on which nothing was tried yet.
     *
     * @param services the port of a service name
     * @param background runs what blocks, several at a time
     * @param ui runs what changes the properties
     */
    public ConnectModel(
            ConnectDiagnosis connects,
            Remedies remedies,
            BiFunction<String, Protocol, Optional<Port>> services,
            Executor background,
            Executor ui,
            InstantSource clock) {
        this.connects = connects;
        this.remedies = remedies;
        this.background = background;
        this.ui = ui;
        this.clock = clock;
        this.form = new ConnectForm(services);
    }

    /** Something that goes on, and how it is given up. */
    private record Work(Cancellation cancellation, Runnable abandon) {}

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
    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
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
        for (Work work : List.copyOf(works)) {
            work.cancellation().cancel();
            work.abandon().run();
        }
        works.clear();
        busy.set(false);
    }

    /** Asks controls why a connect gets no answer; sends packets that nobody asked for before. */
    void compare(Target target) {
        Finding finding = target.finding();
        Diagnosis failed = finding == null ? null : finding.diagnosis();
        if (finding == null || failed == null) {
            throw new IllegalStateException("there is no failure to compare: " + target.endpoint());
        }
        target.begin(new Target.Activity.Comparing());
        var work = begin(new Cancellation(), target::abandon);
        inBackground(
                work,
                target::abandon,
                () -> {
                    Diagnosis more = connects.control(failed, work.cancellation());
                    return () ->
                            target.compared(
                                    new Finding(finding.attempt(), finding.exchange(), more));
                });
    }

    /** Carries an offer out and tries again. */
    void apply(Target target, Offer offer) {
        Finding before = target.finding();
        if (before == null) {
            throw new IllegalStateException("there is nothing to fix: " + target.endpoint());
        }
        target.begin(new Target.Activity.Applying(offer));
        var work = begin(new Cancellation(), target::abandon);
        inBackground(
                work,
                target::abandon,
                () -> {
                    var came = remedies.apply(offer, before, work.cancellation());
                    return () -> target.applied(new Target.Applied(offer, came));
                });
    }

    private void start(ConnectRun run) {
        cancel();
        while (runs.size() >= KEPT || addresses() > KEPT_ADDRESSES) {
            runs.removeLast();
        }
        runs.addFirst(run);
        shown.set(run);
        var work = begin(new Cancellation(), run::cancelled);
        var feed = new ConnectProgressFeed(run, ui);
        inBackground(
                work,
                run::cancelled,
                () -> {
                    ConnectReport report = attempt(run, feed, work.cancellation());
                    return () -> {
                        feed.deliver();
                        if (report != null) {
                            run.ended(report);
                            repeat(run);
                        }
                    };
                });
    }

    private int addresses() {
        return runs.stream().mapToInt(run -> run.targets().size()).sum();
    }

    /** A fault of Bindsight belongs to the run whose place it takes. */
    private @Nullable ConnectReport attempt(
            ConnectRun run, ConnectProgressFeed feed, Cancellation cancellation) {
        try {
            return connects.connect(run.request(), feed, cancellation);
        } catch (RuntimeException | Error bug) {
            ui.execute(() -> run.failed(bug));
            return null;
        }
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
        Latest<Sample> mail = Latest.all(ui, repeated::add);
        var work = begin(repeated.cancellation(), repeated::end);
        inBackground(
                work,
                repeated::end,
                () -> {
                    connects.repeat(
                            probe, plan.count(), plan.interval(), mail::send, work.cancellation());
                    return () -> {
                        mail.deliver();
                        repeated.end();
                    };
                });
    }

    /** Ends a repeated connect and nothing else. */
    void end(RepeatRun repeated) {
        works.stream()
                .filter(work -> work.cancellation() == repeated.cancellation())
                .findFirst()
                .ifPresent(this::done);
        repeated.end();
    }

    private Work begin(Cancellation cancellation, Runnable abandon) {
        var work = new Work(cancellation, abandon);
        works.add(work);
        busy.set(true);
        return work;
    }

    /** Runs what blocks; what it came to is told on the UI thread, unless it was given up. */
    private void inBackground(Work work, Runnable failed, Supplier<Runnable> what) {
        background.execute(() -> {
            Runnable came = failed;
            try {
                came = what.get();
            } finally {
                Runnable told = came;
                ui.execute(() -> finish(work, told));
            }
        });
    }

    private void finish(Work work, Runnable came) {
        if (works.contains(work)) {
            came.run();
            done(work);
        }
    }

    private void done(Work work) {
        works.remove(work);
        busy.set(!works.isEmpty());
    }
}

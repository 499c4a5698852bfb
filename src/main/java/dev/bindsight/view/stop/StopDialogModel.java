package dev.bindsight.view.stop;

import dev.bindsight.fix.PortStopper;
import dev.bindsight.fix.StopChoice;
import dev.bindsight.fix.StopObserver;
import dev.bindsight.fix.StopObserver.Next;
import dev.bindsight.fix.StopOptions;
import dev.bindsight.fix.StopPlan;
import dev.bindsight.fix.StopReport;
import dev.bindsight.fix.StopStep;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.ProcessCondition;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.ProcessState;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.text.Texts;
import dev.bindsight.view.job.Job;
import dev.bindsight.view.job.Lane;
import dev.bindsight.words.stop.FixText;
import dev.bindsight.words.stop.StopLines;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * What the stop dialog does, free of nodes: closed, planning, ready, running, ended; or failed,
 * when the stopper throws. Its property changes on the user interface's thread only, and its
 * commands are called there; what blocks runs on the background executor.
 */
public final class StopDialogModel {
    private final PortStopper stopper;
    private final StopOptions options;
    private final Lane lane;
    private final Clock clock;

    private final ReadOnlyObjectWrapper<StopStage> stage =
            new ReadOnlyObjectWrapper<>(this, "stage", new StopStage.Closed());
    private @Nullable Run run;
    private Runnable ended = () -> {};

    /**
     * A closed dialog.
     *
     * @param lane runs what blocks, on a thread of its own
     * @param clock tells when a stop was over, and the zone of the times that are shown
     */
    public StopDialogModel(PortStopper stopper, StopOptions options, Lane lane, Clock clock) {
        this.stopper = stopper;
        this.options = options;
        this.lane = lane;
        this.clock = clock;
    }

    /** Where it stands. */
    ReadOnlyObjectProperty<StopStage> stageProperty() {
        return stage.getReadOnlyProperty();
    }

    /** Where it stands. */
    StopStage stage() {
        return stage.get();
    }

    /** How patient a stop is. */
    StopOptions options() {
        return options;
    }

    /** The clock of the times that are shown. */
    Clock clock() {
        return clock;
    }

    /**
     * Opens the dialog and finds out what would be hit. Nothing happens while a stop is carried
     * out.
     *
     * @param inventory the reading in which they were chosen
     * @param sockets the sockets whose ports shall be free, at least one
     */
    public void open(Inventory inventory, List<SocketEntry> sockets) {
        open(inventory, sockets, () -> {});
    }

    /**
     * The same for someone who wants to know what came of it.
     *
     * @param whenEnded is run each time a stop of this dialog was carried out, however it ended
     */
    public void open(Inventory inventory, List<SocketEntry> sockets, Runnable whenEnded) {
        if (stage() instanceof StopStage.Running) {
            return;
        }
        ended = whenEnded;
        plan(List.copyOf(sockets), () -> stopper.plan(inventory, sockets));
    }

    /**
     * Plans to stop what keeps an owner that took the port again, may not be signalled or cannot be
     * seen, in place of what is shown.
     *
     * @throws IllegalStateException if nothing of the kind is known
     */
    void openInstead() {
        switch (stage()) {
            case StopStage.Ended ended ->
                    plan(ended.report().before(), () -> stopper.planAgain(ended.report()));
            case StopStage.Ready(StopPlan shown) ->
                    stage.set(new StopStage.Ready(shown.instead().orElseThrow(this::noKeeper)));
            case StopStage.Closed _,
                    StopStage.Planning _,
                    StopStage.Running _,
                    StopStage.Failed _ ->
                    throw noKeeper();
        }
    }

    private IllegalStateException noKeeper() {
        return new IllegalStateException("no keeper is known at " + stage());
    }

    /**
     * Carries out a choice of the plan.
     *
     * @throws IllegalStateException if there is no plan to choose from
     */
    void choose(StopChoice choice) {
        if (!(stage() instanceof StopStage.Ready(StopPlan plan))) {
            throw new IllegalStateException("a stop is carried out once, after its plan");
        }
        run(plan, choice, options);
    }

    /** Sends SIGKILL to those of the owners that a stop has left running. */
    void kill(StopStage.Ended after) {
        after.plan()
                .only(after.running())
                .ifPresent(choice -> run(after.plan(), choice, options.killing()));
    }

    /** Plans to stop who holds the ports now, though others than them were stopped. */
    void openHolders(StopStage.Ended after) {
        List<SocketEntry> holders = after.holders();
        if (!holders.isEmpty()) {
            Inventory seen = after.report().aftermath().getFirst().inventory();
            plan(holders, () -> stopper.plan(seen, holders));
        }
    }

    private void run(StopPlan plan, StopChoice choice, StopOptions how) {
        stage.set(new StopStage.Running(plan, List.of(), null, false));
        var begun = new Run(plan, choice, how);
        run = begun;
        lane.start(begun.job);
    }

    /** Answers the question about a process that did not end. Without one, nothing happens. */
    void answer(Next next) {
        Run asking = run;
        if (asking != null
                && stage() instanceof StopStage.Running(var plan, var lines, var _, var ending)) {
            stage.set(new StopStage.Running(plan, lines, null, ending));
            asking.answer(next);
        }
    }

    /** Cancels what runs; what has been sent cannot be called back. Else closes the dialog. */
    public void dismiss() {
        switch (stage()) {
            case StopStage.Running _ -> lane.cancel();
            case StopStage.Closed _,
                    StopStage.Planning _,
                    StopStage.Ready _,
                    StopStage.Ended _,
                    StopStage.Failed _ -> {
                lane.cancel();
                stage.set(new StopStage.Closed());
            }
        }
    }

    private void plan(List<SocketEntry> sockets, Supplier<StopPlan> work) {
        stage.set(new StopStage.Planning(sockets));
        // a plan for a dialog that was closed or opened anew in the meantime is dropped
        lane.startInstead(
                new Job(
                                Texts.get("stop.planning"),
                                _ -> {
                                    StopPlan plan = work.get();
                                    return () -> stage.set(new StopStage.Ready(plan));
                                })
                        .whenFailed(bug ->
                                stage.set(new StopStage.Failed(sockets, List.of(), false, bug))));
    }

    private void failRunning(Throwable bug) {
        if (stage() instanceof StopStage.Running(var plan, var lines, var _, var _)) {
            stage.set(new StopStage.Failed(plan.sockets(), lines, true, bug));
        }
        run = null;
    }

    private void end(Run over, StopReport report) {
        if (stage() instanceof StopStage.Running(var plan, var lines, var _, var _)) {
            stage.set(
                    new StopStage.Ended(
                            plan, lines, List.copyOf(over.steps), report, clock.instant()));
        }
        run = null;
        ended.run();
    }

    /** One stop that is carried out; watched on the thread that stops. */
    private final class Run implements StopObserver {
        private final StopLines words;
        private final List<StopStep> steps = new ArrayList<>();
        private final Job job;
        private volatile CompletableFuture<Next> answer = new CompletableFuture<>();

        Run(StopPlan plan, StopChoice choice, StopOptions how) {
            words = new StopLines(clock.getZone(), options.watch());
            String ports = FixText.ports(plan.sockets());
            job =
                    new Job(
                                    Texts.get("job.stop", ports),
                                    _ -> {
                                        StopReport report = stopper.stop(plan, choice, how, this);
                                        return () -> end(this, report);
                                    })
                            .toTheEnd()
                            .whenFailed(StopDialogModel.this::failRunning)
                            .whenGivenUp(this::cancel);
        }

        @Override
        public void step(StopStep step) {
            lane.show(() -> advance(step));
        }

        @Override
        public Next outlived(ProcessDetails process, @Nullable ProcessCondition condition) {
            var asked = new CompletableFuture<Next>();
            answer = asked;
            if (cancelled()) {
                return Next.LEAVE;
            }
            boolean halted = condition != null && condition.state() == ProcessState.STOPPED;
            lane.show(() -> ask(new StopStage.Question(process, halted)));
            return asked.join();
        }

        @Override
        public boolean cancelled() {
            return job.cancellation().getAsBoolean();
        }

        private void answer(Next next) {
            answer.complete(next);
        }

        private void cancel() {
            if (stage() instanceof StopStage.Running(var plan, var lines, var _, var _)) {
                stage.set(new StopStage.Running(plan, lines, null, true));
            }
            answer.complete(Next.LEAVE);
        }

        private void advance(StopStep step) {
            steps.add(step);
            if (stage() instanceof StopStage.Running(var plan, var lines, var asks, var ending)) {
                stage.set(new StopStage.Running(plan, words.after(lines, step), asks, ending));
            }
        }

        private void ask(StopStage.Question question) {
            if (stage() instanceof StopStage.Running(var plan, var lines, var _, var ending)) {
                stage.set(
                        new StopStage.Running(plan, lines, cancelled() ? null : question, ending));
            }
        }
    }
}

package dev.bindsight.app;

import dev.bindsight.fix.PortStopper;
import dev.bindsight.fix.StopChoice;
import dev.bindsight.fix.StopObserver;
import dev.bindsight.fix.StopOptions;
import dev.bindsight.fix.StopPlan;
import dev.bindsight.fix.StopReport;
import dev.bindsight.fix.StopStep;
import dev.bindsight.fix.StopTarget;
import dev.bindsight.history.store.Note;
import dev.bindsight.history.store.Notebook;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.ProcessCondition;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.SocketEntry;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * Stops owners, and notes which processes it signalled or had a supervisor stop, as soon as that is
 * done: the recorder may see them end at once.
 *
 * @param stopper stops them
 * @param notebook where it is noted for the recorder
 */
record NotingStopper(PortStopper stopper, Notebook notebook) implements PortStopper {
    @Override
    public StopPlan plan(Inventory inventory, List<SocketEntry> sockets) {
        return stopper.plan(inventory, sockets);
    }

    @Override
    public StopPlan planAgain(StopReport report) {
        return stopper.planAgain(report);
    }

    @Override
    public StopReport stop(
            StopPlan plan, StopChoice choice, StopOptions options, StopObserver observer) {
        return stopper.stop(plan, choice, options, new Noting(plan, observer));
    }

    private final class Noting implements StopObserver {
        private final StopPlan plan;
        private final StopObserver observer;

        Noting(StopPlan plan, StopObserver observer) {
            this.plan = plan;
            this.observer = observer;
        }

        @Override
        public void step(StopStep step) {
            switch (step) {
                case StopStep.Signalled sent ->
                        notebook.add(
                                List.of(
                                        new Note.Stopped(
                                                sent.at(), sent.process().ref(), sent.signal())));
                case StopStep.CommandRun run when run.exitStatus() == 0 ->
                        notebook.add(
                                plan.targets().stream()
                                        .map(StopTarget::process)
                                        .map(each ->
                                                (Note)
                                                        new Note.Stopped(
                                                                Instant.now(), each.ref(), null))
                                        .toList());
                default -> {}
            }
            observer.step(step);
        }

        @Override
        public Next outlived(ProcessDetails process, @Nullable ProcessCondition condition) {
            return observer.outlived(process, condition);
        }

        @Override
        public boolean cancelled() {
            return observer.cancelled();
        }
    }
}

package dev.bindsight.view.stop;

import dev.bindsight.fix.StopPlan;
import dev.bindsight.fix.StopReport;
import dev.bindsight.fix.StopStep;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.ProcessRef;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.words.stop.StopLine;
import dev.bindsight.words.stop.StopVerdict;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/** Where the stop dialog stands. The stages follow each other in this order; any can fail. */
sealed interface StopStage {
    /** There is no dialog. */
    record Closed() implements StopStage {}

    /** It is found out what would be hit. */
    record Planning(List<SocketEntry> sockets) implements StopStage {}

    /** It waits for a choice. Nothing has been touched. */
    record Ready(StopPlan plan) implements StopStage {}

    /**
     * A choice is carried out.
     *
     * @param lines what happened so far
     * @param asks about a process that did not end, while it is asked what to do about it
     * @param cancelling whether the user has cancelled and the stopper has not answered yet
     */
    record Running(StopPlan plan, List<StopLine> lines, @Nullable Question asks, boolean cancelling)
            implements StopStage {}

    /**
     * What to do about a process that did not end.
     *
     * @param halted whether it is stopped (SIGSTOP), so that SIGTERM only waits for it
     */
    record Question(ProcessDetails process, boolean halted) {}

    /**
     * It is over.
     *
     * @param lines what happened
     * @param steps the same, as the stopper told it
     * @param at when it was over
     */
    record Ended(
            StopPlan plan,
            List<StopLine> lines,
            List<StopStep> steps,
            StopReport report,
            Instant at)
            implements StopStage {
        /** Owners that outlived their signal, as far as they were waited for. */
        List<ProcessRef> running() {
            return StopVerdict.stillRunning(steps).stream().map(ProcessDetails::ref).toList();
        }

        /** What listens or is bound there now and has an owner that can be seen. */
        List<SocketEntry> holders() {
            return report.aftermath().stream()
                    .filter(after -> !after.ok())
                    .flatMap(after ->
                            after.holders().stream()
                                    .filter(SocketEntry::occupiesPort)
                                    .filter(each -> !after.inventory().owners(each).isEmpty()))
                    .distinct()
                    .toList();
        }
    }

    /**
     * Bindsight itself failed, so it cannot tell what is true now.
     *
     * @param sockets whose ports were to be free
     * @param lines what happened until then
     * @param begun whether a choice was being carried out; else nothing was touched
     * @param cause what was thrown
     */
    record Failed(List<SocketEntry> sockets, List<StopLine> lines, boolean begun, Throwable cause)
            implements StopStage {}
}

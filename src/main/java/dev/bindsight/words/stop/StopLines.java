package dev.bindsight.words.stop;

import dev.bindsight.fix.StopStep;
import dev.bindsight.model.SyscallResult;
import dev.bindsight.model.TracedCall;
import dev.bindsight.text.DateForm;
import dev.bindsight.text.DurationText;
import dev.bindsight.text.Texts;
import dev.bindsight.words.ConditionText;
import dev.bindsight.words.SentenceText;
import dev.bindsight.words.SocketText;
import dev.bindsight.words.stop.StopLine.Mark;

import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * Folds the steps of a stop into the lines of the stepper: a wait is one line that counts down and
 * is replaced by what ended it.
 */
public final class StopLines {
    private static final Object PORT = "port";

    private final ZoneId zone;
    private final Duration watch;

    /**
     * Words for the steps of one stop.
     *
     * @param zone of the times of the day
     * @param watch how long the ports are watched
     */
    public StopLines(ZoneId zone, Duration watch) {
        this.zone = zone;
        this.watch = watch;
    }

    /** The lines after one more step. */
    public List<StopLine> after(List<StopLine> lines, StopStep step) {
        return switch (step) {
            case StopStep.IdentityChecked(var process, boolean socketSeen, var elapsed) ->
                    with(
                            lines,
                            process.ref(),
                            Mark.DONE,
                            Texts.get("stop.step.identity"),
                            Texts.get(
                                    socketSeen
                                            ? "stop.step.identity.detail"
                                            : "stop.step.identity.process",
                                    FixText.process(process)),
                            DurationText.measured(elapsed));
            case StopStep.NoLongerOwner(var process, var why) ->
                    with(
                            lines,
                            process.ref(),
                            Mark.LEFT_OUT,
                            Texts.get("stop.step.noLongerOwner", FixText.process(process)),
                            ActionFailureText.of(why),
                            "");
            case StopStep.Signalled(var process, var signal, var _, var at) ->
                    with(
                            lines,
                            process.ref(),
                            Mark.DONE,
                            Texts.get("stop.step.signalled", signal.name()),
                            Texts.get("stop.step.signalled.detail", FixText.process(process)),
                            Texts.get("stop.step.at", DateForm.CLOCK.of(at, zone)));
            case StopStep.SignalRefused(var process, var signal, var call, var _) ->
                    with(
                            lines,
                            process.ref(),
                            Mark.FAILED,
                            Texts.get("stop.step.refused", signal.name()),
                            Texts.get(
                                    "stop.step.refused.detail",
                                    FixText.process(process),
                                    errnoName(call)),
                            DurationText.measured(call.duration()));
            case StopStep.CommandRun run -> with(lines, run);
            case StopStep.Waiting(var process, var remaining) ->
                    with(
                            lines,
                            process.ref(),
                            Mark.RUNNING,
                            Texts.get("stop.step.waiting", FixText.process(process)),
                            "",
                            left(remaining));
            case StopStep.Exited(var process, var _, var elapsed) ->
                    with(
                            lines,
                            process.ref(),
                            Mark.DONE,
                            Texts.get("stop.step.exited", DurationText.measured(elapsed)),
                            FixText.process(process),
                            DurationText.measured(elapsed));
            case StopStep.StillRunning(var process, var poll) ->
                    with(
                            lines,
                            process.ref(),
                            Mark.FAILED,
                            Texts.get("stop.step.stillRunning"),
                            FixText.process(process),
                            DurationText.measured(poll.duration()));
            case StopStep.Hindered(var process, var condition) ->
                    with(
                            lines,
                            condition,
                            Mark.LEFT_OUT,
                            Texts.get("stop.step.hindered", FixText.process(process)),
                            String.join("; ", ConditionText.whyItRuns(condition)),
                            "");
            case StopStep.ChildrenLeft(var _, var children) ->
                    with(
                            lines,
                            children,
                            Mark.LEFT_OUT,
                            Texts.get("stop.step.children", children.size()),
                            FixText.names(children),
                            "");
            case StopStep.Watching(var remaining) ->
                    with(
                            lines,
                            PORT,
                            Mark.RUNNING,
                            Texts.get("stop.step.watching"),
                            "",
                            left(remaining));
            case StopStep.Unwatched _ ->
                    with(
                            lines,
                            PORT,
                            Mark.FAILED,
                            Texts.get("stop.step.unwatched"),
                            Texts.get("stop.step.unwatched.detail"),
                            "");
            case StopStep.Respawned(var holders, var by, var _) ->
                    with(
                            lines,
                            PORT,
                            Mark.FAILED,
                            holders.isEmpty()
                                    ? Texts.get("stop.step.respawned")
                                    : Texts.get(
                                            "stop.after.again",
                                            SentenceText.start(FixText.ports(holders)),
                                            holders.stream()
                                                    .map(each -> each.local().port())
                                                    .distinct()
                                                    .count()),
                            by.isEmpty() ? "" : Texts.get("stop.step.by", FixText.names(by)),
                            "");
            case StopStep.Proved proved -> with(watched(lines), proved);
            case StopStep.Cancelled _ -> cancelled(lines);
        };
    }

    private static List<StopLine> with(List<StopLine> lines, StopStep.CommandRun run) {
        boolean worked = run.exitStatus() == 0;
        String command = String.join(" ", run.command());
        return with(
                lines,
                run.fix(),
                worked ? Mark.DONE : Mark.FAILED,
                worked
                        ? Texts.get("stop.step.command", command)
                        : Texts.get(
                                "stop.step.command.failed",
                                command,
                                Integer.toString(run.exitStatus())),
                worked ? "" : run.output().strip(),
                DurationText.measured(run.elapsed()));
    }

    private List<StopLine> with(List<StopLine> lines, StopStep.Proved proved) {
        Duration took =
                proved.trace().stream()
                        .map(TracedCall::duration)
                        .reduce(Duration.ZERO, Duration::plus);
        String option =
                Texts.get(
                        proved.reuseAddress()
                                ? "stop.step.proved.reuse"
                                : "stop.step.proved.plain");
        String address = SocketText.local(proved.socket());
        String what =
                proved.ok()
                        ? Texts.get("stop.step.proved", address)
                        : Texts.get(
                                "stop.step.proved.refused",
                                address,
                                TraceFacts.refusal(proved.trace()));
        return with(
                lines,
                proved,
                proved.ok() ? Mark.DONE : Mark.FAILED,
                what,
                option,
                DurationText.measured(took));
    }

    /** The watch is over without a restart once the proof begins. */
    private List<StopLine> watched(List<StopLine> lines) {
        var result = new ArrayList<StopLine>(lines);
        result.replaceAll(line ->
                line.waitsFor(PORT)
                        ? new StopLine(
                                Mark.DONE,
                                Texts.get("stop.step.watched"),
                                Texts.get(
                                        "stop.step.watched.detail", DurationText.remaining(watch)),
                                DurationText.measured(watch),
                                PORT)
                        : line);
        return result;
    }

    private static List<StopLine> cancelled(List<StopLine> lines) {
        var result = new ArrayList<StopLine>(lines);
        result.removeIf(line -> line.mark() == Mark.RUNNING);
        result.add(
                new StopLine(Mark.LEFT_OUT, Texts.get("stop.step.cancelled"), "", "", "cancelled"));
        return result;
    }

    /** Adds a line, in the place of a wait about the same subject if there is one. */
    private static List<StopLine> with(
            List<StopLine> lines,
            Object subject,
            Mark mark,
            String what,
            String detail,
            String time) {
        var line = new StopLine(mark, what, detail, time, subject);
        var result = new ArrayList<StopLine>(lines);
        for (int i = 0; i < result.size(); i++) {
            if (result.get(i).waitsFor(subject)) {
                result.set(i, line);
                return result;
            }
        }
        result.add(line);
        return result;
    }

    private static String left(Duration remaining) {
        return Texts.get("stop.step.left", DurationText.remaining(remaining));
    }

    private static String errnoName(TracedCall call) {
        return call.result() instanceof SyscallResult.Failed(var errno) ? errno.name() : "";
    }
}

package dev.bindsight.words.stop;

import dev.bindsight.fix.StopReport;
import dev.bindsight.fix.StopStep;
import dev.bindsight.model.Fix;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.ProcessRef;
import dev.bindsight.model.ProcessState;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.text.DurationText;
import dev.bindsight.text.Texts;
import dev.bindsight.words.ConditionText;
import dev.bindsight.words.SentenceText;
import dev.bindsight.words.SocketText;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What a stop came to, in words.
 *
 * @param kind how it is drawn
 * @param title what is true of the port now
 * @param explanation why, in one or two sentences; {@code {0}} stands for the seconds left
 * @param until when the last thing that refuses a plain bind ends, absent where nothing known does
 * @param call the call that was refused, absent if none was
 * @param hint what would be needed, absent if nothing is
 * @param instead what may be stopped in its place so that the port gets or stays free
 */
public record StopVerdict(
        Kind kind,
        String title,
        String explanation,
        @Nullable Instant until,
        @Nullable String call,
        @Nullable String hint,
        Fix.@Nullable Stop instead) {
    /** How a verdict is drawn. */
    public enum Kind {
        /** Proven free. */
        FREE,
        /** Someone holds it. */
        HELD,
        /** The kernel did not let us. */
        NOT_PERMITTED,
        /** The user ended it before it was known. */
        CANCELLED
    }

    /**
     * Reads a report.
     *
     * @param me the user Bindsight runs as
     * @param endedAt when the report was made
     */
    public static StopVerdict of(
            StopReport report, List<StopStep> steps, String me, Instant endedAt) {
        String ports = FixText.ports(report.before());
        List<StopReport.Aftermath> aftermath = report.aftermath();
        for (StopReport.Aftermath after : aftermath) {
            if (after.respawned()) {
                return takenAgain(after, steps);
            }
        }
        boolean free =
                !aftermath.isEmpty() && aftermath.stream().allMatch(StopReport.Aftermath::ok);
        if (free) {
            return free(aftermath, ports, steps, endedAt);
        }
        StopReport.Action failed = firstFailed(report);
        if (failed != null && failed.missing() != null) {
            return NotStopped.notPermitted(report, failed, failed.missing(), me);
        }
        if (failed != null && failed.process() != null && failed.errno() != null) {
            return NotStopped.callRefused(report, failed, failed.process(), failed.errno());
        }
        if (failed != null && failed.process() == null) {
            return NotStopped.commandFailed(failed, ports);
        }
        if (report.cancelled()) {
            return plain(
                    Kind.CANCELLED, Texts.get("stop.after.cancelled"), cancelled(steps, ports));
        }
        return held(report, steps, ports);
    }

    /** The explanation with what is left of it at {@code now}. */
    public String explanationAt(Instant now) {
        if (until == null) {
            return explanation;
        }
        if (!now.isBefore(until)) {
            return Texts.get("stop.after.lingered");
        }
        return Texts.get(
                "stop.after.lingering", DurationText.remaining(Duration.between(now, until)));
    }

    private static StopVerdict free(
            List<StopReport.Aftermath> aftermath,
            String ports,
            List<StopStep> steps,
            Instant endedAt) {
        long count =
                aftermath.stream().map(after -> after.socket().local().port()).distinct().count();
        String title = Texts.get("stop.after.free", SentenceText.start(ports), count);
        Duration longest = null;
        boolean plain = true;
        for (StopReport.Aftermath after : aftermath) {
            plain &= after.plainOk();
            Duration remaining = after.remaining();
            if (remaining != null && (longest == null || remaining.compareTo(longest) > 0)) {
                longest = remaining;
            }
        }
        if (plain) {
            return plain(Kind.FREE, title, watched(Texts.get("stop.after.proven"), steps));
        }
        if (longest == null) {
            return plain(Kind.FREE, title, Texts.get("stop.after.reuseOnly"));
        }
        return new StopVerdict(
                Kind.FREE,
                title,
                Texts.get("stop.after.lingering", DurationText.remaining(longest)),
                endedAt.plus(longest),
                null,
                null,
                null);
    }

    /** How long nobody took it back, where that was watched: a restart may come later. */
    private static String watched(String proven, List<StopStep> steps) {
        boolean unwatched = steps.stream().anyMatch(StopStep.Unwatched.class::isInstance);
        return steps.stream()
                .filter(StopStep.Watching.class::isInstance)
                .map(step -> ((StopStep.Watching) step).remaining())
                .findFirst()
                .filter(_ -> !unwatched)
                .map(time -> Texts.get("stop.after.watched", proven, DurationText.remaining(time)))
                .orElse(proven);
    }

    private static StopVerdict takenAgain(StopReport.Aftermath after, List<StopStep> steps) {
        Fix.Stop instead = after.instead();
        String holders = holders(after);
        String explanation =
                instead instanceof Fix.StopSupervisor
                        ? Texts.get("stop.after.again.by", FixText.target(instead), holders)
                        : Texts.get(
                                ranBefore(after, steps)
                                        ? "stop.after.again.standby"
                                        : "stop.after.again.unknown",
                                holders);
        return new StopVerdict(
                Kind.HELD,
                Texts.get(
                        "stop.after.again",
                        SentenceText.start(FixText.ports(List.of(after.socket()))),
                        1),
                explanation,
                null,
                null,
                null,
                instead);
    }

    /** Whether whoever took the port ran when the first signal was sent: nobody started it. */
    private static boolean ranBefore(StopReport.Aftermath after, List<StopStep> steps) {
        Instant first =
                steps.stream()
                        .filter(StopStep.Signalled.class::isInstance)
                        .map(step -> ((StopStep.Signalled) step).at())
                        .findFirst()
                        .orElse(Instant.MIN);
        List<ProcessDetails> owners = owners(after);
        return !owners.isEmpty()
                && owners.stream().allMatch(each -> each.facts().startedAt().isBefore(first));
    }

    private static List<ProcessDetails> owners(StopReport.Aftermath after) {
        return after.holders().stream()
                .flatMap(socket -> after.inventory().owners(socket).stream())
                .distinct()
                .toList();
    }

    private static StopVerdict held(StopReport report, List<StopStep> steps, String ports) {
        List<ProcessDetails> running = stillRunning(steps);
        if (!running.isEmpty()) {
            return running(report, steps, running);
        }
        List<String> by =
                report.aftermath().stream()
                        .filter(Predicate.not(StopReport.Aftermath::ok))
                        .map(StopVerdict::holders)
                        .filter(Predicate.not(String::isEmpty))
                        .distinct()
                        .toList();
        return plain(
                Kind.HELD,
                Texts.get("stop.after.held", SentenceText.start(ports)),
                by.isEmpty()
                        ? Texts.get("stop.after.held.unknown", refusal(report))
                        : Texts.get("stop.after.held.by", String.join("; ", by)));
    }

    /** Why a process that was sent SIGTERM still runs, where /proc tells, and what is next. */
    private static StopVerdict running(
            StopReport report, List<StopStep> steps, List<ProcessDetails> running) {
        String title = Texts.get("stop.after.running", FixText.names(running));
        for (StopStep step : steps.reversed()) {
            if (step instanceof StopStep.Hindered(var process, var condition)
                    && running.stream().anyMatch(each -> each.ref().equals(process.ref()))) {
                String why = String.join("; ", ConditionText.whyItRuns(condition));
                String next =
                        condition.state() == ProcessState.STOPPED
                                ? Texts.get(
                                        "stop.after.running.continue",
                                        "kill -CONT " + process.pid())
                                : null;
                return new StopVerdict(
                        Kind.HELD,
                        title,
                        Texts.get(
                                "stop.after.running.because",
                                FixText.process(process),
                                why,
                                SentenceText.start(notFreed(report))),
                        null,
                        null,
                        next,
                        null);
            }
        }
        return plain(Kind.HELD, title, Texts.get("stop.after.running.why", notFreed(report)));
    }

    /** Who holds a port, by process where that is known, else the sockets with their state. */
    public static String holders(StopReport.Aftermath after) {
        List<ProcessDetails> owners = owners(after);
        if (!owners.isEmpty()) {
            return FixText.names(owners);
        }
        var sockets = new ArrayList<String>();
        for (SocketEntry holder : after.holders()) {
            sockets.add(SocketText.local(holder) + " " + holder.stateLabel());
        }
        return String.join(", ", sockets);
    }

    /** The ports that could not be bound; before that is known, all that were to be freed. */
    private static String notFreed(StopReport report) {
        List<SocketEntry> held =
                report.aftermath().stream()
                        .filter(Predicate.not(StopReport.Aftermath::ok))
                        .map(StopReport.Aftermath::socket)
                        .toList();
        return FixText.ports(held.isEmpty() ? report.before() : held);
    }

    private static String refusal(StopReport report) {
        return report.aftermath().stream()
                .map(StopReport.Aftermath::errno)
                .filter(errno -> errno != null)
                .map(errno -> errno.name())
                .findFirst()
                .orElse("");
    }

    private static StopReport.@Nullable Action firstFailed(StopReport report) {
        return report.actions().stream().filter(action -> !action.ok()).findFirst().orElse(null);
    }

    /** What was done before the user ended it, and what may come of it yet. */
    private static String cancelled(List<StopStep> steps, String ports) {
        Map<ProcessRef, ProcessDetails> running = new LinkedHashMap<>();
        Map<ProcessRef, ProcessDetails> ended = new LinkedHashMap<>();
        var commands = new ArrayList<String>();
        for (StopStep step : steps) {
            switch (step) {
                case StopStep.Signalled signalled ->
                        running.put(signalled.process().ref(), signalled.process());
                case StopStep.Exited exited -> {
                    running.remove(exited.process().ref());
                    ended.put(exited.process().ref(), exited.process());
                }
                case StopStep.CommandRun command ->
                        commands.add(String.join(" ", command.command()));
                default -> {}
            }
        }
        if (!running.isEmpty()) {
            return Texts.get(
                    "stop.after.cancelled.signalled", FixText.names(List.copyOf(running.values())));
        }
        if (!commands.isEmpty()) {
            return Texts.get(
                    "stop.after.cancelled.command",
                    String.join(", ", commands),
                    commands.size(),
                    ports);
        }
        return ended.isEmpty()
                ? Texts.get("stop.after.cancelled.untouched")
                : Texts.get(
                        "stop.after.cancelled.ended",
                        FixText.names(List.copyOf(ended.values())),
                        ended.size(),
                        ports);
    }

    /** Processes that outlived their signal. */
    public static List<ProcessDetails> stillRunning(List<StopStep> steps) {
        var running = new ArrayList<ProcessDetails>();
        for (StopStep step : steps) {
            switch (step) {
                case StopStep.StillRunning(var process, var _) -> running.add(process);
                case StopStep.Exited(var process, var _, var _) ->
                        running.removeIf(other -> other.ref().equals(process.ref()));
                default -> {}
            }
        }
        return running;
    }

    private static StopVerdict plain(Kind kind, String title, String explanation) {
        return new StopVerdict(kind, title, explanation, null, null, null, null);
    }
}

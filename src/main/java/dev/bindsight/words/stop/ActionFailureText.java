package dev.bindsight.words.stop;

import dev.bindsight.fix.ActionFailure;
import dev.bindsight.model.Errno;
import dev.bindsight.model.ProcessCondition;
import dev.bindsight.model.Syscall;
import dev.bindsight.text.DurationText;
import dev.bindsight.text.Texts;
import dev.bindsight.words.ConditionText;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;

/** Why one thing of a stop did not work, in words. */
public final class ActionFailureText {
    private ActionFailureText() {}

    /** {@code it no longer holds the socket; nothing was signalled}; what a command said itself. */
    public static String of(ActionFailure failure) {
        return switch (failure) {
            case ActionFailure.NeverSignalled _ -> Texts.get("fix.notSent.refused");
            case ActionFailure.AlreadyEnded _ -> Texts.get("fix.notSent.gone");
            case ActionFailure.GaveUp _ -> Texts.get("fix.notSent.gaveUp");
            case ActionFailure.Unverifiable _ -> Texts.get("fix.notSent.hidden");
            case ActionFailure.OtherNamespace(var pid) ->
                    Texts.get("fix.notSent.otherNamespace", pid.toString());
            case ActionFailure.OutlivedTerm(Duration waited, ProcessCondition condition) ->
                    Texts.get("fix.outlived.term", DurationText.measured(waited))
                            + because(condition);
            case ActionFailure.OutlivedKill _ -> Texts.get("fix.outlived.kill");
            case ActionFailure.WaitCancelled _ -> Texts.get("fix.outlived.cancelled");
            case ActionFailure.CallRefused(Syscall syscall, Errno errno) ->
                    Texts.get(
                            "fix.refused.call", syscall.label(), errno == null ? "" : errno.name());
            case ActionFailure.CommandAbsent(String program) ->
                    Texts.get("fix.command.absent", program);
            case ActionFailure.CommandSlow(var command, Duration elapsed) ->
                    Texts.get(
                            "fix.command.slow",
                            String.join(" ", command),
                            DurationText.measured(elapsed));
            case ActionFailure.CommandCancelled(var command, Duration elapsed) ->
                    Texts.get(
                            "fix.command.cancelled",
                            String.join(" ", command),
                            DurationText.measured(elapsed));
            case ActionFailure.CommandFailed(var command, int status, String said) ->
                    said.isEmpty()
                            ? Texts.get(
                                    "fix.command.status",
                                    String.join(" ", command),
                                    Integer.toString(status))
                            : said;
        };
    }

    private static String because(@Nullable ProcessCondition condition) {
        List<String> reasons = condition == null ? List.of() : ConditionText.whyItRuns(condition);
        return reasons.isEmpty() ? "" : "; " + String.join("; ", reasons);
    }
}

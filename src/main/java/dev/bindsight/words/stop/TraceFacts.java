package dev.bindsight.words.stop;

import dev.bindsight.fix.StopStep;
import dev.bindsight.model.Syscall;
import dev.bindsight.model.SyscallResult;
import dev.bindsight.model.TracedCall;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** What the calls of a stop come to. */
public final class TraceFacts {
    private TraceFacts() {}

    /** The name of the first errno in a trace, or nothing. */
    public static String refusal(List<TracedCall> trace) {
        for (TracedCall call : trace) {
            if (call.result() instanceof SyscallResult.Failed(var errno)) {
                return errno.name();
            }
        }
        return "";
    }

    /** Every call of a stop, in order: the signals, the waits, the proof. */
    public static List<TracedCall> calls(List<StopStep> steps) {
        var calls = new ArrayList<TracedCall>();
        for (StopStep step : steps) {
            switch (step) {
                case StopStep.Signalled signalled -> calls.add(signalled.call());
                case StopStep.SignalRefused refused -> calls.add(refused.call());
                case StopStep.Exited exited -> calls.add(exited.poll());
                case StopStep.StillRunning running -> calls.add(running.poll());
                case StopStep.Proved proved -> calls.addAll(proved.trace());
                case StopStep.IdentityChecked _,
                        StopStep.NoLongerOwner _,
                        StopStep.CommandRun _,
                        StopStep.Waiting _,
                        StopStep.Hindered _,
                        StopStep.ChildrenLeft _,
                        StopStep.Watching _,
                        StopStep.Unwatched _,
                        StopStep.Respawned _,
                        StopStep.Cancelled _ -> {}
            }
        }
        return List.copyOf(calls);
    }

    /**
     * The call that decided what is true of the port: the bind as servers make it; without one any
     * bind, else the last call that was refused.
     */
    public static @Nullable TracedCall deciding(List<StopStep> steps) {
        TracedCall asServers = null;
        TracedCall bind = null;
        for (StopStep step : steps) {
            if (step instanceof StopStep.Proved(var _, boolean reuse, var trace, var _)) {
                for (TracedCall call : trace) {
                    if (call.syscall() == Syscall.BIND) {
                        bind = call;
                        asServers = reuse ? call : asServers;
                    }
                }
            }
        }
        if (asServers != null || bind != null) {
            return asServers == null ? bind : asServers;
        }
        return calls(steps).reversed().stream().filter(call -> !call.ok()).findFirst().orElse(null);
    }
}

package dev.bindsight.words.stop;

import dev.bindsight.fix.Obstacle;
import dev.bindsight.fix.Obstacle.Cause;
import dev.bindsight.fix.ProtectedProcess;
import dev.bindsight.fix.Protection;
import dev.bindsight.fix.Protection.Refused;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.text.Texts;
import dev.bindsight.words.SocketText;
import dev.bindsight.words.UnseenText;

import java.time.Instant;
import java.util.ArrayList;

/** Why a socket's owner is not stopped, or not without a question, in words. */
public final class ObstacleText {
    private ObstacleText() {}

    /** A sentence, or several. */
    public static String of(Obstacle obstacle) {
        return switch (obstacle.cause()) {
            case Cause.SocketGone _ -> Texts.get("fix.obstacle.GONE");
            case Cause.OwnerGone _ -> Texts.get("fix.obstacle.ownerGone");
            case Cause.KeptByKernel(var ownership) ->
                    Texts.get(
                            "fix.obstacle.KERNEL", SocketText.ownership(ownership, Instant.now()));
            case Cause.OwnerHidden(var hidden, String user, var perhaps) -> {
                var sentences = new ArrayList<String>();
                sentences.add(UnseenText.reason(hidden.reason(), user));
                sentences.addAll(UnseenText.hints(hidden, perhaps));
                yield String.join(" ", sentences);
            }
            case Cause.NotLookedUp _ -> Texts.get("fix.obstacle.notLookedUp");
            case Cause.NeverStopped(Refused why) -> of(why);
            case Cause.ForeignPid(ProcessDetails owner) -> foreign(owner);
        };
    }

    private static String of(Refused refused) {
        return switch (refused) {
            case Refused.Guarded(ProtectedProcess guard, ProcessDetails process) ->
                    guard(guard, process);
            case Refused.ForeignPid(ProcessDetails process) -> foreign(process);
        };
    }

    /** Why a word is typed first, as a clause: {@code the desktop shell}. */
    public static String of(Protection.TypedConfirmation typed) {
        return guard(typed.guard(), typed.process());
    }

    private static String guard(ProtectedProcess guard, ProcessDetails process) {
        return Texts.get("fix.guard." + guard, process.name());
    }

    private static String foreign(ProcessDetails process) {
        return Texts.get("fix.obstacle.OTHER_NAMESPACE", process.name(), process.pid().toString());
    }
}

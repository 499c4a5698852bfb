package dev.bindsight.view.stop;

import dev.bindsight.model.ParentRole;
import dev.bindsight.model.Supervisor;
import dev.bindsight.text.Texts;
import dev.bindsight.words.SentenceText;
import dev.bindsight.words.stop.FixText;
import dev.bindsight.words.stop.ParentText;
import dev.bindsight.words.stop.StopHits.Restarts;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** Says what keeps a process, and whether that will start it again. */
final class RestartNote {
    /** What systemd and docker call the policy of starting nothing again. */
    private static final String NEVER = "no";

    private RestartNote() {}

    static NoteBox of(Restarts restarts) {
        Supervisor supervisor = restarts.supervisor();
        return new NoteBox(Feather.REFRESH_CW, title(supervisor), text(supervisor));
    }

    private static String title(Supervisor supervisor) {
        String who = FixText.supervisor(supervisor);
        return switch (supervisor) {
            case Supervisor.Systemd unit when unit.isSocket() -> Texts.get("stop.again.known", who);
            case Supervisor.Systemd unit -> byPolicy(who, unit.restart());
            case Supervisor.Runtime runtime -> byPolicy(who, runtime.restart());
            case Supervisor.Parent parent ->
                    parent.restarts()
                            ? Texts.get("stop.again.known", who)
                            : Texts.get("stop.again.probable", who);
        };
    }

    private static String byPolicy(String who, @Nullable String policy) {
        if (policy == null) {
            return Texts.get("stop.again.probable", who);
        }
        return policy.equals(NEVER)
                ? Texts.get("stop.again.never", who)
                : Texts.get("stop.again.known", who);
    }

    private static String text(Supervisor supervisor) {
        return switch (supervisor) {
            case Supervisor.Systemd unit when unit.isSocket() -> Texts.get("stop.again.socket");
            case Supervisor.Systemd(var _, var policy, var _) ->
                    policy == null
                            ? Texts.get("stop.again.unit.unknown")
                            : Texts.get("stop.again.unit", policy);
            case Supervisor.Runtime(var _, var policy) ->
                    policy == null
                            ? Texts.get("stop.again.container.unknown")
                            : Texts.get("stop.again.container", policy);
            case Supervisor.Parent(var parent, var role, var _) ->
                    Texts.get("stop.again.parent", sentence(role), parent.name());
        };
    }

    /** A program's name at the start of a sentence stays as it is written. */
    private static String sentence(ParentRole role) {
        String clause = ParentText.of(role);
        return role instanceof ParentRole.Known ? clause : SentenceText.start(clause);
    }
}

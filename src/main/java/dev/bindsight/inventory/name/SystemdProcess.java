package dev.bindsight.inventory.name;

import dev.bindsight.model.ProcessFacts;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells the managers of systemd from programs that only bear the name, which any process can give
 * itself (PR_SET_NAME, prctl(2)).
 */
public final class SystemdProcess {
    private static final int INIT = 1;

    /** Where user@.service runs the manager of a user (systemd.special(7), "init.scope"). */
    private static final Pattern USER_MANAGER =
            Pattern.compile("(?:/.*)?/user@(\\d+)\\.service/init\\.scope");

    private SystemdProcess() {}

    /** Whether it is the manager of the system or of a user. */
    public static boolean is(ProcessFacts process) {
        // PID 1 may be called init; the program is systemd all the same
        String executable = process.executable();
        boolean named =
                process.comm().equals("systemd")
                        || executable != null && executable.endsWith("/systemd");
        return named && (process.ref().pid().number() == INIT || isOfItsUser(process));
    }

    /** Whether it runs where the manager of its own user runs, which no other user can enter. */
    private static boolean isOfItsUser(ProcessFacts process) {
        String cgroup = process.cgroup();
        if (cgroup == null) {
            return false;
        }
        Matcher place = USER_MANAGER.matcher(cgroup);
        return place.matches() && place.group(1).equals(process.uid().toString());
    }
}

package dev.bindsight.platform.linux;

import dev.bindsight.platform.linux.MountTable.Mount;

import java.util.List;
import java.util.Set;

/** Whether /proc is mounted so that it leaves processes out (proc(5), hidepid and gid). */
final class ProcMount {
    private static final List<String> HIDING =
            List.of("hidepid=2", "hidepid=invisible", "hidepid=4", "hidepid=ptraceable");
    private static final String GROUP = "gid=";

    private final Libc libc;
    private final ProcFiles proc;
    private final Credentials credentials;

    ProcMount(Libc libc, ProcFiles proc, Credentials credentials) {
        this.libc = libc;
        this.proc = proc;
        this.credentials = credentials;
    }

    /** Whether processes of other users are left out for this user. */
    boolean hidesOthers() {
        String mountinfo = proc.content(libc.scratch().begin().add("self/mountinfo"));
        Set<String> options = Set.of();
        for (Mount mount : MountTable.parse(mountinfo)) {
            if (mount.point().equals("/proc") && mount.type().equals("proc")) {
                options = mount.options();
            }
        }
        return HIDING.stream().anyMatch(options::contains)
                && !credentials.capabilities().contains("CAP_SYS_PTRACE")
                && options.stream().noneMatch(this::exemptsUs);
    }

    /** The members of the group of the option {@code gid=} see every process. */
    private boolean exemptsUs(String option) {
        return option.startsWith(GROUP)
                && credentials.isInGroup(
                        ProcText.number(option.substring(GROUP.length()), 10).orElse(-1));
    }
}

package dev.bindsight.platform.linux;

import dev.bindsight.platform.linux.MountTable.Mount;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;

/** Whether /proc is mounted so that it leaves processes out (proc(5), hidepid and gid). */
final class ProcMount {
    private static final List<String> HIDING =
            List.of("hidepid=2", "hidepid=invisible", "hidepid=4", "hidepid=ptraceable");
    private static final String GROUP = "gid=";

    private static final long VALID_NANOS = 1_000_000_000L;

    private final Libc libc;
    private final ProcFiles proc;
    private final Credentials credentials;
    private final LongSupplier nanoTime;
    private volatile @Nullable Answer last;

    ProcMount(Libc libc, ProcFiles proc, Credentials credentials, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.libc = libc;
        this.proc = proc;
        this.credentials = credentials;
    }

    /** What was found, and when. */
    private record Answer(long at, boolean hides) {}

    /**
     * Whether processes of other users are left out for this user. It is asked for every socket
     * without a visible owner, so an answer is good for a second.
     */
    boolean hidesOthers() {
        Answer answer = last;
        long now = nanoTime.getAsLong();
        if (answer == null || now - answer.at() >= VALID_NANOS) {
            answer = new Answer(now, look());
            last = answer;
        }
        return answer.hides();
    }

    private boolean look() {
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

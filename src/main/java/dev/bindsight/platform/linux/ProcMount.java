package dev.bindsight.platform.linux;

import dev.bindsight.platform.linux.MountTable.Mount;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.LongSupplier;

/** Whether /proc is mounted so that it leaves processes out (proc(5), hidepid and gid). */
final class ProcMount {
    private static final List<String> HIDING =
            List.of("hidepid=1", "hidepid=noaccess", "hidepid=2", "hidepid=invisible");

    /** Leaves out what may not be traced, whatever group asks (fs/proc/base.c). */
    private static final List<String> HIDING_FROM_GROUP =
            List.of("hidepid=4", "hidepid=ptraceable");

    private static final String GROUP = "gid=";
    private static final long ROOT_GROUP = 0;

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
        boolean hides = HIDING.stream().anyMatch(options::contains) && !exemptsUs(options);
        return (hides || HIDING_FROM_GROUP.stream().anyMatch(options::contains))
                && !credentials.capabilities().contains("CAP_SYS_PTRACE");
    }

    /**
     * The members of the group of the option {@code gid=}, or else of root's, see every process.
     */
    private boolean exemptsUs(Set<String> options) {
        long group =
                options.stream()
                        .filter(option -> option.startsWith(GROUP))
                        .map(option -> ProcText.number(option.substring(GROUP.length()), 10))
                        .findFirst()
                        .orElse(OptionalLong.of(ROOT_GROUP))
                        .orElse(-1);
        return credentials.isInGroup(group);
    }
}

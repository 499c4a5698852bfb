package dev.bindsight.platform.linux;

import dev.bindsight.model.ProcessFacts;
import dev.bindsight.model.ProcessRef;
import dev.bindsight.model.Uid;
import dev.bindsight.platform.ProcessTable.Access;
import dev.bindsight.platform.ProcessTable.Glance;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;

/** Reads what /proc says of one process. */
final class ProcessReader {
    /** Of what is not told to this process. */
    static final long HIDDEN = -1;

    private final ProcFiles proc;
    private final BootClock clock;
    private final Libc libc;

    ProcessReader(Libc libc, ProcFiles proc, BootClock clock) {
        this.libc = libc;
        this.proc = proc;
        this.clock = clock;
    }

    /** The stat file of a process; empty if it is gone. */
    Optional<ProcStat> stat(int pid) {
        Scratch path = proc.path(pid, "/stat");
        int length = proc.readPiece(path);
        return length < 0 ? Optional.empty() : ProcStat.parse(path.data, length);
    }

    /** The process that has a pid. */
    Optional<ProcessRef> identify(int pid) {
        return stat(pid).map(stat -> stat.ref(pid));
    }

    /** Which process has a pid, whether it may be looked at, and where its descriptors are. */
    Glance glance(int pid) {
        Scratch path = proc.path(pid, "/stat");
        int length = proc.readPiece(path);
        if (length == -LinuxErrno.EPERM || length == -LinuxErrno.EACCES) {
            // what hidepid=1 gives, while the process is there
            return Glance.DENIED;
        }
        if (LinuxErrno.isNotNow(length)) {
            return Glance.NOT_NOW;
        }
        ProcStat stat = length < 0 ? null : ProcStat.parse(path.data, length).orElse(null);
        return stat == null
                ? Glance.GONE
                : new Glance(Access.READ, stat.ref(pid), livingThread(pid, stat));
    }

    /** The first thread, or where it has ended another one, or 0 where none lives. */
    private int livingThread(int pid, ProcStat stat) {
        if (!stat.hasEnded()) {
            return pid;
        }
        if (stat.threads() > 1) {
            for (int thread : proc.numbersIn(proc.path(pid, "/task"))) {
                Scratch path = proc.path(pid, thread, "/stat");
                int length = thread == pid ? -1 : proc.readPiece(path);
                boolean lives =
                        length > 0
                                && ProcStat.parse(path.data, length)
                                        .filter(each -> !each.hasEnded())
                                        .isPresent();
                if (lives) {
                    return thread;
                }
            }
        }
        return 0;
    }

    /** The effective user of a process, -1 if it is gone; read without garbage. */
    long user(int pid) {
        Scratch path = proc.path(pid, "/status");
        int length = proc.readPiece(path);
        return length < 0 ? -1 : ProcText.user(path.data, length);
    }

    /** Everything, if the process is there and stays there until all is read. */
    Optional<ProcessFacts> facts(ProcessRef ref) {
        int pid = ref.pid().number();
        Optional<ProcStat> stat = stat(pid).filter(found -> found.ref(pid).equals(ref));
        long uid = user(pid);
        if (stat.isEmpty() || uid < 0) {
            return Optional.empty();
        }
        // a first thread that has ended has neither arguments nor a directory; the living ones do
        int living = livingThread(pid, stat.get());
        int thread = living == 0 ? pid : living;
        List<String> command = ProcText.arguments(proc.content(proc.path(pid, thread, "/cmdline")));
        String directory = target(proc.path(pid, thread, "/cwd"));
        ProgramPath program = ProgramPath.read(libc, proc, pid, thread);
        String cgroup = ProcText.cgroup(proc.piece(proc.path(pid, thread, "/cgroup")));
        ProcessRef parent = parent(stat.get());
        if (!identify(pid).equals(Optional.of(ref))) {
            // the pid was given out again in the middle: what was read may be another's
            return Optional.empty();
        }
        return Optional.of(
                new ProcessFacts(
                        ref,
                        parent,
                        stat.get().comm(),
                        command,
                        new Uid(uid),
                        directory,
                        program.path(),
                        program.file(),
                        clock.instant(stat.get().startTime()),
                        stat.get().session(),
                        stat.get().terminal() != 0,
                        cgroup,
                        stat.get().processState(),
                        stat.get().isKernelThread()));
    }

    /**
     * The inode in a namespace link such as {@code net:[4026531840]}, 0 if it cannot be read, and
     * {@link #HIDDEN} if that is because the kernel does not let this process look.
     */
    long namespace(String path) {
        Scratch scratch = libc.scratch().begin().add(path);
        int length = proc.readLink(scratch);
        if (length <= 0) {
            return length == -LinuxErrno.EACCES ? HIDDEN : 0;
        }
        String link = ProcFiles.text(scratch.link, 0, length);
        int open = link.indexOf('[');
        return open >= 0 && link.endsWith("]")
                ? ProcText.number(link.substring(open + 1, link.length() - 1), 10).orElse(0)
                : 0;
    }

    private @Nullable ProcessRef parent(ProcStat stat) {
        boolean ordinary = stat.parent() > 0 && !stat.isKernelThread();
        return ordinary ? identify(stat.parent()).orElse(null) : null;
    }

    private @Nullable String target(Scratch path) {
        int length = proc.readLink(path);
        return length <= 0 ? null : ProcFiles.text(path.link, 0, length);
    }
}

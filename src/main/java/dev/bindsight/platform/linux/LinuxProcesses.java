package dev.bindsight.platform.linux;

import static dev.bindsight.platform.linux.abi.FileAbi.STATX_SIZE;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.bindsight.model.Pid;
import dev.bindsight.model.ProcessCondition;
import dev.bindsight.model.ProcessFacts;
import dev.bindsight.model.ProcessRef;
import dev.bindsight.model.ProcessState;
import dev.bindsight.platform.ProcessTable;
import dev.bindsight.platform.linux.abi.FileAbi.Statx;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The processes of this pid namespace through /proc (proc(5)). Safe for several threads. */
final class LinuxProcesses implements ProcessTable {
    /** The inode of the first pid namespace, PROC_PID_INIT_INO of linux/proc_ns.h. */
    private static final long INITIAL_PID_NAMESPACE = 0xEFFF_FFFCL;

    private static final byte[] SOCKET = "socket:[".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] IO_URING =
            "anon_inode:[io_uring]".getBytes(StandardCharsets.US_ASCII);

    private final Libc libc;
    private final ProcFiles proc;
    private final ProcessReader reader;
    private final ProcMount mount;
    private final ProcessConditions conditions;

    /** A process stays in its pid namespace for life; asked for once. */
    private volatile @Nullable Boolean firstNamespace;

    LinuxProcesses(Libc libc, ProcFiles proc, ProcessReader reader, ProcMount mount) {
        this.libc = libc;
        this.proc = proc;
        this.reader = reader;
        this.mount = mount;
        conditions = new ProcessConditions(proc, reader, this);
    }

    @Override
    public int[] pids() {
        return proc.numbersIn(libc.scratch().begin().add("."));
    }

    @Override
    public Optional<ProcessRef> identify(Pid pid) {
        return reader.identify(pid.number());
    }

    @Override
    public Glance glance(int pid) {
        return reader.glance(pid);
    }

    @Override
    public Optional<ProcessFacts> facts(ProcessRef ref) {
        return reader.facts(ref);
    }

    @Override
    public Optional<ProcessCondition> condition(ProcessRef ref) {
        return conditions.of(ref);
    }

    @Override
    public long user(int pid) {
        return reader.user(pid);
    }

    @Override
    public int session(int pid) {
        return reader.stat(pid).map(ProcStat::session).orElse(0);
    }

    @Override
    public long programMark(Pid pid) {
        return reader.stat(pid.number()).map(LinuxProcesses::mark).orElse(0L);
    }

    private static long mark(ProcStat stat) {
        long mark = stat.argumentsStart() * 31 + stat.comm().hashCode();
        // a wait on a disk comes and goes: as a mark it would have everything read again
        ProcessState state = stat.processState();
        boolean lasting = state != ProcessState.UNINTERRUPTIBLE;
        mark = mark * 31 + (lasting ? state : ProcessState.RUNNING).ordinal();
        return mark * 31 + stat.parent() | 1;
    }

    /**
     * The children that the kernel lists for each thread; where it lists none ({@code
     * CONFIG_PROC_CHILDREN}), every process is asked for its parent.
     */
    @Override
    public List<ProcessRef> children(ProcessRef ref) {
        int pid = ref.pid().number();
        if (reader.identify(pid).filter(ref::equals).isEmpty()) {
            return List.of();
        }
        List<ProcessRef> children = new ArrayList<>();
        for (int thread : threads(pid)) {
            Scratch path = proc.path(pid, "/task/").add(thread).add("/children");
            int length = proc.read(path);
            if (length == -LinuxErrno.ENOENT && !kernelListsChildren()) {
                return childrenByScan(pid);
            }
            if (length > 0) {
                String list = ProcFiles.text(path.data, 0, length);
                for (String child : list.strip().split(" ")) {
                    reader.identify(Integer.parseInt(child)).ifPresent(children::add);
                }
            }
        }
        children.sort(null);
        return children;
    }

    @Override
    public int descriptorCount(int pid, int thread) {
        Scratch scratch = proc.path(pid, thread, "/fd");
        int result =
                libc.statx(proc.root(), scratch.path(), 0, STATX_SIZE, scratch.struct.address());
        if (result < 0) {
            return -1;
        }
        // kernels before 6.2 say 0, and no process that can be asked for has none for long
        long count = scratch.struct.get(JAVA_LONG, Statx.STX_SIZE);
        return count == 0 ? -1 : (int) count;
    }

    @Override
    public Access descriptors(int pid, int thread, DescriptorVisitor visitor) {
        Scratch scratch = proc.path(pid, thread, "/fd");
        int directory = libc.openat(proc.root(), scratch.path(), Libc.READ_ONLY);
        if (directory < 0) {
            return access(directory);
        }
        scratch.visitedThread = thread;
        scratch.visitedDirectory = directory;
        try {
            return access(proc.readNumbers(directory, scratch, visitor::visit));
        } finally {
            scratch.visitedThread = 0;
            libc.close(directory);
        }
    }

    @Override
    public long socketInode(int pid, int thread, int descriptor) {
        Scratch scratch = libc.scratch();
        int length;
        if (scratch.visitedThread == thread) {
            // relative to the directory that is being read, which spares a walk down from /proc
            long path = scratch.begin().add(descriptor).path();
            length = readLink(scratch.visitedDirectory, path, scratch);
        } else {
            long path = proc.path(pid, thread, "/fd/").add(descriptor).path();
            length = readLink(proc.root(), path, scratch);
        }
        if (length < 0) {
            return LinuxErrno.isGone(length) ? -1 : HIDDEN;
        }
        return socketInode(scratch.link, length);
    }

    @Override
    public boolean hidesOthers() {
        return mount.hidesOthers();
    }

    @Override
    public boolean seesEveryNamespace() {
        Boolean known = firstNamespace;
        if (known == null) {
            long namespace = reader.namespace("self/ns/pid");
            known = namespace == INITIAL_PID_NAMESPACE;
            // else it could not be read, as without a descriptor left
            firstNamespace = namespace > 0 ? known : null;
        }
        return known;
    }

    @Override
    public long networkNamespace(int pid) {
        String process = pid == 0 ? "self" : Integer.toString(pid);
        long namespace = reader.namespace(process + "/ns/net");
        if (namespace > 0 || pid == 0) {
            return namespace;
        }
        Optional<ProcessState> state = reader.stat(pid).map(ProcStat::processState);
        if (state.isEmpty() || state.get() == ProcessState.ENDED) {
            return 0;
        }
        if (namespace == ProcessReader.HIDDEN) {
            // of its other threads it is not told either
            return -1;
        }
        // of a process whose main thread has exited the other threads tell
        for (int thread : threads(pid)) {
            namespace = reader.namespace(process + "/task/" + thread + "/ns/net");
            if (namespace > 0) {
                return namespace;
            }
        }
        return -1;
    }

    private List<ProcessRef> childrenByScan(int parent) {
        List<ProcessRef> children = new ArrayList<>();
        for (int pid : pids()) {
            reader.stat(pid)
                    .filter(stat -> stat.parent() == parent)
                    .ifPresent(stat -> children.add(stat.ref(pid)));
        }
        children.sort(null);
        return children;
    }

    private boolean kernelListsChildren() {
        return proc.read(libc.scratch().begin().add("thread-self/children")) >= 0;
    }

    /** The threads of a process by their tids, the main thread too as long as it is not reaped. */
    int[] threads(int pid) {
        return proc.numbersIn(proc.path(pid, "/task"));
    }

    private int readLink(int directory, long path, Scratch scratch) {
        return libc.readlinkat(directory, path, scratch.link.address(), scratch.link.byteSize());
    }

    private static Access access(int result) {
        if (result >= 0) {
            return Access.READ;
        }
        if (LinuxErrno.isNotNow(result)) {
            return Access.NOT_NOW;
        }
        return LinuxErrno.isGone(result) ? Access.GONE : Access.DENIED;
    }

    /** The number in {@code socket:[123]}, {@link #RING} for an io_uring, 0 for any other text. */
    static long socketInode(MemorySegment link, int length) {
        if (!begins(link, length, SOCKET)) {
            return length == IO_URING.length && begins(link, length, IO_URING) ? RING : 0;
        }
        long inode = 0;
        for (int i = SOCKET.length; i < length; i++) {
            byte digit = link.get(JAVA_BYTE, i);
            if (digit < '0' || digit > '9') {
                break;
            }
            inode = inode * 10 + digit - '0';
        }
        return inode;
    }

    private static boolean begins(MemorySegment link, int length, byte[] text) {
        if (length < text.length) {
            return false;
        }
        for (int i = 0; i < text.length; i++) {
            if (link.get(JAVA_BYTE, i) != text[i]) {
                return false;
            }
        }
        return true;
    }
}

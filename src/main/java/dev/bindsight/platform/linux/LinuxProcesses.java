package dev.bindsight.platform.linux;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.bindsight.model.Pid;
import dev.bindsight.model.ProcessCondition;
import dev.bindsight.model.ProcessFacts;
import dev.bindsight.model.ProcessRef;
import dev.bindsight.model.ProcessState;
import dev.bindsight.platform.ProcessTable;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** The processes of this pid namespace through /proc (proc(5)). Safe for several threads. */
final class LinuxProcesses implements ProcessTable {
    private static final int STATX_SIZE = 0x200;
    private static final int STX_SIZE_OFFSET = 40;

    /** The inode of the first pid namespace, PROC_PID_INIT_INO of linux/proc_ns.h. */
    private static final long INITIAL_PID_NAMESPACE = 0xEFFF_FFFCL;

    private static final byte[] SOCKET = {'s', 'o', 'c', 'k', 'e', 't', ':', '['};

    private final Libc libc;
    private final ProcFiles proc;
    private final ProcessReader reader;
    private final ProcMount mount;
    private final ProcessConditions conditions;

    /** A process stays in its pid namespace for life. */
    private final boolean firstNamespace;

    LinuxProcesses(Libc libc, ProcFiles proc, ProcessReader reader, ProcMount mount) {
        this.libc = libc;
        this.proc = proc;
        this.reader = reader;
        this.mount = mount;
        conditions = new ProcessConditions(proc, reader, this);
        firstNamespace = reader.namespace("self/ns/pid") == INITIAL_PID_NAMESPACE;
    }

    @Override
    public int[] pids() {
        return numbersIn(libc.scratch().begin().add("."));
    }

    @Override
    public Optional<ProcessRef> identify(Pid pid) {
        return reader.identify(pid.number());
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
    public int descriptorCount(int pid) {
        Scratch scratch = proc.path(pid, "/fd");
        int result =
                libc.statx(proc.root(), scratch.path(), 0, STATX_SIZE, scratch.struct.address());
        if (result < 0) {
            return -1;
        }
        // kernels before 6.2 say 0, and no process that can be asked for has none for long
        long count = scratch.struct.get(JAVA_LONG, STX_SIZE_OFFSET);
        return count == 0 ? -1 : (int) count;
    }

    @Override
    public Access descriptors(int pid, DescriptorVisitor visitor) {
        Scratch scratch = proc.path(pid, "/fd");
        int directory = libc.openat(proc.root(), scratch.path(), Libc.READ_ONLY);
        if (directory < 0) {
            return access(directory);
        }
        scratch.visitedPid = pid;
        scratch.visitedDirectory = directory;
        try {
            return access(readNumbers(directory, scratch, visitor::visit));
        } finally {
            scratch.visitedPid = 0;
            libc.close(directory);
        }
    }

    @Override
    public long socketInode(int pid, int descriptor) {
        Scratch scratch = libc.scratch();
        int length;
        if (scratch.visitedPid == pid) {
            // relative to the directory that is being read, which spares a walk down from /proc
            long path = scratch.begin().add(descriptor).path();
            length = readLink(scratch.visitedDirectory, path, scratch);
        } else {
            long path = proc.path(pid, "/fd/").add(descriptor).path();
            length = readLink(proc.root(), path, scratch);
        }
        if (length < 0) {
            return LinuxErrno.isGone(length) ? -1 : -2;
        }
        return socketInode(scratch.link, length);
    }

    @Override
    public boolean hidesOthers() {
        return mount.hidesOthers();
    }

    @Override
    public boolean seesEveryNamespace() {
        return firstNamespace;
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
        return numbersIn(proc.path(pid, "/task"));
    }

    private int[] numbersIn(Scratch path) {
        IntStream.Builder found = IntStream.builder();
        int directory = libc.openat(proc.root(), path.path(), Libc.READ_ONLY);
        if (directory >= 0) {
            readNumbers(directory, path, found);
            libc.close(directory);
        }
        return found.build().toArray();
    }

    private int readNumbers(int directory, Scratch scratch, IntConsumer visitor) {
        MemorySegment entries = scratch.entries;
        while (true) {
            int length = libc.getdents64(directory, entries.address(), entries.byteSize());
            if (length <= 0) {
                return length;
            }
            DirectoryEntries.numbers(entries, length, visitor);
        }
    }

    private int readLink(int directory, long path, Scratch scratch) {
        return libc.readlinkat(directory, path, scratch.link.address(), scratch.link.byteSize());
    }

    private static Access access(int result) {
        if (result >= 0) {
            return Access.READ;
        }
        return LinuxErrno.isGone(result) ? Access.GONE : Access.DENIED;
    }

    /** The number in {@code socket:[123]}, 0 for any other text. */
    static long socketInode(MemorySegment link, int length) {
        if (length <= SOCKET.length) {
            return 0;
        }
        for (int i = 0; i < SOCKET.length; i++) {
            if (link.get(JAVA_BYTE, i) != SOCKET[i]) {
                return 0;
            }
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
}

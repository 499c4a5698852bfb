package dev.bindsight.platform.linux;

import static dev.bindsight.platform.linux.abi.FileAbi.AT_FDCWD;

import dev.bindsight.model.Pid;

import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** Reads files and links below an open directory, /proc as a rule, without garbage. */
final class ProcFiles implements AutoCloseable {
    private static final byte[] ROOT = "/proc".getBytes(StandardCharsets.US_ASCII);
    private static final int NOT_YET = -1;

    private final Libc libc;

    /** Not in a thread's scratch, where a path below it is being written. */
    private final MemorySegment place = NativeBytes.of(ROOT.length + 1);

    private volatile int root = NOT_YET;

    /** Those of /proc; an unreadable one shows in every read as ENOENT or EBADF. */
    ProcFiles(Libc libc) {
        this.libc = libc;
        NativeBytes.write(ROOT, place, 0);
    }

    /**
     * The directory, opened when it is first asked for: making this waits for no call. Where it
     * cannot be opened, a negated errno.
     */
    int root() {
        int open = root;
        return open == NOT_YET ? openRoot() : open;
    }

    private synchronized int openRoot() {
        int open = root;
        if (open == NOT_YET) {
            open = libc.openat(AT_FDCWD, place.address(), Libc.READ_ONLY);
            if (open >= 0) {
                root = open;
            }
        }
        return open;
    }

    /**
     * This process as this /proc numbers it, which is not what getpid(2) says where /proc was
     * mounted in another pid namespace.
     *
     * @return empty if it has no number there: the link self leads nowhere then
     */
    Optional<Pid> self() {
        Scratch path = libc.scratch().begin().add("self");
        int length = readLink(path);
        return length <= 0
                ? Optional.empty()
                : ProcText.number(text(path.link, 0, length), 10).stream()
                        .mapToObj(pid -> new Pid((int) pid))
                        .findFirst();
    }

    /** Begins a path below a process. */
    Scratch path(int pid, String rest) {
        return libc.scratch().begin().add(pid).add(rest);
    }

    /**
     * Begins a path below one thread of a process; the first thread, which has the pid's number, is
     * found without a walk through its task directory.
     */
    Scratch path(int pid, int thread, String rest) {
        return thread == pid ? path(pid, rest) : path(pid, "/task/").add(thread).add(rest);
    }

    /**
     * Reads a file to its end into the thread's {@link Scratch#data}; of one greater than 4 MiB
     * only the beginning.
     *
     * @return the length, or a negated errno
     */
    int read(Scratch path) {
        int fd = libc.openat(root(), path.path(), Libc.READ_ONLY);
        if (fd < 0) {
            return fd;
        }
        int length = 0;
        int count = -LinuxErrno.EINTR;
        while (count > 0 && hasSpace(path, length) || count == -LinuxErrno.EINTR) {
            count = libc.read(fd, path.data.address() + length, path.data.byteSize() - length);
            length += Math.max(0, count);
        }
        libc.close(fd);
        return count < 0 ? count : length;
    }

    /**
     * Reads a file that the kernel makes in one piece, such as stat: the first read gives all of
     * it, and a second one to see the end would cost as much as a descriptor of a scan.
     *
     * @return the length, or a negated errno
     */
    int readPiece(Scratch path) {
        int fd = libc.openat(root(), path.path(), Libc.READ_ONLY);
        if (fd < 0) {
            return fd;
        }
        int count;
        do {
            count = libc.read(fd, path.data.address(), path.data.byteSize());
        } while (count == -LinuxErrno.EINTR);
        libc.close(fd);
        return count;
    }

    private static boolean hasSpace(Scratch scratch, int used) {
        return used < scratch.data.byteSize() || scratch.growData();
    }

    /**
     * Reads where a link points into the thread's {@link Scratch#link}.
     *
     * @return the length, or a negated errno
     */
    int readLink(Scratch path) {
        return libc.readlinkat(root(), path.path(), path.link.address(), path.link.byteSize());
    }

    /** The text of a file, empty if it cannot be read. */
    String content(Scratch path) {
        int length = read(path);
        return length <= 0 ? "" : text(path.data, 0, length);
    }

    /** The text of a file that the kernel makes in one piece, empty if it cannot be read. */
    String piece(Scratch path) {
        int length = readPiece(path);
        return length <= 0 ? "" : text(path.data, 0, length);
    }

    /** The numbers among the names in a directory; none if it cannot be read. */
    int[] numbersIn(Scratch path) {
        IntStream.Builder found = IntStream.builder();
        int directory = libc.openat(root(), path.path(), Libc.READ_ONLY);
        if (directory >= 0) {
            readNumbers(directory, path, found);
            libc.close(directory);
        }
        return found.build().toArray();
    }

    /**
     * Visits the numbers among the names in an open directory.
     *
     * @return 0 at its end, or a negated errno
     */
    int readNumbers(int directory, Scratch scratch, IntConsumer visitor) {
        MemorySegment entries = scratch.entries;
        while (true) {
            int length = libc.getdents64(directory, entries.address(), entries.byteSize());
            if (length <= 0) {
                return length;
            }
            DirectoryEntries.numbers(entries, length, visitor);
        }
    }

    @Override
    public void close() {
        if (root >= 0) {
            libc.close(root);
        }
    }

    /** A piece of memory as text; bytes that are no UTF-8 become U+FFFD. */
    static String text(MemorySegment segment, long from, long to) {
        return new String(NativeBytes.array(segment, from, to - from), StandardCharsets.UTF_8);
    }
}

package dev.bindsight.platform.linux;

import static dev.bindsight.platform.linux.abi.FileAbi.FD_CLOEXEC;
import static dev.bindsight.platform.linux.abi.FileAbi.F_SETFD;
import static dev.bindsight.platform.linux.abi.SpawnAbi.POSIX_SPAWN_SETSIGDEF;
import static dev.bindsight.platform.linux.abi.SpawnAbi.POSIX_SPAWN_SETSIGMASK;
import static dev.bindsight.platform.linux.abi.SpawnAbi.SIGCHLD;
import static dev.bindsight.platform.linux.abi.SpawnAbi.SIGKILL;
import static dev.bindsight.platform.linux.abi.SpawnAbi.SIGSTOP;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.bindsight.platform.linux.abi.SpawnAbi.FileActions;
import dev.bindsight.platform.linux.abi.SpawnAbi.SignalSet;
import dev.bindsight.platform.linux.abi.SpawnAbi.SpawnAttributes;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Starts a command as the caller would have (posix_spawn(3)): with the caller's environment,
 * descriptors, signal mask and ignored signals, in this process's session and group. Java's own
 * {@link ProcessBuilder} gives a child three descriptors and its own idea of the rest.
 */
final class CommandStart {
    private static final MemorySegment SPAWN = Libc.function("posix_spawnp");
    private static final MemorySegment ATTR_INIT = Libc.function("posix_spawnattr_init");
    private static final MemorySegment ATTR_DESTROY = Libc.function("posix_spawnattr_destroy");
    private static final MemorySegment ATTR_SETFLAGS = Libc.function("posix_spawnattr_setflags");
    private static final MemorySegment SETMASK = Libc.function("posix_spawnattr_setsigmask");
    private static final MemorySegment SETDEFAULT = Libc.function("posix_spawnattr_setsigdefault");
    private static final MemorySegment ACTIONS_INIT =
            Libc.function("posix_spawn_file_actions_init");
    private static final MemorySegment ACTIONS_DESTROY =
            Libc.function("posix_spawn_file_actions_destroy");
    private static final MemorySegment ADDDUP2 = Libc.function("posix_spawn_file_actions_adddup2");
    private static final MemorySegment FCNTL = Libc.function("fcntl");

    /** The last of signal(7). */
    private static final int SIGNALS = 64;

    private final Libc libc;
    private final Caller caller;
    private final Dispositions dispositions;

    CommandStart(Libc libc, Caller caller, Dispositions dispositions) {
        this.libc = libc;
        this.caller = caller;
        this.dispositions = dispositions;
    }

    /**
     * Starts it.
     *
     * @param words what to start, found on the PATH, and its arguments
     * @param outputs what it gets in the place of the caller's own
     * @return its pid, or a negated errno
     */
    int start(List<byte[]> words, List<ReadAlong> outputs) {
        keepToThisProcess();
        try (Arena arena = Arena.ofConfined()) {
            long attributes = attributes(arena);
            long actions = actions(arena, outputs);
            int pid = start(words, actions, attributes, arena);
            if (pid == -LinuxErrno.ENOEXEC) {
                // execvp(3) and every shell take a file without a format for a script
                var script = new ArrayList<byte[]>(words);
                script.addFirst("/bin/sh".getBytes(StandardCharsets.US_ASCII));
                new SearchPath(libc, caller)
                        .executable(words.getFirst())
                        .ifPresent(file -> script.set(1, file));
                pid = start(script, actions, attributes, arena);
            }
            libc.call(ATTR_DESTROY, attributes);
            libc.call(ACTIONS_DESTROY, actions);
            return pid;
        }
    }

    private int start(List<byte[]> words, long actions, long attributes, Arena arena) {
        MemorySegment pid = arena.allocate(JAVA_INT);
        long argv = pointers(words, arena);
        long envp = pointers(caller.environment(), arena);
        long file = text(words.getFirst(), arena).address();
        // what this process ignores what it starts ignores; there is no attribute for that
        int[] ignored =
                signals(caller.ignored() & ~bit(SIGCHLD)).filter(dispositions::ignore).toArray();
        int error = libc.call(SPAWN, pid.address(), file, actions, attributes, argv, envp);
        IntStream.of(ignored).forEach(dispositions::restore);
        return error == 0 ? pid.get(JAVA_INT, 0) : -error;
    }

    /** What the virtual machine opened, or the launcher for it, is not for the command. */
    private void keepToThisProcess() {
        if (caller.descriptors() == null) {
            return;
        }
        try (DirectoryStream<Path> open = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
            for (Path each : open) {
                int descriptor = Integer.parseInt(each.getFileName().toString());
                if (!caller.has(descriptor)) {
                    libc.call(FCNTL, descriptor, F_SETFD, FD_CLOEXEC);
                }
            }
        } catch (IOException e) {
            // without /proc nobody told which are the caller's either
            return;
        }
    }

    private long actions(SegmentAllocator memory, List<ReadAlong> outputs) {
        long actions = memory.allocate(FileActions.SIZE, 16).address();
        libc.call(ACTIONS_INIT, actions);
        String directory = caller.directory();
        if (directory != null) {
            // glibc 2.29, musl 1.1.24; where a colon in a path does not call for it nobody asks
            byte[] path = directory.getBytes(StandardCharsets.UTF_8);
            MemorySegment addChdir = Libc.function("posix_spawn_file_actions_addchdir_np");
            libc.call(addChdir, actions, text(path, memory).address());
        }
        for (ReadAlong each : outputs) {
            for (int target : each.targets()) {
                libc.call(ADDDUP2, actions, each.ends().write(), target);
            }
        }
        return actions;
    }

    private long attributes(SegmentAllocator memory) {
        long attributes = memory.allocate(SpawnAttributes.SIZE, 16).address();
        libc.call(ATTR_INIT, attributes);
        libc.call(ATTR_SETFLAGS, attributes, POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);
        libc.call(SETMASK, attributes, signalSet(caller.blocked(), memory));
        // SIGCHLD too, because who ignores it learns of no end
        long ignored = caller.ignored() & ~bit(SIGCHLD);
        libc.call(SETDEFAULT, attributes, signalSet(~ignored, memory));
        return attributes;
    }

    private static long bit(int signal) {
        return 1L << (signal - 1);
    }

    private static IntStream signals(long set) {
        return IntStream.rangeClosed(1, SIGNALS)
                .filter(each -> (set & bit(each)) != 0)
                .filter(each -> each != SIGKILL && each != SIGSTOP);
    }

    private static long signalSet(long bits, SegmentAllocator memory) {
        MemorySegment set = memory.allocate(SignalSet.SIZE, 8);
        set.set(JAVA_LONG, 0, bits);
        return set.address();
    }

    private static MemorySegment text(byte[] bytes, SegmentAllocator memory) {
        MemorySegment text = memory.allocate(bytes.length + 1L);
        NativeBytes.write(bytes, text, 0);
        return text;
    }

    /** An array of strings, with a null pointer behind them. */
    private static long pointers(List<byte[]> texts, SegmentAllocator memory) {
        MemorySegment array = memory.allocate(ADDRESS, texts.size() + 1L);
        for (int i = 0; i < texts.size(); i++) {
            array.setAtIndex(ADDRESS, i, text(texts.get(i), memory));
        }
        return array.address();
    }
}

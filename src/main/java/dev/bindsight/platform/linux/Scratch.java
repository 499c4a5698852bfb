package dev.bindsight.platform.linux;

import static dev.bindsight.platform.linux.abi.FileAbi.PATH_MAX;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.Arena;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;

/**
 * The native memory one thread works with, made once so that a scan of 30,000 descriptors leaves no
 * garbage. It is freed by the garbage collector when its thread has ended.
 */
final class Scratch {
    private static final int DATA_START = 64 * 1024;
    private static final int DATA_MAX = 4 * 1024 * 1024;

    private final Arena arena = Arena.ofAuto();
    private final MemorySegment path = arena.allocate(PATH_MAX + 1);
    private int pathLength;

    /** Where errno is captured. */
    final MemorySegment capture = arena.allocate(Linker.Option.captureStateLayout());

    /** What getdents64 fills. Apart from {@link #data}, which is used while a directory is read. */
    final MemorySegment entries = NativeBytes.of(32 * 1024);

    /** What readlinkat fills. */
    final MemorySegment link = arena.allocate(PATH_MAX);

    /** Small structures: addresses, pollfd, statx. */
    final MemorySegment struct = arena.allocate(1024, 8);

    /** The contents of a file, or what is sent and received. */
    MemorySegment data = NativeBytes.of(DATA_START);

    private @Nullable CallFrame frame;

    /** The thread of a process whose descriptor directory is open here, 0 for none. */
    int visitedThread;

    /** The descriptor of that directory. */
    int visitedDirectory;

    /** The registers of this thread's calls. */
    CallFrame frame() {
        CallFrame made = frame;
        if (made == null) {
            made = new CallFrame(this);
            frame = made;
        }
        return made;
    }

    /**
     * Makes {@link #data} bigger and keeps what is in it.
     *
     * @return false if it has its greatest size, 4 MiB, already
     */
    boolean growData() {
        if (data.byteSize() >= DATA_MAX) {
            return false;
        }
        MemorySegment bigger = NativeBytes.of((int) data.byteSize() * 4);
        bigger.copyFrom(data);
        data = bigger;
        return true;
    }

    /** Begins a path. */
    Scratch begin() {
        pathLength = 0;
        return this;
    }

    /** Adds text. */
    Scratch add(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > 127) {
                return addBytes(text.substring(i).getBytes(StandardCharsets.UTF_8));
            }
            add((byte) c);
        }
        return this;
    }

    /** Adds a number, which is not negative. */
    Scratch add(int number) {
        int divisor = 1;
        while (number / divisor >= 10) {
            divisor *= 10;
        }
        for (; divisor > 0; divisor /= 10) {
            add((byte) ('0' + number / divisor % 10));
        }
        return this;
    }

    /** Whether what was added is too long for the kernel, so that there is no {@link #path()}. */
    boolean isTooLong() {
        return pathLength >= PATH_MAX;
    }

    /**
     * Ends the path and gives its address, valid until the next {@link #begin()}.
     *
     * @throws IllegalArgumentException if it is longer than PATH_MAX
     */
    long path() {
        if (isTooLong()) {
            throw new IllegalArgumentException("a path is longer than PATH_MAX");
        }
        path.set(ValueLayout.JAVA_BYTE, pathLength, (byte) 0);
        return path.address();
    }

    private Scratch addBytes(byte[] bytes) {
        for (byte b : bytes) {
            add(b);
        }
        return this;
    }

    private void add(byte b) {
        if (pathLength < PATH_MAX) {
            path.set(ValueLayout.JAVA_BYTE, pathLength++, b);
        }
    }
}

package dev.bindsight.platform.linux;

import static dev.bindsight.platform.linux.abi.SpawnAbi.SIG_DFL;
import static dev.bindsight.platform.linux.abi.SpawnAbi.SIG_IGN;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.bindsight.platform.linux.abi.SpawnAbi.Sigaction;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.HashMap;
import java.util.Map;

/**
 * What signals do to this process (sigaction(2)). It knows what they did before, which is mostly a
 * function of the virtual machine's.
 */
final class Dispositions {
    private static final MemorySegment SIGACTION = Libc.function("sigaction");
    private static final MemorySegment RAISE = Libc.function("raise");

    private final Libc libc;
    private final Arena arena;
    private final MemorySegment plain;
    private final Map<Integer, MemorySegment> before = new HashMap<>();

    /** Its memory is that of {@code arena}. */
    Dispositions(Libc libc, Arena arena) {
        this.libc = libc;
        this.arena = arena;
        plain = arena.allocate(Sigaction.SIZE, 8);
    }

    /** From now on a signal does nothing; whether this is news. */
    boolean ignore(int signal) {
        boolean news = !before.containsKey(signal);
        set(signal, SIG_IGN);
        return news;
    }

    /** From now on a signal does what it does to a process that has not heard of it. */
    void byDefault(int signal) {
        set(signal, SIG_DFL);
    }

    /** A signal does again what it did in the beginning. */
    void restore(int signal) {
        MemorySegment was = before.remove(signal);
        if (was != null) {
            libc.call(SIGACTION, signal, was.address(), 0);
        }
    }

    /** Everything is as it was. */
    void restore() {
        for (int signal : Map.copyOf(before).keySet()) {
            restore(signal);
        }
    }

    /**
     * Does to this process what a signal does to one that has not heard of it, and returns when it
     * goes on. The signal is for the calling thread, so that it has come when this goes on.
     */
    void suffer(int signal) {
        MemorySegment was = arena.allocate(Sigaction.SIZE, 8);
        plain.set(JAVA_LONG, Sigaction.SA_HANDLER, SIG_DFL);
        // SIGSTOP cannot be set, and need not be
        libc.call(SIGACTION, signal, plain.address(), was.address());
        libc.call(RAISE, signal);
        libc.call(SIGACTION, signal, was.address(), 0);
    }

    private void set(int signal, long handler) {
        plain.set(JAVA_LONG, Sigaction.SA_HANDLER, handler);
        MemorySegment was = arena.allocate(Sigaction.SIZE, 8);
        if (libc.call(SIGACTION, signal, plain.address(), was.address()) == 0) {
            before.putIfAbsent(signal, was);
        }
    }
}

package dev.bindsight.platform.linux;

import static dev.bindsight.platform.linux.abi.FileAbi.O_CLOEXEC;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * An output of a command that is read on its way to the caller's own.
 *
 * @param ends through what
 * @param targets the descriptors of the command that lead into it
 * @param real where all of it goes
 * @param terminal whether that is a terminal, and this a pseudo-terminal
 */
record ReadAlong(OutputEnds ends, List<Integer> targets, int real, boolean terminal) {
    /** Descriptors that every program has. */
    static final int OUT = 1;

    static final int ERR = 2;

    private static final MemorySegment PIPE2 = Libc.function("pipe2");

    /** Opens what is read along; nothing where the caller has no such output. */
    static List<ReadAlong> open(Libc libc, Caller caller, boolean all) {
        var terminals = new TerminalCalls(libc);
        var opened = new ArrayList<ReadAlong>();
        boolean both = all && caller.has(OUT) && caller.has(ERR) && isSame(terminals);
        if (caller.has(ERR)) {
            add(libc, terminals, both ? List.of(OUT, ERR) : List.of(ERR), ERR, opened);
        }
        if (all && !both && caller.has(OUT)) {
            add(libc, terminals, List.of(OUT), OUT, opened);
        }
        return List.copyOf(opened);
    }

    private static void add(
            Libc libc,
            TerminalCalls terminals,
            List<Integer> targets,
            int real,
            List<ReadAlong> opened) {
        boolean terminal = terminals.isTerminal(real);
        OutputEnds ends = terminal ? terminals.pseudoTerminal(real) : pipe(libc);
        if (ends.exist()) {
            opened.add(new ReadAlong(ends, targets, real, terminal));
        }
    }

    /**
     * Whether what is written to one goes where what is written to the other does, so that their
     * order is kept by reading both through one. Of a file that was opened twice that is not so.
     */
    private static boolean isSame(TerminalCalls terminals) {
        try {
            Path out = Files.readSymbolicLink(Path.of("/proc/self/fd/" + OUT));
            Path err = Files.readSymbolicLink(Path.of("/proc/self/fd/" + ERR));
            return out.equals(err) && (!out.isAbsolute() || terminals.isTerminal(OUT));
        } catch (IOException e) {
            return false;
        }
    }

    private static OutputEnds pipe(Libc libc) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment ends = arena.allocate(JAVA_INT, 2);
            return libc.call(PIPE2, ends.address(), O_CLOEXEC) < 0
                    ? OutputEnds.NONE
                    : new OutputEnds(ends.getAtIndex(JAVA_INT, 0), ends.getAtIndex(JAVA_INT, 1));
        }
    }
}

package dev.bindsight.platform.linux;

import static dev.bindsight.platform.linux.abi.FileAbi.O_CLOEXEC;
import static dev.bindsight.platform.linux.abi.FileAbi.O_NOCTTY;
import static dev.bindsight.platform.linux.abi.FileAbi.O_RDWR;
import static dev.bindsight.platform.linux.abi.TerminalAbi.TCSANOW;
import static dev.bindsight.platform.linux.abi.TerminalAbi.TIOCGWINSZ;
import static dev.bindsight.platform.linux.abi.TerminalAbi.TIOCSWINSZ;

import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import dev.bindsight.platform.linux.abi.FileAbi;
import dev.bindsight.platform.linux.abi.TerminalAbi.Termios;
import dev.bindsight.platform.linux.abi.TerminalAbi.Winsize;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** Terminals and pseudo-terminals (pty(7)). */
final class TerminalCalls {
    private static final MemorySegment TCGETATTR = Libc.function("tcgetattr");
    private static final MemorySegment TCSETATTR = Libc.function("tcsetattr");
    private static final MemorySegment CFMAKERAW = Libc.function("cfmakeraw");
    private static final MemorySegment IOCTL = Libc.function("ioctl");
    private static final MemorySegment POSIX_OPENPT = Libc.function("posix_openpt");
    private static final MemorySegment GRANTPT = Libc.function("grantpt");
    private static final MemorySegment UNLOCKPT = Libc.function("unlockpt");
    private static final MemorySegment PTSNAME_R = Libc.function("ptsname_r");

    private final Libc libc;

    TerminalCalls(Libc libc) {
        this.libc = libc;
    }

    /** Whether a descriptor is a terminal (isatty(3)). */
    boolean isTerminal(int descriptor) {
        try (Arena arena = Arena.ofConfined()) {
            return libc.call(TCGETATTR, descriptor, arena.allocate(Termios.SIZE, 8).address()) == 0;
        }
    }

    /**
     * A new pseudo-terminal, which passes on every byte as it is, because the real terminal at its
     * end does to them what is to be done.
     *
     * @param like the terminal whose other settings it gets
     * @return empty where the system has none left, or none at all
     */
    OutputEnds pseudoTerminal(int like) {
        int master = libc.call(POSIX_OPENPT, O_RDWR | O_NOCTTY | O_CLOEXEC);
        if (master < 0) {
            return OutputEnds.NONE;
        }
        int slave = open(master);
        if (slave < 0) {
            libc.close(master);
            return OutputEnds.NONE;
        }
        try (Arena arena = Arena.ofConfined()) {
            long termios = arena.allocate(Termios.SIZE, 8).address();
            libc.call(TCGETATTR, like, termios);
            libc.call(CFMAKERAW, termios);
            libc.call(TCSETATTR, slave, TCSANOW, termios);
        }
        copySize(like, slave);
        return new OutputEnds(master, slave);
    }

    private int open(int master) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment name = arena.allocate(FileAbi.PATH_MAX);
            boolean ready =
                    libc.call(GRANTPT, master) == 0
                            && libc.call(UNLOCKPT, master) == 0
                            && libc.call(PTSNAME_R, master, name.address(), name.byteSize()) == 0;
            return ready
                    ? libc.openat(FileAbi.AT_FDCWD, name.address(), O_RDWR | O_NOCTTY | O_CLOEXEC)
                    : -1;
        }
    }

    /** Gives one terminal the size of another; whether it had a different one. */
    boolean copySize(int from, int to) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment wanted = arena.allocate(Winsize.SIZE, 8);
            MemorySegment present = arena.allocate(Winsize.SIZE, 8);
            if (libc.call(IOCTL, from, TIOCGWINSZ, wanted.address()) < 0) {
                return false;
            }
            libc.call(IOCTL, to, TIOCGWINSZ, present.address());
            return wanted.mismatch(present) >= 0
                    && libc.call(IOCTL, to, TIOCSWINSZ, wanted.address()) == 0;
        }
    }

    /** How wide a terminal is, in characters; 0 where it does not say, or is none. */
    int columns(int terminal) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment size = arena.allocate(Winsize.SIZE, 8);
            return libc.call(IOCTL, terminal, TIOCGWINSZ, size.address()) < 0
                    ? 0
                    : Short.toUnsignedInt(size.get(JAVA_SHORT, Winsize.WS_COL));
        }
    }
}

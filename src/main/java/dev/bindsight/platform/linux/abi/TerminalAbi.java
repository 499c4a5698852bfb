package dev.bindsight.platform.linux.abi;

/** Terminals and pseudo-terminals (termios(3), ioctl_tty(2), pty(7)). */
@Headers({"sys/ioctl.h", "termios.h"})
public final class TerminalAbi {
    public static final int TIOCGWINSZ = 0x5413;
    public static final int TIOCSWINSZ = 0x5414;
    public static final int TCSANOW = 0;

    private TerminalAbi() {}

    /** How a terminal treats what is written to it and read from it. */
    @Struct("struct termios")
    public static final class Termios {
        public static final int SIZE = 60;

        private Termios() {}
    }

    /** How many characters a terminal shows; the rest is in pixels. */
    @Struct("struct winsize")
    public static final class Winsize {
        public static final int WS_COL = 2;
        public static final int SIZE = 8;

        private Winsize() {}
    }
}

package dev.bindsight.platform.linux.abi;

/** Starting a process and waiting for it (posix_spawn(3), sigaction(2), waitid(2)). */
@Headers({"spawn.h", "signal.h", "sys/wait.h"})
public final class SpawnAbi {
    public static final int POSIX_SPAWN_SETSIGDEF = 4;
    public static final int POSIX_SPAWN_SETSIGMASK = 8;

    public static final int SIGINT = 2;
    public static final int SIGQUIT = 3;
    public static final int SIGKILL = 9;
    public static final int SIGCHLD = 17;
    public static final int SIGCONT = 18;
    public static final int SIGSTOP = 19;
    public static final int SIGTSTP = 20;
    public static final int SIGWINCH = 28;

    // what sa_handler is where no function of the program's own is called
    @InC("(long) SIG_DFL")
    public static final long SIG_DFL = 0;

    @InC("(long) SIG_IGN")
    public static final long SIG_IGN = 1;

    public static final int P_PID = 1;
    public static final int WSTOPPED = 2;
    public static final int WEXITED = 4;
    public static final int WNOWAIT = 0x0100_0000;

    public static final int CLD_EXITED = 1;
    public static final int CLD_STOPPED = 5;

    private SpawnAbi() {}

    /** What is done to the signals and the group of what is started; opaque. */
    @Struct("posix_spawnattr_t")
    public static final class SpawnAttributes {
        public static final int SIZE = 336;

        private SpawnAttributes() {}
    }

    /** What is done to its descriptors; opaque. */
    @Struct("posix_spawn_file_actions_t")
    public static final class FileActions {
        public static final int SIZE = 80;

        private FileActions() {}
    }

    /** A set of signals: the bit of signal n is n - 1. */
    @Struct("sigset_t")
    public static final class SignalSet {
        public static final int SIZE = 128;

        private SignalSet() {}
    }

    /** What a signal does, as libc has it, which is not as the kernel does. */
    @Struct("struct sigaction")
    public static final class Sigaction {
        public static final int SA_HANDLER = 0;
        public static final int SIZE = 152;

        private Sigaction() {}
    }

    /** What waitid(2) tells of a child. */
    @Struct("siginfo_t")
    public static final class Siginfo {
        public static final int SI_CODE = 8;
        public static final int SI_STATUS = 24;
        public static final int SIZE = 128;

        private Siginfo() {}
    }
}

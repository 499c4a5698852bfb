package dev.bindsight.platform.linux.abi;

/** Processes, their limits, users and clocks. */
@Headers({
    "sys/syscall.h",
    "sys/resource.h",
    "sys/time.h",
    "time.h",
    "unistd.h",
    "pwd.h",
    "linux/kcmp.h",
    "linux/pidfd.h"
})
public final class ProcessAbi {
    /** The same on every architecture. */
    @InC("SYS_pidfd_send_signal")
    public static final int SYS_PIDFD_SEND_SIGNAL = 424;

    /** The same on every architecture. */
    @InC("SYS_pidfd_open")
    public static final int SYS_PIDFD_OPEN = 434;

    /** The same on every architecture. */
    @InC("SYS_pidfd_getfd")
    public static final int SYS_PIDFD_GETFD = 438;

    @InC(value = "SYS_kcmp", when = "defined __x86_64__ && defined __LP64__")
    public static final int SYS_KCMP_X86_64 = 312;

    /** Of what shares its numbers: AArch64, RISC-V, LoongArch. */
    @InC(
            value = "SYS_kcmp",
            when = "defined __aarch64__ || defined __riscv || defined __loongarch__")
    public static final int SYS_KCMP_GENERIC = 272;

    public static final int KCMP_FILES = 2;
    public static final int RLIMIT_NOFILE = 7;
    public static final int CLOCK_REALTIME = 0;
    public static final int CLOCK_BOOTTIME = 7;

    @InC("_SC_CLK_TCK")
    public static final int SC_CLK_TCK = 2;

    /** Linux 6.13; what is asked for is a {@link PidfdInfo}. */
    @InC(value = "(int) PIDFD_GET_INFO", when = "defined PIDFD_INFO_EXIT")
    public static final int PIDFD_GET_INFO = 0xC040_FF0B;

    /** Linux 6.15. */
    @InC(when = "defined PIDFD_INFO_EXIT")
    public static final long PIDFD_INFO_EXIT = 8;

    @InC(when = "defined PIDFD_INFO_EXIT")
    public static final int PIDFD_INFO_SIZE_VER0 = 64;

    private ProcessAbi() {}

    /** What is known of the process behind a pidfd, up to what Linux 6.15 tells. */
    @Struct("struct pidfd_info")
    public static final class PidfdInfo {
        /** What is asked for, and told. */
        @InC(value = "mask", when = "defined PIDFD_INFO_EXIT")
        public static final int MASK = 0;

        /** As wait(2) tells it. */
        @InC(value = "exit_code", when = "defined PIDFD_INFO_EXIT")
        public static final int EXIT_CODE = 60;

        private PidfdInfo() {}
    }

    /** A limit; what counts and what it can be raised to. */
    @Struct("struct rlimit")
    public static final class Rlimit {
        public static final int RLIM_CUR = 0;
        public static final int RLIM_MAX = 8;
        public static final int SIZE = 16;

        private Rlimit() {}
    }

    /** A time of clock_gettime(2). */
    @Struct("struct timespec")
    public static final class Timespec {
        public static final int TV_SEC = 0;
        public static final int TV_NSEC = 8;
        public static final int SIZE = 16;

        private Timespec() {}
    }

    /** What localtime_r(3) fills. */
    @Struct("struct tm")
    public static final class Tm {
        /** Seconds east of UTC, a long. */
        public static final int TM_GMTOFF = 40;

        public static final int SIZE = 56;

        private Tm() {}
    }

    /** What SO_RCVTIMEO takes. */
    @Struct("struct timeval")
    public static final class Timeval {
        public static final int TV_SEC = 0;
        public static final int TV_USEC = 8;
        public static final int SIZE = 16;

        private Timeval() {}
    }

    /** A user; the strings are where the caller's buffer is. */
    @Struct("struct passwd")
    public static final class Passwd {
        public static final int PW_NAME = 0;
        public static final int PW_UID = 16;
        public static final int SIZE = 48;

        private Passwd() {}
    }
}

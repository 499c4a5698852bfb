package dev.bindsight.platform.linux.abi;

/** Files and directories (open(2), statx(2), getdents64(2)). */
@Headers({"fcntl.h", "unistd.h", "sys/stat.h", "dirent.h", "limits.h", "linux/limits.h"})
public final class FileAbi {
    public static final int AT_FDCWD = -100;
    public static final int AT_EMPTY_PATH = 0x1000;
    public static final int O_RDONLY = 0;
    public static final int O_RDWR = 2;
    public static final int O_NOCTTY = 0400;
    public static final int O_NONBLOCK = 04000;
    public static final int O_ASYNC = 020000;
    public static final int O_CLOEXEC = 0x80000;

    // what fcntl(2) is asked for
    public static final int F_DUPFD = 0;
    public static final int F_GETFD = 1;
    public static final int F_SETFD = 2;
    public static final int F_GETFL = 3;
    public static final int F_SETFL = 4;
    public static final int F_DUPFD_CLOEXEC = 1030;
    public static final int FD_CLOEXEC = 1;

    // what faccessat(2) is asked for
    public static final int F_OK = 0;
    public static final int X_OK = 1;

    public static final int STATX_INO = 0x100;
    public static final int STATX_SIZE = 0x200;
    public static final byte DT_DIR = 4;

    /** The longest path, and the longest target of a link, that the kernel takes. */
    public static final int PATH_MAX = 4096;

    private FileAbi() {}

    /** What statx(2) tells. */
    @Struct("struct statx")
    public static final class Statx {
        public static final int STX_INO = 32;
        public static final int STX_SIZE = 40;
        public static final int STX_DEV_MAJOR = 136;
        public static final int STX_DEV_MINOR = 140;
        public static final int SIZE = 256;

        private Statx() {}
    }

    /**
     * An entry of a directory, {@code struct linux_dirent64} of getdents64(2): no header has it,
     * and libc hands on what the kernel wrote.
     */
    @Struct("struct dirent64")
    public static final class LinuxDirent64 {
        public static final int D_INO = 0;
        public static final int D_RECLEN = 16;
        public static final int D_TYPE = 18;
        public static final int D_NAME = 19;

        private LinuxDirent64() {}
    }
}

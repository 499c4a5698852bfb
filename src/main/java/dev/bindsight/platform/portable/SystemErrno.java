package dev.bindsight.platform.portable;

import dev.bindsight.model.Errno;
import dev.bindsight.model.ErrnoName;

import java.util.Arrays;
import java.util.Locale;

/**
 * The error numbers of systems where libc is not called: Darwin's sys/errno.h and Windows'
 * winsock2.h, which leaves what it has not to the C runtime's errno.h; and Linux's
 * asm-generic/errno.h for the cross-check there.
 */
enum SystemErrno {
    /** Linux. */
    LINUX,
    /** macOS. */
    DARWIN,
    /** Windows. */
    WINDOWS;

    /** That of the system this runs on. */
    static SystemErrno here() {
        String name = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (name.startsWith("linux")) {
            return LINUX;
        }
        return name.startsWith("windows") ? WINDOWS : DARWIN;
    }

    /** The errno with a name. */
    Errno of(ErrnoName name) {
        return new Errno(name, number(name));
    }

    /** The errno with a number; {@code E} and the number where it is none of those with a name. */
    Errno of(int number) {
        return Arrays.stream(ErrnoName.values())
                .filter(each -> number(each) == number)
                .map(this::of)
                .findFirst()
                .orElseGet(() -> new Errno("E" + number, number));
    }

    private int number(ErrnoName name) {
        return switch (name) {
            case EPERM -> 1;
            case ENOENT -> 2;
            case ESRCH -> 3;
            case EINTR -> pick(4, 4, 10004);
            case EIO -> 5;
            case EBADF -> pick(9, 9, 10009);
            case EAGAIN -> pick(11, 35, 10035);
            case EACCES -> pick(13, 13, 10013);
            case ENODEV -> 19;
            case EINVAL -> pick(22, 22, 10022);
            case ENFILE -> 23;
            case EMFILE -> pick(24, 24, 10024);
            case EPIPE -> 32;
            case ENOSYS -> pick(38, 78, 40);
            case ENOTSOCK -> pick(88, 38, 10038);
            case ENOPROTOOPT -> pick(92, 42, 10042);
            case EPROTONOSUPPORT -> pick(93, 43, 10043);
            case EOPNOTSUPP -> pick(95, 102, 10045);
            case EAFNOSUPPORT -> pick(97, 47, 10047);
            case EADDRINUSE -> pick(98, 48, 10048);
            case EADDRNOTAVAIL -> pick(99, 49, 10049);
            case ENETDOWN -> pick(100, 50, 10050);
            case ENETUNREACH -> pick(101, 51, 10051);
            case ECONNABORTED -> pick(103, 53, 10053);
            case ECONNRESET -> pick(104, 54, 10054);
            case ENOTCONN -> pick(107, 57, 10057);
            case ETIMEDOUT -> pick(110, 60, 10060);
            case ECONNREFUSED -> pick(111, 61, 10061);
            case EHOSTDOWN -> pick(112, 64, 10064);
            case EHOSTUNREACH -> pick(113, 65, 10065);
            case EINPROGRESS -> pick(115, 36, 10036);
        };
    }

    private int pick(int linux, int darwin, int windows) {
        return switch (this) {
            case LINUX -> linux;
            case DARWIN -> darwin;
            case WINDOWS -> windows;
        };
    }
}

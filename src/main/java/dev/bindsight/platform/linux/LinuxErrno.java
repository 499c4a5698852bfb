package dev.bindsight.platform.linux;

import dev.bindsight.model.Errno;
import dev.bindsight.model.ErrnoName;
import dev.bindsight.platform.linux.abi.Headers;

import org.jspecify.annotations.Nullable;

import java.util.Objects;

/**
 * The error numbers of asm-generic/errno-base.h and asm-generic/errno.h, which x86, ARM and RISC-V
 * use. The names stand in the order of their numbers, from 1; {@code -} is a number without a name.
 */
@Headers("errno.h")
final class LinuxErrno {
    private static final String NAMES =
            """
            EPERM ENOENT ESRCH EINTR EIO ENXIO E2BIG ENOEXEC EBADF ECHILD
            EAGAIN ENOMEM EACCES EFAULT ENOTBLK EBUSY EEXIST EXDEV ENODEV ENOTDIR
            EISDIR EINVAL ENFILE EMFILE ENOTTY ETXTBSY EFBIG ENOSPC ESPIPE EROFS
            EMLINK EPIPE EDOM ERANGE EDEADLK ENAMETOOLONG ENOLCK ENOSYS ENOTEMPTY ELOOP
            - ENOMSG EIDRM ECHRNG EL2NSYNC EL3HLT EL3RST ELNRNG EUNATCH ENOCSI
            EL2HLT EBADE EBADR EXFULL ENOANO EBADRQC EBADSLT - EBFONT ENOSTR
            ENODATA ETIME ENOSR ENONET ENOPKG EREMOTE ENOLINK EADV ESRMNT ECOMM
            EPROTO EMULTIHOP EDOTDOT EBADMSG EOVERFLOW ENOTUNIQ EBADFD EREMCHG ELIBACC ELIBBAD
            ELIBSCN ELIBMAX ELIBEXEC EILSEQ ERESTART ESTRPIPE EUSERS ENOTSOCK EDESTADDRREQ EMSGSIZE
            EPROTOTYPE ENOPROTOOPT EPROTONOSUPPORT ESOCKTNOSUPPORT EOPNOTSUPP EPFNOSUPPORT EAFNOSUPPORT EADDRINUSE EADDRNOTAVAIL ENETDOWN
            ENETUNREACH ENETRESET ECONNABORTED ECONNRESET ENOBUFS EISCONN ENOTCONN ESHUTDOWN ETOOMANYREFS ETIMEDOUT
            ECONNREFUSED EHOSTDOWN EHOSTUNREACH EALREADY EINPROGRESS ESTALE EUCLEAN ENOTNAM ENAVAIL EISNAM
            EREMOTEIO EDQUOT ENOMEDIUM EMEDIUMTYPE ECANCELED ENOKEY EKEYEXPIRED EKEYREVOKED EKEYREJECTED EOWNERDEAD
            ENOTRECOVERABLE ERFKILL EHWPOISON
            """;

    static final int EPERM = 1;
    static final int ENOENT = 2;
    static final int ESRCH = 3;
    static final int EINTR = 4;
    static final int ENOEXEC = 8;
    static final int EBADF = 9;
    static final int EAGAIN = 11;
    static final int EACCES = 13;
    static final int ENOTDIR = 20;
    static final int EINVAL = 22;
    static final int ENFILE = 23;
    static final int EMFILE = 24;
    static final int EPIPE = 32;
    static final int EPROTO = 71;
    static final int EOPNOTSUPP = 95;
    static final int ENOBUFS = 105;

    private static final @Nullable Errno[] BY_NUMBER;
    private static final @Nullable Errno[] BY_NAME = new Errno[ErrnoName.values().length];

    static {
        String[] names = NAMES.replace('\n', ' ').split(" ");
        BY_NUMBER = new Errno[names.length + 1];
        for (int i = 0; i < names.length; i++) {
            if (!names[i].equals("-")) {
                Errno errno = new Errno(names[i], i + 1);
                BY_NUMBER[i + 1] = errno;
                ErrnoName known = errno.known();
                if (known != null) {
                    BY_NAME[known.ordinal()] = errno;
                }
            }
        }
    }

    private LinuxErrno() {}

    /**
     * The errno with a number.
     *
     * @param number greater than 0
     */
    static Errno of(int number) {
        Errno known = number < BY_NUMBER.length ? BY_NUMBER[number] : null;
        return known != null ? known : new Errno("E" + number, number);
    }

    /** The errno with a name, of which each has a number here. */
    static Errno of(ErrnoName name) {
        return Objects.requireNonNull(BY_NAME[name.ordinal()], name::name);
    }

    /** Whether a negated errno says that a process, or a file of it, is no longer there. */
    static boolean isGone(int result) {
        return result == -ENOENT || result == -ESRCH || result == -ENOTDIR;
    }

    /** Whether a negated errno says that no descriptor is free, here or on the whole machine. */
    static boolean isNotNow(int result) {
        return result == -EMFILE || result == -ENFILE;
    }
}

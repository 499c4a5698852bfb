package dev.bindsight.model;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The errors that something is concluded from, by their POSIX names (errno(3)): a system has its
 * own numbers for them, the names are the same everywhere. An {@link Errno} may be another.
 */
public enum ErrnoName {
    /** Permission denied. */
    EACCES,
    /** Address already in use. */
    EADDRINUSE,
    /** Address not available. */
    EADDRNOTAVAIL,
    /** Address family not supported. */
    EAFNOSUPPORT,
    /** Resource temporarily unavailable. */
    EAGAIN,
    /** Bad file descriptor. */
    EBADF,
    /** Connection aborted. */
    ECONNABORTED,
    /** Connection refused. */
    ECONNREFUSED,
    /** Connection reset. */
    ECONNRESET,
    /** Host is down; not in POSIX, but in every errno.h that is met. */
    EHOSTDOWN,
    /** Host is unreachable. */
    EHOSTUNREACH,
    /** Operation in progress. */
    EINPROGRESS,
    /** Interrupted function call. */
    EINTR,
    /** Invalid argument. */
    EINVAL,
    /** Input/output error. */
    EIO,
    /** Too many open files in this process. */
    EMFILE,
    /** Network is down. */
    ENETDOWN,
    /** Network unreachable. */
    ENETUNREACH,
    /** Too many open files in the system. */
    ENFILE,
    /** No such device. */
    ENODEV,
    /** No such file or directory; of sock_diag(7): no such socket. */
    ENOENT,
    /** Protocol not available. */
    ENOPROTOOPT,
    /** Function not implemented. */
    ENOSYS,
    /** Not connected. */
    ENOTCONN,
    /** Not a socket. */
    ENOTSOCK,
    /** Operation not supported on socket. */
    EOPNOTSUPP,
    /** Operation not permitted. */
    EPERM,
    /** Broken pipe. */
    EPIPE,
    /** Protocol not supported. */
    EPROTONOSUPPORT,
    /** No such process. */
    ESRCH,
    /** Connection timed out. */
    ETIMEDOUT;

    private static final Map<String, ErrnoName> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toMap(Enum::name, Function.identity()));

    /** That of a name as it is written, such as {@code EADDRINUSE}; null if it is none of these. */
    public static @Nullable ErrnoName of(String name) {
        return BY_NAME.get(name);
    }
}

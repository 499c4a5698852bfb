package dev.bindsight.model;

import java.util.Locale;

/**
 * The calls that Bindsight makes on behalf of the user and shows in a trace: system calls, and two
 * of the library, which are a program's own words for several.
 */
public enum Syscall {
    SOCKET,
    SOCKETPAIR,
    SETSOCKOPT,
    GETSOCKOPT,
    BIND,
    LISTEN,
    ACCEPT,
    ACCEPT4,
    CONNECT,
    POLL,
    SEND,
    SENDTO,
    SENDMSG,
    RECV,
    RECVFROM,
    RECVMSG,
    SHUTDOWN,
    GETSOCKNAME,
    GETPEERNAME,
    DUP,
    PIPE2,
    FCNTL,
    IOCTL,
    SETRLIMIT,
    PRLIMIT,
    CLOSE,
    GETADDRINFO,
    GETNAMEINFO,
    PIDFD_OPEN,
    PIDFD_SEND_SIGNAL,
    KILL;

    /** The name in its man page of section 2 or 3. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package dev.bindsight.model;

import java.util.Locale;

/** The system calls that Bindsight makes on behalf of the user and shows in a trace. */
public enum Syscall {
    SOCKET,
    SETSOCKOPT,
    GETSOCKOPT,
    BIND,
    LISTEN,
    ACCEPT,
    CONNECT,
    POLL,
    SEND,
    RECV,
    RECVMSG,
    SHUTDOWN,
    GETSOCKNAME,
    CLOSE,
    PIDFD_OPEN,
    PIDFD_SEND_SIGNAL,
    KILL;

    /** The name in its man page of section 2. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package dev.bindsight.diagnosis.conclude;

import static dev.bindsight.model.ErrnoName.EACCES;
import static dev.bindsight.model.ErrnoName.EADDRINUSE;
import static dev.bindsight.model.ErrnoName.EADDRNOTAVAIL;

import dev.bindsight.explain.FoundError;
import dev.bindsight.explain.ReportedError;
import dev.bindsight.explain.Reporter;
import dev.bindsight.model.ErrnoName;
import dev.bindsight.model.Syscall;
import dev.bindsight.model.fact.Happened;

import org.jspecify.annotations.Nullable;

import java.util.Set;

/** What a program says that happened. */
public final class WhatWasReported {
    /** What a reader names the errno of a call that is said to have failed for no said reason. */
    private static final String UNTOLD = "UNKNOWN";

    /**
     * What bind(2) gives and a program says of its listen: a server makes both, and libuv keeps
     * what bind gave until it is told to listen (uv__tcp_bind of src/unix/tcp.c).
     */
    private static final Set<ErrnoName> OF_BIND = Set.of(EADDRINUSE, EACCES, EADDRNOTAVAIL);

    private WhatWasReported() {}

    /** What happened. */
    public static Happened of(FoundError found) {
        ReportedError error = found.error();
        if (error.tls() != null) {
            return new Happened.HandshakeReported(error.tls());
        }
        Reporter reporter = found.reporter();
        return new Happened.Reported(
                error.call(),
                isUntold(error) ? null : error.errno(),
                refused(error),
                reporter == null ? null : reporter.name(),
                !error.isOfUnixSocket());
    }

    /** Whether a call is said to have failed, and not why. */
    public static boolean isUntold(ReportedError error) {
        return error.errno().equals(UNTOLD);
    }

    private static @Nullable Syscall refused(ReportedError error) {
        ErrnoName errno = ErrnoName.of(error.errno());
        if (errno == null || !OF_BIND.contains(errno)) {
            return null;
        }
        boolean isListen = "listen".equals(error.call());
        return isListen || error.call() == null && error.isOfServer() ? Syscall.BIND : null;
    }
}

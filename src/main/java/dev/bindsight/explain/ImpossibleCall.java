package dev.bindsight.explain;

import dev.bindsight.explain.errnos.ErrnoKind;
import dev.bindsight.model.ErrnoName;

import org.jspecify.annotations.Nullable;

import java.util.Set;

/**
 * What a text says to have failed, and what only the other side of a connection can have said: no
 * bind and no listen is refused. {@code register/listen error: econnrefused} is of the connect to
 * Erlang's port mapper, and one cannot bind to an LDAP server that one does not reach.
 */
final class ImpossibleCall {
    /** Those that never leave the machine. */
    private static final Set<String> LOCAL = Set.of("bind", "listen");

    private ImpossibleCall() {}

    static boolean is(String call, String errno) {
        return LOCAL.contains(call)
                && (ErrnoKind.UNREACHED.has(errno)
                        || ErrnoKind.BROKEN.has(errno)
                        || errno.equals(ErrnoName.ETIMEDOUT.name()));
    }

    /** The one that gives this errno, absent where several do. */
    static @Nullable String instead(String errno) {
        return ErrnoKind.UNREACHED.has(errno) ? "connect" : null;
    }
}

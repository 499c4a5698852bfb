package dev.bindsight.model;

import dev.bindsight.model.Ownership.HiddenReason;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What a listing could and could not see.
 *
 * @param source which source answered
 * @param fallback why a better source did not answer, absent if none was tried before it
 * @param ownersHidden how many sockets have an owner that cannot be seen
 * @param hiddenReason the most frequent reason for that, absent if none is hidden
 * @param lacks what the source cannot tell at all
 */
public record Coverage(
        Source source,
        @Nullable SourceRefusal fallback,
        int ownersHidden,
        @Nullable HiddenReason hiddenReason,
        List<Lack> lacks) {
    /** Copies the list. */
    public Coverage {
        lacks = List.copyOf(lacks);
    }

    /** Something a source leaves out. */
    public enum Lack {
        /** TCP sockets that are bound, but neither listen nor are connected. */
        BOUND_ONLY_SOCKETS,
        /** The accept backlog of listeners. */
        BACKLOG,
        /** The cgroup a socket was made in. */
        CGROUP,
        /** Round-trip times and byte counts. */
        TCP_INFO,
        /** Whether an IPv6 socket takes IPv4. */
        V6ONLY,
        /** The user who made a socket. */
        UID,
        /** Every owner of a shared socket; at most one is given. */
        SHARED_OWNERS
    }
}

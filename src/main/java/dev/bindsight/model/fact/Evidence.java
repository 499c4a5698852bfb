package dev.bindsight.model.fact;

import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.TracedCall;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * One fact that bears a diagnosis out.
 *
 * @param kind what sort of fact it is
 * @param fact the fact
 * @param socket the socket it is about, with its owners, absent if it is about none
 * @param trace the calls that showed it, empty if none did
 */
public record Evidence(Kind kind, Fact fact, @Nullable SocketEntry socket, List<TracedCall> trace) {
    /** Copies the list. */
    public Evidence {
        trace = List.copyOf(trace);
    }

    /** A fact that no call shows. */
    public static Evidence of(Kind kind, Fact fact) {
        return new Evidence(kind, fact, null, List.of());
    }

    /** A fact about a socket of this machine. */
    public static Evidence socket(Fact fact, SocketEntry socket) {
        return new Evidence(Kind.SOCKET, fact, socket, List.of());
    }

    /** A fact about the machine. */
    public static Evidence machine(Fact fact) {
        return of(Kind.MACHINE, fact);
    }

    /** How sockets relate. */
    public static Evidence relation(Fact fact) {
        return of(Kind.RELATION, fact);
    }

    /** What sort of fact it is. */
    public enum Kind {
        /** A socket of this machine. */
        SOCKET,
        /** How two sockets relate: dual-stack, a wildcard. */
        RELATION,
        /** A setting, limit or address of this machine. */
        MACHINE,
        /** A timer of the kernel. */
        CLOCK,
        /** Something that was tried and worked. */
        TRIED_AND_WORKED,
        /** Something that was tried and did not help. */
        TRIED_IN_VAIN,
        /** Something that was left untried, and why. */
        NOT_TRIED,
        /** What went over the network or came back. */
        NETWORK
    }
}

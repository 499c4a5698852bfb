package dev.bindsight.model.fact;

import dev.bindsight.model.BindPlace;

/** Why a connect is not allowed. */
public sealed interface ForbiddenReason extends ConnectReason {
    /**
     * A rule drops the datagram on its way out (EPERM of send(2)).
     *
     * @param place to where
     */
    record DatagramDropped(BindPlace place) implements ForbiddenReason {}

    /**
     * A policy forbids the call (EPERM of connect(2)).
     *
     * @param place to where
     */
    record CallForbidden(BindPlace place) implements ForbiddenReason {}

    /**
     * A policy of this machine, or a router or firewall, prohibits it (EACCES).
     *
     * @param place to where
     * @param by which of them
     */
    record AccessDenied(BindPlace place, Refuser by) implements ForbiddenReason {}
}

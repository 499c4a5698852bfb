package dev.bindsight.probe;

import dev.bindsight.model.IpAddress;

/** Why a {@link BindRequest} makes no sense. */
public sealed interface BindMistake {
    /**
     * IPV6_V6ONLY is asked for, and the socket is one of IPv4, which has no such option (ip(7)).
     *
     * @param address where it is to be bound
     */
    record V6onlyOfIpv4(IpAddress address) implements BindMistake {}

    /**
     * A backlog is asked for, and listen(2) is nothing for UDP.
     *
     * @param backlog which
     */
    record BacklogOfUdp(int backlog) implements BindMistake {}

    /** A matrix is asked for, which tries one port with every option by itself. */
    record MoreThanAMatrix() implements BindMistake {}
}

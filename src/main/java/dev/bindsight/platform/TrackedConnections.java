package dev.bindsight.platform;

import dev.bindsight.model.Endpoint;
import dev.bindsight.model.Errno;
import dev.bindsight.model.Protocol;

/** The connections that the kernel's packet filter follows (conntrack), with what it changes. */
@FunctionalInterface
public interface TrackedConnections {
    /** A machine that follows none. */
    TrackedConnections NONE = (_, _, _) -> new Tracking.NotFollowed();

    /**
     * Looks one up.
     *
     * @param local where the packets of one end come from, as that end sees it
     * @param remote where it sends them
     */
    Tracking track(Protocol protocol, Endpoint local, Endpoint remote);

    /** What the kernel said. */
    sealed interface Tracking {
        /**
         * It is followed.
         *
         * @param local where its other end is, as that end sees it
         * @param remote where that end sends its packets
         */
        record Followed(Endpoint local, Endpoint remote) implements Tracking {}

        /** There is none such. */
        record NotFollowed() implements Tracking {}

        /**
         * It may not be asked.
         *
         * @param errno EPERM: CAP_NET_ADMIN is missing
         */
        record Refused(Errno errno) implements Tracking {}
    }
}

package dev.bindsight.diagnosis.observation;

import dev.bindsight.model.BindPlace;
import dev.bindsight.model.HostAndPort;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.LocalAddress;
import dev.bindsight.model.Port;
import dev.bindsight.model.fact.Finding;
import dev.bindsight.model.fact.Holder;
import dev.bindsight.model.fact.ReportReason.PathState;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** What was seen on this machine of the place that a reported error names. */
public sealed interface ReportSight {
    /**
     * The bind of a server was made.
     *
     * @param findings how it went, one for each address, at least one
     * @param asReported the refusal that was reported, with what was looked at for it, where
     *     Bindsight's own bind ended in another way for the privileges it has or lacks
     * @param unprivilegedFrom the lowest port that needs no privilege, absent where not readable
     * @param here the machine's addresses
     */
    record Bound(
            List<Finding> findings,
            @Nullable BindObservation asReported,
            @Nullable Port unprivilegedFrom,
            List<LocalAddress> here)
            implements ReportSight {
        /** Copies the lists. */
        public Bound {
            findings = List.copyOf(findings);
            here = List.copyOf(here);
        }
    }

    /**
     * Something listens where a connect of this machine to itself goes. It was not made, because a
     * server would see it.
     *
     * @param place to where
     * @param listener what listens
     * @param seen the sockets that were looked at
     */
    record Served(BindPlace place, Holder listener, Inventory seen) implements ReportSight {}

    /**
     * Nothing listens where a connect of this machine to itself goes, and it was made.
     *
     * @param findings how it went, one for each address, at least one
     */
    record Unserved(List<Finding> findings) implements ReportSight {
        /** Copies the list. */
        public Unserved {
            findings = List.copyOf(findings);
        }
    }

    /**
     * The other end is not this machine, as far as can be told without asking anybody.
     *
     * @param to a name or an address, and the port
     * @param address the address, absent for a name
     * @param ways the routes of this machine
     */
    record Outside(HostAndPort to, @Nullable IpAddress address, RoutingTable ways)
            implements ReportSight {}

    /**
     * The place is a Unix socket.
     *
     * @param path its path or abstract name
     * @param file what is there
     */
    record UnixSocket(String path, PathState file) implements ReportSight {}

    /** The error names nothing that could be looked at. */
    record Nothing() implements ReportSight {}
}

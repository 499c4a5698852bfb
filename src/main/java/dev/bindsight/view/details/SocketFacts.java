package dev.bindsight.view.details;

import dev.bindsight.inventory.Client;
import dev.bindsight.model.Coverage;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.PossibleOwners;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.ProcessRef;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.Supervisor;
import dev.bindsight.model.TcpInfo;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/**
 * Everything the pane tells of one socket, read in one go and its owners verified.
 *
 * @param entry the socket, its ownership as it was verified
 * @param coverage what the reading could not tell
 * @param socketUser the name of the user who made the socket, absent where that is not known
 * @param service the IANA service name of its port, absent if it has none
 * @param owners its owners, by pid
 * @param clients who is connected to it
 * @param addresses the machine's addresses besides loopback, absent where they were not read yet
 * @param cgroupPath the cgroup it was made in, absent where that is not known
 * @param tcpInfo what the kernel measured on a connection, absent for others
 * @param perhaps who may have it where its owner is not visible
 */
public record SocketFacts(
        SocketEntry entry,
        Coverage coverage,
        @Nullable String socketUser,
        @Nullable String service,
        List<Owner> owners,
        List<Client> clients,
        @Nullable List<IpAddress> addresses,
        @Nullable String cgroupPath,
        @Nullable TcpInfo tcpInfo,
        PossibleOwners perhaps) {
    /** A socket without candidates. */
    public SocketFacts(
            SocketEntry entry,
            Coverage coverage,
            @Nullable String socketUser,
            @Nullable String service,
            List<Owner> owners,
            List<Client> clients,
            @Nullable List<IpAddress> addresses,
            @Nullable String cgroupPath,
            @Nullable TcpInfo tcpInfo) {
        this(
                entry,
                coverage,
                socketUser,
                service,
                owners,
                clients,
                addresses,
                cgroupPath,
                tcpInfo,
                PossibleOwners.NOBODY);
    }

    /** Copies the lists. */
    public SocketFacts {
        owners = List.copyOf(owners);
        clients = List.copyOf(clients);
        addresses = addresses == null ? null : List.copyOf(addresses);
    }

    /**
     * One process that has the socket open.
     *
     * @param process the process
     * @param ancestors its parents, the oldest first, without itself
     * @param supervisors which of the ancestors may start it again
     * @param supervisor what may start it again that is no ancestor, absent if nothing known will
     * @param otherPorts its other ports
     * @param remarks what keeps it from taking connections or signals, as clauses; mostly empty
     */
    public record Owner(
            ProcessDetails process,
            List<ProcessDetails> ancestors,
            Map<ProcessRef, Supervisor.Parent> supervisors,
            @Nullable Supervisor supervisor,
            List<SocketEntry> otherPorts,
            List<String> remarks) {
        /** Nothing is to be remarked on it. */
        public Owner(
                ProcessDetails process,
                List<ProcessDetails> ancestors,
                Map<ProcessRef, Supervisor.Parent> supervisors,
                @Nullable Supervisor supervisor,
                List<SocketEntry> otherPorts) {
            this(process, ancestors, supervisors, supervisor, otherPorts, List.of());
        }

        /** Copies the collections. */
        public Owner {
            ancestors = List.copyOf(ancestors);
            supervisors = Map.copyOf(supervisors);
            otherPorts = List.copyOf(otherPorts);
            remarks = List.copyOf(remarks);
        }
    }
}

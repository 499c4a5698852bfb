package dev.bindsight.inventory;

import dev.bindsight.model.Inode;
import dev.bindsight.model.Ownership;
import dev.bindsight.model.Pid;
import dev.bindsight.model.Port;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.ProcessRef;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.platform.Platform;
import dev.bindsight.platform.ProcessTable;
import dev.bindsight.platform.ProcessTable.Access;
import dev.bindsight.platform.SocketQuery;
import dev.bindsight.platform.SocketSource;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Looks at the network namespaces of other processes. Every process is asked for its namespace,
 * which costs a few microseconds each; owners are looked for only where something has the port.
 */
final class OtherNamespaces {
    private final Platform platform;
    private final ProcessTable table;
    private final ScanPool crew;
    private final Function<ProcessRef, Optional<ProcessDetails>> details;

    /**
     * On a machine.
     *
     * @param crew asks the processes
     * @param details what is known of a process
     */
    OtherNamespaces(
            Platform platform,
            ScanPool crew,
            Function<ProcessRef, Optional<ProcessDetails>> details) {
        this.platform = platform;
        this.table = platform.processes();
        this.crew = crew;
        this.details = details;
    }

    NamespaceSurvey survey(long nowMillis) {
        long own = table.networkNamespace(0);
        if (own <= 0) {
            return NamespaceSurvey.NONE;
        }
        boolean whole = table.seesEveryNamespace() && !table.hidesOthers();
        Map<Long, List<Integer>> others = new LinkedHashMap<>();
        int[] pids = table.pids();
        var namespaces = new long[pids.length];
        crew.each(pids.length, i -> namespaces[i] = table.networkNamespace(pids[i]));
        for (int i = 0; i < pids.length; i++) {
            long namespace = namespaces[i];
            whole &= namespace >= 0;
            if (namespace > 0 && namespace != own) {
                others.computeIfAbsent(namespace, _ -> new ArrayList<>()).add(pids[i]);
            }
        }
        Map<Port, List<Listener>> byPort = new HashMap<>();
        for (var other : others.entrySet()) {
            List<Integer> inside = other.getValue();
            String name = "net:[" + other.getKey() + "]";
            var found = new ArrayList<SocketEntry>();
            whole &= list(inside.getFirst(), nowMillis, found);
            found.forEach(socket ->
                    byPort.computeIfAbsent(socket.local().port(), _ -> new ArrayList<>())
                            .add(new Listener(socket.in(name), inside)));
        }
        return new Seen(whole, others.size(), byPort);
    }

    /**
     * A listener whose owner is not looked for yet.
     *
     * @param inside the processes of its namespace
     */
    private record Listener(SocketEntry socket, List<Integer> inside) {}

    /** What was read. */
    private final class Seen implements NamespaceSurvey {
        private final boolean whole;
        private final int others;
        private final Map<Port, List<Listener>> byPort;

        Seen(boolean whole, int others, Map<Port, List<Listener>> byPort) {
            this.whole = whole;
            this.others = others;
            this.byPort = byPort;
        }

        @Override
        public boolean whole() {
            return whole;
        }

        @Override
        public int others() {
            return others;
        }

        @Override
        public Found on(Protocol protocol, Port port) {
            List<Listener> there = byPort.get(port);
            if (there == null) {
                // as of nearly every port of a sweep
                return Found.NOTHING;
            }
            var owners = new HashMap<ProcessRef, ProcessDetails>();
            List<SocketEntry> listeners =
                    there.stream()
                            .filter(each -> each.socket().protocol() == protocol)
                            .map(each -> owned(each, owners))
                            .toList();
            return new Found(listeners, owners);
        }
    }

    /** Whether the sockets around a process could be read. */
    private boolean list(int pid, long nowMillis, List<SocketEntry> found) {
        return platform.socketsAround(pid)
                .map(source ->
                        source.list(
                                        SocketQuery.ALL,
                                        view -> {
                                            // a device's index means something only there
                                            SocketEntry entry =
                                                    SocketRecord.entry(
                                                            view, null, nowMillis, _ -> null);
                                            if (entry.isListening()) {
                                                found.add(entry);
                                            }
                                        })
                                instanceof SocketSource.Listing.Complete)
                .orElse(false);
    }

    /** Those in the namespace first: who listens is nearly always there itself. */
    private SocketEntry owned(Listener listener, Map<ProcessRef, ProcessDetails> known) {
        SocketEntry socket = listener.socket();
        Inode inode = socket.inode();
        if (inode == null) {
            return socket;
        }
        int[] inside = listener.inside().stream().mapToInt(pid -> pid).toArray();
        List<ProcessRef> owners = holders(inode, inside);
        if (owners.isEmpty()) {
            owners = holders(inode, table.pids());
        }
        for (ProcessRef owner : owners) {
            details.apply(owner).ifPresent(each -> known.put(owner, each));
        }
        return owners.isEmpty() ? socket : socket.ownedBy(new Ownership.OwnedBy(owners));
    }

    private List<ProcessRef> holders(Inode inode, int[] pids) {
        var owners = new ArrayList<ProcessRef>();
        for (int pid : pids) {
            int thread = table.glance(pid).thread();
            boolean[] has = {false};
            Access access =
                    table.descriptors(
                            pid,
                            thread,
                            descriptor ->
                                    has[0] |=
                                            table.socketInode(pid, thread, descriptor)
                                                    == inode.number());
            if (access == Access.READ && has[0]) {
                table.identify(new Pid(pid)).ifPresent(owners::add);
            }
        }
        return owners;
    }
}

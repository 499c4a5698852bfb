package dev.bindsight.inventory;

import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.Ownership;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.ProcessRef;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.TcpState;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Finds out who is connected to listeners, from one reading of the machine. */
public final class Clients {
    private Clients() {}

    /** Who is connected to a TCP listener, most connections first. */
    public static List<Client> of(Inventory inventory, SocketEntry listener) {
        return of(inventory, List.of(listener));
    }

    /** Who is connected to TCP listeners, most connections first. */
    public static List<Client> of(Inventory inventory, Collection<SocketEntry> listeners) {
        return of(inventory, listeners, _ -> true);
    }

    /**
     * Whose connections end with one of the processes that share the listeners: those it has
     * accepted, and those nobody has accepted yet.
     */
    public static List<Client> of(
            Inventory inventory, Collection<SocketEntry> listeners, ProcessRef process) {
        return of(inventory, listeners, Set.of(process));
    }

    /**
     * The same for several processes that end together: each connection counts once, and what they
     * have with one another is nobody's loss.
     */
    public static List<Client> of(
            Inventory inventory, Collection<SocketEntry> listeners, Set<ProcessRef> processes) {
        return of(
                        inventory,
                        listeners,
                        socket ->
                                !(socket.ownership()
                                                instanceof Ownership.OwnedBy(var owners, var _))
                                        || owners.stream().anyMatch(processes::contains))
                .stream()
                .filter(client ->
                        client.process() == null || !processes.contains(client.process().ref()))
                .toList();
    }

    private static List<Client> of(
            Inventory inventory,
            Collection<SocketEntry> listeners,
            Predicate<SocketEntry> belongs) {
        List<BindPlace> places =
                listeners.stream().filter(SocketEntry::isListening).map(BindPlace::of).toList();
        var connections = new HashMap<Pair, SocketEntry>();
        for (SocketEntry socket : inventory.entries()) {
            Endpoint remote = socket.remote();
            if (remote != null && isServed(socket, places) && belongs.test(socket)) {
                connections.put(Pair.of(remote, socket.local()), socket);
            }
        }
        if (connections.isEmpty()) {
            return List.of();
        }
        return grouped(inventory, connections);
    }

    private static boolean isServed(SocketEntry socket, List<BindPlace> places) {
        return socket.protocol() == Protocol.TCP
                && socket.state() == TcpState.ESTABLISHED
                && places.stream().anyMatch(place -> place.meets(socket));
    }

    /** The other end of a connection within the machine is a socket with the same two ends. */
    private static List<Client> grouped(Inventory inventory, Map<Pair, SocketEntry> connections) {
        var processes = new HashMap<Pair, ProcessDetails>();
        for (SocketEntry socket : inventory.entries()) {
            Endpoint remote = socket.remote();
            if (remote == null || socket.protocol() != Protocol.TCP) {
                continue;
            }
            Pair pair = Pair.of(socket.local(), remote);
            if (connections.containsKey(pair)) {
                inventory.owners(socket).stream()
                        .findFirst()
                        .ifPresent(owner -> processes.put(pair, owner));
            }
        }
        var counts = new HashMap<Who, Integer>();
        for (Pair pair : connections.keySet()) {
            var who = new Who(pair.from.address(), processes.get(pair));
            counts.merge(who, 1, Integer::sum);
        }
        var clients = new ArrayList<Client>();
        counts.forEach((who, count) -> clients.add(new Client(who.address, who.process, count)));
        clients.sort(
                Comparator.comparingInt(Client::connections)
                        .reversed()
                        .thenComparing(Client::address));
        return List.copyOf(clients);
    }

    private record Who(IpAddress address, @Nullable ProcessDetails process) {}

    private record Pair(Endpoint from, Endpoint to) {
        static Pair of(Endpoint from, Endpoint to) {
            return new Pair(plain(from), plain(to));
        }

        /** A dual-stack listener sees an IPv4 client as ::ffff:a.b.c.d. */
        private static Endpoint plain(Endpoint endpoint) {
            return new Endpoint(endpoint.address().unmapped(), endpoint.port());
        }
    }
}

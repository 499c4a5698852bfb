package dev.bindsight.inventory;

import dev.bindsight.model.IpAddress;
import dev.bindsight.model.ProcessDetails;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Someone who is connected to a listener.
 *
 * @param address from where
 * @param process which process, if it is on this machine and can be seen
 * @param connections how many connections it has
 */
public record Client(IpAddress address, @Nullable ProcessDetails process, int connections) {
    /**
     * Each process once, whatever addresses it came by, and each address without a process once.
     */
    public static List<Client> merged(List<Client> clients) {
        Map<Object, Client> merged = new LinkedHashMap<>();
        for (Client client : clients) {
            ProcessDetails process = client.process();
            merged.merge(process == null ? client.address() : process.ref(), client, Client::and);
        }
        return List.copyOf(merged.values());
    }

    private Client and(Client other) {
        return new Client(address, process, connections + other.connections);
    }
}

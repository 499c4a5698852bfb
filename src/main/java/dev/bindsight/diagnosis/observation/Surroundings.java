package dev.bindsight.diagnosis.observation;

import dev.bindsight.model.IpAddress;
import dev.bindsight.model.LocalAddress;

import java.util.List;

/**
 * What a machine knows of the network around it.
 *
 * @param addresses its addresses
 * @param ways its routes
 * @param loopbackDown whether the loopback device is switched off: then this machine does not reach
 *     itself
 */
public record Surroundings(List<LocalAddress> addresses, RoutingTable ways, boolean loopbackDown) {
    /** Copies the list. */
    public Surroundings {
        addresses = List.copyOf(addresses);
    }

    /**
     * Whether packets to the address stay on this machine: loopback, one of its own addresses, and
     * the wildcard, which connect(2) takes for loopback.
     */
    public boolean isLocal(IpAddress address) {
        IpAddress plain = address.unmapped();
        return plain.isLoopback()
                || plain.isWildcard()
                || addresses.stream().anyMatch(own -> own.address().equals(plain));
    }
}

package dev.bindsight.diagnosis.observation;

import dev.bindsight.model.AddressFamily;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.Order;
import dev.bindsight.model.Route;

import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The routes of this machine, as far as the main table shows them.
 *
 * @param routes in the order of the table
 */
public record RoutingTable(List<Route> routes) {
    /** A network of this length or longer has no broadcast address (RFC 3021). */
    private static final int NO_BROADCAST_FROM = 31;

    private static final Comparator<Route> BEST_FIRST =
            Order.inTurn(
                    Order.by(Route::prefixLength, Comparator.reverseOrder()),
                    Order.by(Route::metric));

    /** Copies the list. */
    public RoutingTable {
        routes = List.copyOf(routes);
    }

    /** The route to an address: the longest prefix, then the lowest metric. */
    public Optional<Route> to(IpAddress address) {
        return to(address, null);
    }

    /**
     * The same where a link-local address has a scope: every device has a route to fe80::/64, and
     * the kernel takes none but that of the device.
     *
     * @param device the device that the scope names, absent for any
     */
    public Optional<Route> to(IpAddress address, @Nullable String device) {
        IpAddress plain = address.unmapped();
        Route best = null;
        for (Route route : routes) {
            if (route.covers(plain)
                    && (device == null || device.equals(route.device()))
                    && (best == null || BEST_FIRST.compare(route, best) < 0)) {
                best = route;
            }
        }
        return Optional.ofNullable(best);
    }

    /** The route to an address, if it refuses what it covers. */
    public Optional<Route> refusing(IpAddress address) {
        return to(address).filter(Route::refuses);
    }

    /** Whether the routes that are seen refuse an address, or none of them covers it. */
    public boolean leadsNowhere(IpAddress address) {
        return to(address).map(Route::refuses).orElse(!routes.isEmpty());
    }

    /** Whether there is a default route of a family. */
    public boolean hasDefault(AddressFamily family) {
        return routes.stream()
                .anyMatch(each -> each.network().family() == family && each.isDefault());
    }

    /** Whether it is the highest address of a network that this machine is in. */
    public boolean isBroadcast(IpAddress address) {
        return to(address)
                .filter(route -> route.gateway() == null && !route.refuses())
                .filter(route -> route.prefixLength() < NO_BROADCAST_FROM)
                .map(route -> address.unmapped().low() == highest(route))
                .orElse(false);
    }

    private static long highest(Route route) {
        return route.network().low() | 0xFFFF_FFFFL >>> route.prefixLength();
    }
}

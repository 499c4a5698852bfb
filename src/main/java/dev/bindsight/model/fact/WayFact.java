package dev.bindsight.model.fact;

import dev.bindsight.model.IpAddress;
import dev.bindsight.model.Neighbour;
import dev.bindsight.model.Route;

/** Which way packets to a destination go. */
public sealed interface WayFact extends ConnectFact {
    /**
     * Where packets to the destination go first.
     *
     * @param route the route that is taken
     */
    record RouteTaken(Route route) implements WayFact {}

    /**
     * The main table has a route, which something overrules.
     *
     * @param route the route
     */
    record RouteOverruled(Route route) implements WayFact {}

    /**
     * No route covers an address.
     *
     * @param address the address
     * @param hasDefault whether its family has a default route
     */
    record NoRouteCovers(IpAddress address, boolean hasDefault) implements WayFact {}

    /**
     * No route to a link-local address leaves by the device that its scope names.
     *
     * @param address the address
     * @param device the device
     */
    record NoRouteBy(IpAddress address, String device) implements WayFact {}

    /** The loopback device is switched off. */
    record LoopbackIsDown() implements WayFact {}

    /**
     * A device is on and has no carrier.
     *
     * @param device its name
     */
    record LacksCarrier(String device) implements WayFact {}

    /**
     * What the neighbour table says of who takes the packets first (ip-neighbour(8)).
     *
     * @param address its address
     * @param device the device it is reached by
     * @param state what the table says
     */
    record NeighbourSeen(IpAddress address, String device, Neighbour.State state)
            implements WayFact {}
}

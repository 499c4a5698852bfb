package dev.bindsight.json;

import dev.bindsight.model.Endpoint;

/**
 * One end of a connection, or where a socket is bound.
 *
 * @param address bare RFC 5952 text, an IPv4-mapped address kept as what it is
 * @param port 0 to 65535
 */
public record EndpointJson(String address, int port) {
    /** The shape of an endpoint. */
    public static EndpointJson of(Endpoint endpoint) {
        return new EndpointJson(endpoint.address().toString(), endpoint.port().number());
    }
}

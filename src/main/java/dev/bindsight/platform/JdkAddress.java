package dev.bindsight.platform;

import dev.bindsight.model.Endpoint;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.Port;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;

/** Addresses of the JDK, to and fro. The JDK turns IPv4-mapped ones into IPv4. */
public final class JdkAddress {
    private JdkAddress() {}

    /** An address without its scope. */
    public static IpAddress of(InetAddress address) {
        ByteBuffer bytes = ByteBuffer.wrap(address.getAddress());
        return bytes.remaining() == Integer.BYTES
                ? IpAddress.ipv4(bytes.getInt())
                : IpAddress.ipv6(bytes.getLong(), bytes.getLong());
    }

    /** An endpoint whose address is known, without its scope. */
    public static Endpoint of(InetSocketAddress address) {
        return new Endpoint(of(address.getAddress()), new Port(address.getPort()));
    }

    /**
     * An endpoint for the JDK.
     *
     * @param scope interface index for a link-local address, else 0
     */
    public static InetSocketAddress write(Endpoint endpoint, int scope) {
        return new InetSocketAddress(write(endpoint.address(), scope), endpoint.port().number());
    }

    private static InetAddress write(IpAddress address, int scope) {
        try {
            return switch (address.family()) {
                case IPV4 ->
                        InetAddress.getByAddress(
                                ByteBuffer.allocate(4).putInt((int) address.low()).array());
                case IPV6 ->
                        Inet6Address.getByAddress(
                                null,
                                ByteBuffer.allocate(16)
                                        .putLong(address.high())
                                        .putLong(address.low())
                                        .array(),
                                scope);
            };
        } catch (UnknownHostException e) {
            throw new AssertionError("4 and 16 bytes are always an address", e);
        }
    }
}

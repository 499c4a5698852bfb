package dev.bindsight.platform;

import dev.bindsight.model.IpAddress;

import java.net.InetAddress;
import java.nio.ByteBuffer;

/** Addresses that come from the JDK, which has turned IPv4-mapped ones into IPv4 already. */
public final class JdkAddress {
    private JdkAddress() {}

    /** The address without its scope. */
    public static IpAddress of(InetAddress address) {
        ByteBuffer bytes = ByteBuffer.wrap(address.getAddress());
        return bytes.remaining() == Integer.BYTES
                ? IpAddress.ipv4(bytes.getInt())
                : IpAddress.ipv6(bytes.getLong(), bytes.getLong());
    }
}

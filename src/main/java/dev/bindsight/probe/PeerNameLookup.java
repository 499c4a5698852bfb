package dev.bindsight.probe;

import dev.bindsight.model.IpAddress;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.Optional;

/** The name that the resolver has for an address, asked for only on request. */
public final class PeerNameLookup {
    private static final int IPV6_BYTES = 16;

    private PeerNameLookup() {}

    /** Asks (getnameinfo(3)); blocks for as long as the resolver takes. Empty if it has none. */
    public static Optional<String> nameOf(IpAddress given) {
        IpAddress address = given.unmapped();
        byte[] bytes =
                switch (address.family()) {
                    case IPV4 ->
                            ByteBuffer.allocate(Integer.BYTES).putInt((int) address.low()).array();
                    case IPV6 ->
                            ByteBuffer.allocate(IPV6_BYTES)
                                    .putLong(address.high())
                                    .putLong(address.low())
                                    .array();
                };
        try {
            InetAddress asked = InetAddress.getByAddress(bytes);
            String name = asked.getCanonicalHostName();
            // what has no name is answered with its address
            return name.equals(asked.getHostAddress()) ? Optional.empty() : Optional.of(name);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address of " + bytes.length + " bytes", e);
        }
    }
}

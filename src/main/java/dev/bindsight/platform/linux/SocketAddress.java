package dev.bindsight.platform.linux;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import dev.bindsight.model.AddressFamily;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.Port;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * Endpoints as the kernel takes them (ip(7), ipv6(7)).
 *
 * {@snippet lang=c :
 * struct sockaddr_in {                 struct sockaddr_in6 {
 *     sa_family_t sin_family;  // 0        sa_family_t sin6_family;    //  0
 *     in_port_t   sin_port;    // 2        in_port_t   sin6_port;      //  2
 *     in_addr_t   sin_addr;    // 4        uint32_t    sin6_flowinfo;  //  4
 *     char        sin_zero[8]; // 8        uint8_t     sin6_addr[16];  //  8
 * };                           // 16       uint32_t    sin6_scope_id;  // 24
 *                                      };                              // 28
 * }
 */
final class SocketAddress {
    /** The size of struct sockaddr_in. */
    static final int SIZE_IPV4 = 16;

    /** The size of struct sockaddr_in6. */
    static final int SIZE_IPV6 = 28;

    private static final ValueLayout.OfShort NET_SHORT = JAVA_SHORT.withOrder(ByteOrder.BIG_ENDIAN);
    private static final ValueLayout.OfInt NET_INT = JAVA_INT.withOrder(ByteOrder.BIG_ENDIAN);
    private static final ValueLayout.OfLong NET_LONG =
            ValueLayout.JAVA_LONG.withOrder(ByteOrder.BIG_ENDIAN);

    private SocketAddress() {}

    /** The number of a family in linux/socket.h. */
    static int family(AddressFamily family) {
        return family == AddressFamily.IPV4 ? InetDiagSocket.AF_INET : InetDiagSocket.AF_INET6;
    }

    /** Writes an endpoint to the beginning of {@code struct} and returns its size. */
    static int write(MemorySegment struct, Endpoint endpoint, int scope) {
        struct.asSlice(0, SIZE_IPV6).fill((byte) 0);
        IpAddress address = endpoint.address();
        struct.set(JAVA_SHORT, 0, (short) family(address.family()));
        struct.set(NET_SHORT, 2, (short) endpoint.port().number());
        return switch (address.family()) {
            case IPV4 -> {
                struct.set(NET_INT, 4, (int) address.low());
                yield SIZE_IPV4;
            }
            case IPV6 -> {
                struct.set(NET_LONG, 8, address.high());
                struct.set(NET_LONG, 16, address.low());
                struct.set(JAVA_INT, 24, scope);
                yield SIZE_IPV6;
            }
        };
    }

    /** Reads an endpoint from the beginning of {@code struct}. */
    static Endpoint read(MemorySegment struct) {
        boolean ipv4 = struct.get(JAVA_SHORT, 0) == InetDiagSocket.AF_INET;
        IpAddress address =
                ipv4
                        ? IpAddress.ipv4(struct.get(NET_INT, 4))
                        : IpAddress.ipv6(struct.get(NET_LONG, 8), struct.get(NET_LONG, 16));
        return new Endpoint(address, new Port(Short.toUnsignedInt(struct.get(NET_SHORT, 2))));
    }

    /** How a trace shows it: {@code 127.0.0.1:3000}, {@code [fe80::1%2]:3000}. */
    static String describe(Endpoint endpoint, int scope) {
        return scope == 0
                ? endpoint.toString()
                : "[" + endpoint.address() + "%" + scope + "]:" + endpoint.port();
    }
}

package dev.bindsight.platform.linux;

import static dev.bindsight.platform.linux.abi.SocketAbi.AF_INET;
import static dev.bindsight.platform.linux.abi.SocketAbi.AF_INET6;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import dev.bindsight.model.AddressFamily;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.Port;
import dev.bindsight.platform.linux.abi.SocketAbi.SockaddrIn;
import dev.bindsight.platform.linux.abi.SocketAbi.SockaddrIn6;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/** Endpoints as the kernel takes them (ip(7), ipv6(7)). */
final class SocketAddress {
    private static final ValueLayout.OfShort NET_SHORT = JAVA_SHORT.withOrder(ByteOrder.BIG_ENDIAN);
    private static final ValueLayout.OfInt NET_INT = JAVA_INT.withOrder(ByteOrder.BIG_ENDIAN);
    private static final ValueLayout.OfLong NET_LONG =
            ValueLayout.JAVA_LONG.withOrder(ByteOrder.BIG_ENDIAN);

    private SocketAddress() {}

    /** The number of a family in linux/socket.h. */
    static int family(AddressFamily family) {
        return family == AddressFamily.IPV4 ? AF_INET : AF_INET6;
    }

    /**
     * Writes an endpoint to the beginning of {@code struct} and returns its size. Family and port
     * stand in both at the same place.
     */
    static int write(MemorySegment struct, Endpoint endpoint, int scope) {
        struct.asSlice(0, SockaddrIn6.SIZE).fill((byte) 0);
        IpAddress address = endpoint.address();
        struct.set(JAVA_SHORT, SockaddrIn.SIN_FAMILY, (short) family(address.family()));
        struct.set(NET_SHORT, SockaddrIn.SIN_PORT, (short) endpoint.port().number());
        return switch (address.family()) {
            case IPV4 -> {
                struct.set(NET_INT, SockaddrIn.SIN_ADDR, (int) address.low());
                yield SockaddrIn.SIZE;
            }
            case IPV6 -> {
                struct.set(NET_LONG, SockaddrIn6.SIN6_ADDR, address.high());
                struct.set(NET_LONG, SockaddrIn6.SIN6_ADDR + Long.BYTES, address.low());
                struct.set(JAVA_INT, SockaddrIn6.SIN6_SCOPE_ID, scope);
                yield SockaddrIn6.SIZE;
            }
        };
    }

    /** Reads an endpoint from the beginning of {@code struct}. */
    static Endpoint read(MemorySegment struct) {
        boolean ipv4 = struct.get(JAVA_SHORT, SockaddrIn.SIN_FAMILY) == AF_INET;
        IpAddress address =
                ipv4
                        ? IpAddress.ipv4(struct.get(NET_INT, SockaddrIn.SIN_ADDR))
                        : IpAddress.ipv6(
                                struct.get(NET_LONG, SockaddrIn6.SIN6_ADDR),
                                struct.get(NET_LONG, SockaddrIn6.SIN6_ADDR + Long.BYTES));
        return new Endpoint(
                address, new Port(Short.toUnsignedInt(struct.get(NET_SHORT, SockaddrIn.SIN_PORT))));
    }

    /** How a trace shows it: {@code 127.0.0.1:3000}, {@code [fe80::1%2]:3000}. */
    static String describe(Endpoint endpoint, int scope) {
        return scope == 0
                ? endpoint.toString()
                : "[" + endpoint.address() + "%" + scope + "]:" + endpoint.port();
    }
}

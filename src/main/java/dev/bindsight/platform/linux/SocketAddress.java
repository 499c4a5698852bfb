package dev.bindsight.platform.linux;

import static dev.bindsight.platform.linux.abi.SocketAbi.AF_INET;
import static dev.bindsight.platform.linux.abi.SocketAbi.AF_INET6;
import static dev.bindsight.platform.linux.abi.SocketAbi.AF_NETLINK;
import static dev.bindsight.platform.linux.abi.SocketAbi.AF_PACKET;
import static dev.bindsight.platform.linux.abi.SocketAbi.AF_UNIX;
import static dev.bindsight.platform.linux.abi.SocketAbi.AF_UNSPEC;
import static dev.bindsight.platform.linux.abi.SocketAbi.AF_VSOCK;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import dev.bindsight.model.AddressFamily;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.Port;
import dev.bindsight.model.SocketName;
import dev.bindsight.platform.linux.abi.SocketAbi.SockaddrIn;
import dev.bindsight.platform.linux.abi.SocketAbi.SockaddrIn6;
import dev.bindsight.platform.linux.abi.SocketAbi.SockaddrLl;
import dev.bindsight.platform.linux.abi.SocketAbi.SockaddrNl;
import dev.bindsight.platform.linux.abi.SocketAbi.SockaddrUn;
import dev.bindsight.platform.linux.abi.SocketAbi.SockaddrVm;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Addresses as the kernel takes them (ip(7), ipv6(7), unix(7), netlink(7), packet(7), vsock(7)).
 */
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
     * Writes an endpoint to the beginning of {@code struct}, which is zero. Family and port stand
     * in both at the same place.
     */
    private static void write(MemorySegment struct, Endpoint endpoint, int scope) {
        IpAddress address = endpoint.address();
        struct.set(JAVA_SHORT, SockaddrIn.SIN_FAMILY, (short) family(address.family()));
        struct.set(NET_SHORT, SockaddrIn.SIN_PORT, (short) endpoint.port().number());
        switch (address.family()) {
            case IPV4 -> struct.set(NET_INT, SockaddrIn.SIN_ADDR, (int) address.low());
            case IPV6 -> {
                struct.set(NET_LONG, SockaddrIn6.SIN6_ADDR, address.high());
                struct.set(NET_LONG, SockaddrIn6.SIN6_ADDR + Long.BYTES, address.low());
                struct.set(JAVA_INT, SockaddrIn6.SIN6_SCOPE_ID, scope);
            }
        }
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

    /** How many bytes an address has as programs pass it. */
    static int size(SocketName name) {
        return name instanceof SocketName.Inet inet ? size(inet) : otherSize(name);
    }

    private static int size(SocketName.Inet inet) {
        return switch (inet.endpoint().address().family()) {
            case IPV4 -> SockaddrIn.SIZE;
            case IPV6 -> SockaddrIn6.SIZE;
        };
    }

    private static int otherSize(SocketName name) {
        return switch (name) {
            case SocketName.Inet inet -> size(inet);
            case SocketName.UnixPath(String path) ->
                    Math.max(SockaddrUn.SIZE, SockaddrUn.SUN_PATH + utf8(path).length);
            case SocketName.UnixAbstract(String hidden) ->
                    SockaddrUn.SUN_PATH + 1 + utf8(hidden).length;
            case SocketName.UnixUnnamed _ -> SockaddrUn.SUN_PATH;
            case SocketName.Netlink _ -> SockaddrNl.SIZE;
            case SocketName.Packet _ -> SockaddrLl.SIZE;
            case SocketName.Vsock _ -> SockaddrVm.SIZE;
            case SocketName.Unspecified _ -> SockaddrIn.SIZE;
            case SocketName.Raw(byte[] bytes) -> bytes.length;
        };
    }

    /** Writes an address to the beginning of {@code struct}, which is zero and big enough. */
    static void write(MemorySegment struct, SocketName name) {
        // no switch: it is all that a probe needs, and a switch over types costs its start
        if (name instanceof SocketName.Inet(Endpoint endpoint, int scope)) {
            write(struct, endpoint, scope);
        } else {
            writeOther(struct, name);
        }
    }

    private static void writeOther(MemorySegment struct, SocketName name) {
        switch (name) {
            case SocketName.Inet(Endpoint endpoint, int scope) -> write(struct, endpoint, scope);
            case SocketName.UnixPath(String path) -> {
                family(struct, AF_UNIX);
                copy(utf8(path), struct, SockaddrUn.SUN_PATH);
            }
            case SocketName.UnixAbstract(String hidden) -> {
                family(struct, AF_UNIX);
                copy(utf8(hidden), struct, SockaddrUn.SUN_PATH + 1);
            }
            case SocketName.UnixUnnamed _ -> family(struct, AF_UNIX);
            case SocketName.Netlink(int pid, int groups) -> {
                family(struct, AF_NETLINK);
                struct.set(JAVA_INT, SockaddrNl.NL_PID, pid);
                struct.set(JAVA_INT, SockaddrNl.NL_GROUPS, groups);
            }
            case SocketName.Packet(int protocol, int device) -> {
                family(struct, AF_PACKET);
                struct.set(NET_SHORT, SockaddrLl.SLL_PROTOCOL, (short) protocol);
                struct.set(JAVA_INT, SockaddrLl.SLL_IFINDEX, device);
            }
            case SocketName.Vsock(int cid, int port) -> {
                family(struct, AF_VSOCK);
                struct.set(JAVA_INT, SockaddrVm.SVM_CID, cid);
                struct.set(JAVA_INT, SockaddrVm.SVM_PORT, port);
            }
            case SocketName.Unspecified _ -> family(struct, AF_UNSPEC);
            case SocketName.Raw(byte[] bytes) -> copy(bytes, struct, 0);
        }
    }

    /**
     * Reads an address of any family.
     *
     * @param length how many bytes the kernel wrote, at least 0
     * @return null where it wrote none
     */
    static @Nullable SocketName read(MemorySegment struct, int length) {
        if (length < Short.BYTES) {
            return null;
        }
        int family = struct.get(JAVA_SHORT, SockaddrIn.SIN_FAMILY);
        if (family == AF_INET && length >= SockaddrIn.SIZE) {
            return new SocketName.Inet(read(struct));
        }
        if (family == AF_INET6 && length >= SockaddrIn6.SIZE) {
            int scope = struct.get(JAVA_INT, SockaddrIn6.SIN6_SCOPE_ID);
            return new SocketName.Inet(read(struct), scope);
        }
        if (family == AF_UNIX) {
            return unix(bytes(struct, SockaddrUn.SUN_PATH, length));
        }
        if (family == AF_NETLINK && length >= SockaddrNl.SIZE) {
            return new SocketName.Netlink(
                    struct.get(JAVA_INT, SockaddrNl.NL_PID),
                    struct.get(JAVA_INT, SockaddrNl.NL_GROUPS));
        }
        if (family == AF_PACKET && length >= SockaddrLl.SLL_IFINDEX + Integer.BYTES) {
            return new SocketName.Packet(
                    Short.toUnsignedInt(struct.get(NET_SHORT, SockaddrLl.SLL_PROTOCOL)),
                    struct.get(JAVA_INT, SockaddrLl.SLL_IFINDEX));
        }
        if (family == AF_VSOCK && length >= SockaddrVm.SIZE) {
            return new SocketName.Vsock(
                    struct.get(JAVA_INT, SockaddrVm.SVM_CID),
                    struct.get(JAVA_INT, SockaddrVm.SVM_PORT));
        }
        return new SocketName.Raw(bytes(struct, 0, length));
    }

    private static SocketName unix(byte[] path) {
        if (path.length == 0) {
            return new SocketName.UnixUnnamed();
        }
        if (path[0] == 0) {
            return new SocketName.UnixAbstract(
                    new String(path, 1, path.length - 1, StandardCharsets.UTF_8));
        }
        int end = 0;
        while (end < path.length && path[end] != 0) {
            end++;
        }
        return new SocketName.UnixPath(new String(path, 0, end, StandardCharsets.UTF_8));
    }

    private static void family(MemorySegment struct, int family) {
        struct.set(JAVA_SHORT, SockaddrIn.SIN_FAMILY, (short) family);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void copy(byte[] bytes, MemorySegment struct, long at) {
        NativeBytes.write(bytes, struct, at);
    }

    private static byte[] bytes(MemorySegment struct, long from, int to) {
        return NativeBytes.array(struct, from, Math.max(0, to - from));
    }
}

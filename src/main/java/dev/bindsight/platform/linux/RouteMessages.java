package dev.bindsight.platform.linux;

import static dev.bindsight.platform.linux.abi.NetlinkAbi.IFA_ADDRESS;
import static dev.bindsight.platform.linux.abi.NetlinkAbi.IFA_LOCAL;
import static dev.bindsight.platform.linux.abi.NetlinkAbi.IFF_LOWER_UP;
import static dev.bindsight.platform.linux.abi.NetlinkAbi.IFF_UP;
import static dev.bindsight.platform.linux.abi.NetlinkAbi.NDA_DST;
import static dev.bindsight.platform.linux.abi.NetlinkAbi.NUD_DELAY;
import static dev.bindsight.platform.linux.abi.NetlinkAbi.NUD_FAILED;
import static dev.bindsight.platform.linux.abi.NetlinkAbi.NUD_INCOMPLETE;
import static dev.bindsight.platform.linux.abi.NetlinkAbi.NUD_PROBE;
import static dev.bindsight.platform.linux.abi.NetlinkAbi.NUD_REACHABLE;
import static dev.bindsight.platform.linux.abi.NetlinkAbi.NUD_STALE;
import static dev.bindsight.platform.linux.abi.NetlinkAbi.RTM_NEWADDR;
import static dev.bindsight.platform.linux.abi.NetlinkAbi.RTM_NEWLINK;
import static dev.bindsight.platform.linux.abi.NetlinkAbi.RTM_NEWNEIGH;
import static dev.bindsight.platform.linux.abi.SocketAbi.AF_INET;
import static dev.bindsight.platform.linux.abi.SocketAbi.AF_INET6;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import dev.bindsight.model.IpAddress;
import dev.bindsight.model.LocalAddress;
import dev.bindsight.model.Neighbour;
import dev.bindsight.platform.linux.abi.NetlinkAbi.Ifaddrmsg;
import dev.bindsight.platform.linux.abi.NetlinkAbi.Ifinfomsg;
import dev.bindsight.platform.linux.abi.NetlinkAbi.Ndmsg;
import dev.bindsight.platform.linux.abi.NetlinkAbi.Nlmsghdr;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/**
 * Reads the answers of NETLINK_ROUTE (rtnetlink(7)) about devices, their addresses and neighbours.
 * Pure: whatever the bytes are, no exception and no read outside them.
 */
final class RouteMessages {
    private static final int KNOWN = NUD_STALE | NUD_DELAY | NUD_PROBE;

    private RouteMessages() {}

    /**
     * A device.
     *
     * @param index its index
     * @param up whether it is switched on
     * @param carrier whether it has a carrier, which one that is off never has
     */
    record Link(int index, boolean up, boolean carrier) {}

    /** Hands out the neighbours of one part of an answer; {@code name} names their devices. */
    static void neighbours(
            MemorySegment part,
            long length,
            int sequence,
            IntFunction<Optional<String>> name,
            Consumer<Neighbour> each) {
        messages(
                part,
                length,
                sequence,
                RTM_NEWNEIGH,
                Ndmsg.SIZE,
                (at, end) -> {
                    int family = Byte.toUnsignedInt(part.get(JAVA_BYTE, at + Ndmsg.NDM_FAMILY));
                    boolean ipv4 = family == AF_INET;
                    if (!ipv4 && family != AF_INET6) {
                        return;
                    }
                    long address =
                            NetlinkAttributes.find(
                                    part, at + Ndmsg.SIZE, end, NDA_DST, ipv4 ? 4 : 16);
                    Optional<String> device =
                            name.apply(part.get(JAVA_INT_UNALIGNED, at + Ndmsg.NDM_IFINDEX));
                    if (address >= 0 && device.isPresent()) {
                        int state =
                                Short.toUnsignedInt(
                                        part.get(JAVA_SHORT_UNALIGNED, at + Ndmsg.NDM_STATE));
                        each.accept(
                                new Neighbour(
                                        address(part, address, ipv4), device.get(), state(state)));
                    }
                });
    }

    /** Hands out the addresses of one part of an answer; {@code name} names their devices. */
    static void addresses(
            MemorySegment part,
            long length,
            int sequence,
            IntFunction<Optional<String>> name,
            Consumer<LocalAddress> each) {
        messages(
                part,
                length,
                sequence,
                RTM_NEWADDR,
                Ifaddrmsg.SIZE,
                (at, end) -> {
                    int family = Byte.toUnsignedInt(part.get(JAVA_BYTE, at + Ifaddrmsg.IFA_FAMILY));
                    boolean ipv4 = family == AF_INET;
                    if (!ipv4 && family != AF_INET6) {
                        return;
                    }
                    int size = ipv4 ? 4 : 16;
                    long first = at + Ifaddrmsg.SIZE;
                    // between two machines alone, IFA_ADDRESS is that of the other
                    long local = NetlinkAttributes.find(part, first, end, IFA_LOCAL, size);
                    long address =
                            local >= 0
                                    ? local
                                    : NetlinkAttributes.find(part, first, end, IFA_ADDRESS, size);
                    if (address >= 0) {
                        name.apply(part.get(JAVA_INT_UNALIGNED, at + Ifaddrmsg.IFA_INDEX))
                                .map(device ->
                                        new LocalAddress(address(part, address, ipv4), device))
                                .ifPresent(each);
                    }
                });
    }

    /** Hands out the devices of one part of an answer. */
    static void links(MemorySegment part, long length, int sequence, Consumer<Link> each) {
        messages(
                part,
                length,
                sequence,
                RTM_NEWLINK,
                Ifinfomsg.SIZE,
                (at, _) -> {
                    int flags = part.get(JAVA_INT_UNALIGNED, at + Ifinfomsg.IFI_FLAGS);
                    each.accept(
                            new Link(
                                    part.get(JAVA_INT_UNALIGNED, at + Ifinfomsg.IFI_INDEX),
                                    (flags & IFF_UP) != 0,
                                    (flags & IFF_LOWER_UP) != 0));
                });
    }

    private static void messages(
            MemorySegment part, long length, int sequence, int type, int size, Message each) {
        long at = 0;
        while (length - at >= Nlmsghdr.SIZE) {
            long own =
                    Integer.toUnsignedLong(part.get(JAVA_INT_UNALIGNED, at + Nlmsghdr.NLMSG_LEN));
            if (own < Nlmsghdr.SIZE || own > length - at) {
                return;
            }
            boolean wanted =
                    Short.toUnsignedInt(part.get(JAVA_SHORT_UNALIGNED, at + Nlmsghdr.NLMSG_TYPE))
                                    == type
                            && part.get(JAVA_INT_UNALIGNED, at + Nlmsghdr.NLMSG_SEQ) == sequence;
            if (wanted && own - Nlmsghdr.SIZE >= size) {
                each.accept(at + Nlmsghdr.SIZE, at + own);
            }
            at += own + 3 & ~3L;
        }
    }

    private static Neighbour.State state(int bits) {
        if ((bits & NUD_FAILED) != 0) {
            return Neighbour.State.FAILED;
        }
        if ((bits & NUD_INCOMPLETE) != 0) {
            return Neighbour.State.INCOMPLETE;
        }
        if ((bits & NUD_REACHABLE) != 0) {
            return Neighbour.State.REACHABLE;
        }
        return (bits & KNOWN) != 0 ? Neighbour.State.KNOWN : Neighbour.State.FIXED;
    }

    private static IpAddress address(MemorySegment part, long at, boolean ipv4) {
        return ipv4
                ? IpAddress.ipv4(part.get(JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN), at))
                : IpAddress.ipv6(
                        part.get(JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN), at),
                        part.get(
                                JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN),
                                at + Long.BYTES));
    }

    /** Is handed where a message's struct begins and where its attributes end. */
    @FunctionalInterface
    private interface Message {
        void accept(long at, long end);
    }
}

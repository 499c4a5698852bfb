package dev.bindsight.platform.linux;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import dev.bindsight.model.IpAddress;
import dev.bindsight.model.Neighbour;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/**
 * Reads the answers of NETLINK_ROUTE (rtnetlink(7)) about neighbours and devices. Pure: whatever
 * the bytes are, no exception and no read outside them.
 *
 * {@snippet lang=c :
 * struct ndmsg {              struct ifinfomsg {
 *     __u8  ndm_family;  // 0     __u8  ifi_family; //  0
 *     __u8  ndm_pad1;    // 1     __u8  ifi_pad;    //  1
 *     __u16 ndm_pad2;    // 2     __u16 ifi_type;   //  2
 *     __s32 ndm_ifindex; // 4     __s32 ifi_index;  //  4
 *     __u16 ndm_state;   // 8     __u32 ifi_flags;  //  8
 *     __u8  ndm_flags;   // 10    __u32 ifi_change; // 12
 *     __u8  ndm_type;    // 11
 * };                     // 12 };                   // 16, then attributes
 * }
 */
final class RouteMessages {
    /** {@code RTM_GETLINK}. */
    static final int GET_LINK = 18;

    /** {@code RTM_GETNEIGH}. */
    static final int GET_NEIGHBOUR = 30;

    private static final int NEW_LINK = 16;
    private static final int NEW_NEIGHBOUR = 28;
    private static final int NEIGHBOUR = 12;
    private static final int LINK = 16;
    private static final int NDA_DST = 1;
    private static final int IFF_UP = 0x1;
    private static final int IFF_LOWER_UP = 0x10000;
    private static final int INCOMPLETE = 0x01;
    private static final int REACHABLE = 0x02;
    private static final int STALE_DELAY_PROBE = 0x04 | 0x08 | 0x10;
    private static final int FAILED = 0x20;

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
                NEW_NEIGHBOUR,
                NEIGHBOUR,
                (at, end) -> {
                    int family = Byte.toUnsignedInt(part.get(JAVA_BYTE, at));
                    boolean ipv4 = family == InetDiagSocket.AF_INET;
                    if (!ipv4 && family != InetDiagSocket.AF_INET6) {
                        return;
                    }
                    long address =
                            NetlinkAttributes.find(
                                    part, at + NEIGHBOUR, end, NDA_DST, ipv4 ? 4 : 16);
                    Optional<String> device = name.apply(part.get(JAVA_INT_UNALIGNED, at + 4));
                    if (address >= 0 && device.isPresent()) {
                        int state = Short.toUnsignedInt(part.get(JAVA_SHORT_UNALIGNED, at + 8));
                        each.accept(
                                new Neighbour(
                                        address(part, address, ipv4), device.get(), state(state)));
                    }
                });
    }

    /** Hands out the devices of one part of an answer. */
    static void links(MemorySegment part, long length, int sequence, Consumer<Link> each) {
        messages(
                part,
                length,
                sequence,
                NEW_LINK,
                LINK,
                (at, _) -> {
                    int flags = part.get(JAVA_INT_UNALIGNED, at + 8);
                    each.accept(
                            new Link(
                                    part.get(JAVA_INT_UNALIGNED, at + 4),
                                    (flags & IFF_UP) != 0,
                                    (flags & IFF_LOWER_UP) != 0));
                });
    }

    private static void messages(
            MemorySegment part, long length, int sequence, int type, int size, Message each) {
        long at = 0;
        while (length - at >= InetDiagMessages.HEADER) {
            long own = Integer.toUnsignedLong(part.get(JAVA_INT_UNALIGNED, at));
            if (own < InetDiagMessages.HEADER || own > length - at) {
                return;
            }
            boolean wanted =
                    Short.toUnsignedInt(part.get(JAVA_SHORT_UNALIGNED, at + 4)) == type
                            && part.get(JAVA_INT_UNALIGNED, at + 8) == sequence;
            if (wanted && own - InetDiagMessages.HEADER >= size) {
                each.accept(at + InetDiagMessages.HEADER, at + own);
            }
            at += own + 3 & ~3L;
        }
    }

    private static Neighbour.State state(int bits) {
        if ((bits & FAILED) != 0) {
            return Neighbour.State.FAILED;
        }
        if ((bits & INCOMPLETE) != 0) {
            return Neighbour.State.INCOMPLETE;
        }
        if ((bits & REACHABLE) != 0) {
            return Neighbour.State.REACHABLE;
        }
        return (bits & STALE_DELAY_PROBE) != 0 ? Neighbour.State.KNOWN : Neighbour.State.FIXED;
    }

    private static IpAddress address(MemorySegment part, long at, boolean ipv4) {
        return ipv4
                ? IpAddress.ipv4(part.get(JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN), at))
                : IpAddress.ipv6(
                        part.get(JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN), at),
                        part.get(JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN), at + 8));
    }

    /** Is handed where a message's struct begins and where its attributes end. */
    @FunctionalInterface
    private interface Message {
        void accept(long at, long end);
    }
}

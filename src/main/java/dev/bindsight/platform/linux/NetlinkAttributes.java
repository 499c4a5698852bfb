package dev.bindsight.platform.linux;

import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import java.lang.foreign.MemorySegment;

/**
 * The attributes behind a netlink message. Pure.
 *
 * {@snippet lang=c :
 * struct nlattr {        // linux/netlink.h
 *     __u16 nla_len;     // 0   with this header, without padding
 *     __u16 nla_type;    // 2
 * };                     // 4, then the data, padded to a multiple of 4
 * }
 */
final class NetlinkAttributes {
    private static final int HEADER = 4;

    /** {@code NLA_F_NESTED} and {@code NLA_F_NET_BYTEORDER} are no part of the type. */
    private static final int TYPE_MASK = 0x3FFF;

    private NetlinkAttributes() {}

    /**
     * Looks for an attribute.
     *
     * @param from where the first attribute begins
     * @param end where the message ends
     * @return where the data of the first one of that type with at least {@code size} bytes of data
     *     begins, or -1 if there is none
     */
    static long find(MemorySegment message, long from, long end, int type, int size) {
        long at = from;
        while (end - at >= HEADER) {
            int length = Short.toUnsignedInt(message.get(JAVA_SHORT_UNALIGNED, at));
            if (length < HEADER || length > end - at) {
                return -1;
            }
            boolean wanted = (message.get(JAVA_SHORT_UNALIGNED, at + 2) & TYPE_MASK) == type;
            if (wanted && length - HEADER >= size) {
                return at + HEADER;
            }
            at += length + 3 & ~3;
        }
        return -1;
    }
}

package dev.bindsight.platform.linux;

import static dev.bindsight.platform.linux.abi.NetlinkAbi.NLA_TYPE_MASK;

import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import dev.bindsight.platform.linux.abi.NetlinkAbi.Nlattr;

import java.lang.foreign.MemorySegment;

/** The attributes behind a netlink message. Pure. */
final class NetlinkAttributes {
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
        while (end - at >= Nlattr.SIZE) {
            int length =
                    Short.toUnsignedInt(message.get(JAVA_SHORT_UNALIGNED, at + Nlattr.NLA_LEN));
            if (length < Nlattr.SIZE || length > end - at) {
                return -1;
            }
            boolean wanted =
                    (message.get(JAVA_SHORT_UNALIGNED, at + Nlattr.NLA_TYPE) & NLA_TYPE_MASK)
                            == type;
            if (wanted && length - Nlattr.SIZE >= size) {
                return at + Nlattr.SIZE;
            }
            at += length + 3 & ~3;
        }
        return -1;
    }
}

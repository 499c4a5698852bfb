package dev.bindsight.platform.linux;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import dev.bindsight.model.Protocol;
import dev.bindsight.platform.SocketView;

import java.lang.foreign.MemorySegment;
import java.util.function.Consumer;

/**
 * Reads the answers of NETLINK_SOCK_DIAG (sock_diag(7)). Pure: bytes in, sockets out, and whatever
 * the bytes are, no exception and no read outside them.
 *
 * {@snippet lang=c :
 * struct nlmsghdr {        // linux/netlink.h
 *     __u32 nlmsg_len;     //  0   with this header, without padding
 *     __u16 nlmsg_type;    //  4
 *     __u16 nlmsg_flags;   //  6
 *     __u32 nlmsg_seq;     //  8
 *     __u32 nlmsg_pid;     // 12
 * };                       // 16
 * }
 */
final class InetDiagMessages {
    /** The size of struct nlmsghdr. */
    static final int HEADER = 16;

    /** {@code SOCK_DIAG_BY_FAMILY}. */
    static final int SOCK_DIAG_BY_FAMILY = 20;

    /** {@code SOCK_DESTROY}. */
    static final int SOCK_DESTROY = 21;

    private static final int NLMSG_ERROR = 2;
    private static final int NLMSG_DONE = 3;
    private static final int NLMSG_OVERRUN = 4;
    private static final int NLM_F_DUMP_INTR = 0x10;

    private InetDiagMessages() {}

    /** What a part of an answer says about the answer as a whole. */
    sealed interface Part {
        /** More is to come. */
        Part MORE = new More();

        /** It is whole. */
        Part DONE = new Done();

        /** It cannot be relied on: the tables changed, or bytes are missing. Ask again. */
        Part UNRELIABLE = new Unreliable();

        /** See {@link #MORE}. */
        record More() implements Part {}

        /** See {@link #DONE}. */
        record Done() implements Part {}

        /** See {@link #UNRELIABLE}. */
        record Unreliable() implements Part {}

        /**
         * The kernel refused.
         *
         * @param errno why, greater than 0
         */
        record Failed(int errno) implements Part {}
    }

    /**
     * Looks through what one recv(2) gave.
     *
     * @param from where it begins in {@code segment}
     * @param to where it ends
     * @param sequence the number of the request; answers to another one are passed over
     */
    static Part inspect(MemorySegment segment, long from, long to, int sequence) {
        long at = from;
        while (to - at >= HEADER) {
            long length = messageLength(segment, at);
            if (length < HEADER || length > to - at) {
                return Part.UNRELIABLE;
            }
            if (segment.get(JAVA_INT_UNALIGNED, at + 8) == sequence) {
                if ((segment.get(JAVA_SHORT_UNALIGNED, at + 6) & NLM_F_DUMP_INTR) != 0) {
                    return Part.UNRELIABLE;
                }
                switch (segment.get(JAVA_SHORT_UNALIGNED, at + 4)) {
                    case NLMSG_ERROR, NLMSG_DONE -> {
                        return ending(segment, at, length);
                    }
                    case NLMSG_OVERRUN -> {
                        return Part.UNRELIABLE;
                    }
                    default -> {}
                }
            }
            at += aligned(length);
        }
        return at < to ? Part.UNRELIABLE : Part.MORE;
    }

    /** NLMSG_DONE and NLMSG_ERROR both begin with 0 or a negated errno. */
    private static Part ending(MemorySegment segment, long at, long length) {
        int error = length >= HEADER + 4 ? segment.get(JAVA_INT_UNALIGNED, at + HEADER) : 0;
        return error < 0 && error != Integer.MIN_VALUE ? new Part.Failed(-error) : Part.DONE;
    }

    /**
     * Hands out the sockets of an answer that is whole.
     *
     * @param view what is handed out, moved from socket to socket
     * @param port the only local port to hand out, 0 for every port
     * @return how many
     */
    static int forEach(
            MemorySegment segment,
            long from,
            long to,
            int sequence,
            Protocol protocol,
            int port,
            InetDiagSocket view,
            Consumer<SocketView> each) {
        int count = 0;
        long at = from;
        while (to - at >= HEADER) {
            long length = messageLength(segment, at);
            if (length < HEADER || length > to - at) {
                return count;
            }
            if (segment.get(JAVA_SHORT_UNALIGNED, at + 4) == SOCK_DIAG_BY_FAMILY
                    && segment.get(JAVA_INT_UNALIGNED, at + 8) == sequence
                    && view.moveTo(segment, at + HEADER, at + length, protocol)
                    && (port == 0 || view.localPort() == port)) {
                each.accept(view);
                count++;
            }
            at += aligned(length);
        }
        return count;
    }

    private static long messageLength(MemorySegment segment, long at) {
        return Integer.toUnsignedLong(segment.get(JAVA_INT_UNALIGNED, at));
    }

    private static long aligned(long length) {
        return length + 3 & ~3L;
    }
}

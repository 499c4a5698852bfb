package dev.bindsight.platform.linux;

import static dev.bindsight.platform.linux.abi.NetlinkAbi.NLMSG_DONE;
import static dev.bindsight.platform.linux.abi.NetlinkAbi.NLMSG_ERROR;
import static dev.bindsight.platform.linux.abi.NetlinkAbi.NLMSG_OVERRUN;
import static dev.bindsight.platform.linux.abi.NetlinkAbi.NLM_F_DUMP_INTR;
import static dev.bindsight.platform.linux.abi.SockDiagAbi.SOCK_DIAG_BY_FAMILY;
import static dev.bindsight.platform.linux.abi.SockDiagAbi.TCPDIAG_GETSOCK;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import dev.bindsight.model.Protocol;
import dev.bindsight.platform.SocketView;
import dev.bindsight.platform.linux.abi.NetlinkAbi.Nlmsghdr;

import java.lang.foreign.MemorySegment;
import java.util.function.Consumer;

/**
 * Reads the answers of NETLINK_SOCK_DIAG (sock_diag(7)). Pure: bytes in, sockets out, and whatever
 * the bytes are, no exception and no read outside them.
 */
final class InetDiagMessages {
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
        while (to - at >= Nlmsghdr.SIZE) {
            long length = messageLength(segment, at);
            if (length < Nlmsghdr.SIZE || length > to - at) {
                return Part.UNRELIABLE;
            }
            if (segment.get(JAVA_INT_UNALIGNED, at + Nlmsghdr.NLMSG_SEQ) == sequence) {
                if ((segment.get(JAVA_SHORT_UNALIGNED, at + Nlmsghdr.NLMSG_FLAGS) & NLM_F_DUMP_INTR)
                        != 0) {
                    return Part.UNRELIABLE;
                }
                switch (segment.get(JAVA_SHORT_UNALIGNED, at + Nlmsghdr.NLMSG_TYPE)) {
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
        int error =
                length >= Nlmsghdr.SIZE + 4
                        ? segment.get(JAVA_INT_UNALIGNED, at + Nlmsghdr.SIZE)
                        : 0;
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
        while (to - at >= Nlmsghdr.SIZE) {
            long length = messageLength(segment, at);
            if (length < Nlmsghdr.SIZE || length > to - at) {
                return count;
            }
            AnswerWords words = view.piece();
            words.take(segment, at, Math.min(to, at + Math.max(AnswerWords.PIECE, length)));
            int next = 0;
            while (next + length <= words.size()) {
                int end = next + (int) length;
                if (isSocket(words.u16(next + Nlmsghdr.NLMSG_TYPE))
                        && words.i32(next + Nlmsghdr.NLMSG_SEQ) == sequence
                        && view.moveTo(next + Nlmsghdr.SIZE, end, protocol)
                        && (port == 0 || view.localPort() == port)) {
                    each.accept(view);
                    count++;
                }
                next = (int) aligned(end);
                if (words.size() - next < Nlmsghdr.SIZE) {
                    break;
                }
                length = words.u32(next + Nlmsghdr.NLMSG_LEN);
                if (length < Nlmsghdr.SIZE) {
                    return count;
                }
            }
            at += next;
        }
        return count;
    }

    private static boolean isSocket(int type) {
        return type == SOCK_DIAG_BY_FAMILY || type == TCPDIAG_GETSOCK;
    }

    private static long messageLength(MemorySegment segment, long at) {
        return Integer.toUnsignedLong(segment.get(JAVA_INT_UNALIGNED, at + Nlmsghdr.NLMSG_LEN));
    }

    private static long aligned(long length) {
        return length + 3 & ~3L;
    }
}

package dev.bindsight.platform.linux;

import static dev.bindsight.platform.linux.abi.NetlinkAbi.NLM_F_DUMP;
import static dev.bindsight.platform.linux.abi.NetlinkAbi.NLM_F_REQUEST;
import static dev.bindsight.platform.linux.abi.SocketAbi.AF_NETLINK;
import static dev.bindsight.platform.linux.abi.SocketAbi.MSG_TRUNC;
import static dev.bindsight.platform.linux.abi.SocketAbi.SOCK_CLOEXEC;
import static dev.bindsight.platform.linux.abi.SocketAbi.SOCK_RAW;
import static dev.bindsight.platform.linux.abi.SocketAbi.SOL_SOCKET;
import static dev.bindsight.platform.linux.abi.SocketAbi.SO_RCVTIMEO;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import dev.bindsight.platform.linux.InetDiagMessages.Part;
import dev.bindsight.platform.linux.abi.NetlinkAbi.Nlmsghdr;
import dev.bindsight.platform.linux.abi.ProcessAbi.Timeval;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * One question to netlink(7) for everything of a kind, on a socket of its own. For what is asked
 * seldom; the listing of sockets keeps its socket open ({@link SockDiagSocket}).
 */
final class NetlinkDump {
    private static final int SEQUENCE = 1;
    private static final int RECEIVE = 64 * 1024;
    private static final int TIMEOUT_SECONDS = 5;

    private final Libc libc;

    NetlinkDump(Libc libc) {
        this.libc = libc;
    }

    /** Is given one message of an answer, without its header. */
    @FunctionalInterface
    interface MessageVisitor {
        /**
         * One message.
         *
         * @param from where its body begins in {@code bytes}
         * @param end where it ends
         */
        void visit(MemorySegment bytes, long from, long end);
    }

    /**
     * Asks and hands out what is answered, up to the end or to a failure: a favour, which may be
     * cut short.
     *
     * @param family of netlink: {@code NETLINK_ROUTE} and the like
     * @param type the type of the request
     * @param answerType the type of the messages to hand out
     * @param body the request behind its header, a multiple of 4 long
     */
    void ask(int family, int type, int answerType, byte[] body, MessageVisitor visitor) {
        int fd = libc.socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, family);
        if (fd < 0) {
            return;
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment bytes = arena.allocate(RECEIVE, 8);
            bytes.set(JAVA_LONG, Timeval.TV_SEC, TIMEOUT_SECONDS);
            bytes.set(JAVA_LONG, Timeval.TV_USEC, 0);
            libc.setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, bytes.address(), Timeval.SIZE);
            int size = Nlmsghdr.SIZE + body.length;
            bytes.set(JAVA_INT, Nlmsghdr.NLMSG_LEN, size);
            bytes.set(JAVA_SHORT, Nlmsghdr.NLMSG_TYPE, (short) type);
            bytes.set(JAVA_SHORT, Nlmsghdr.NLMSG_FLAGS, (short) (NLM_F_REQUEST | NLM_F_DUMP));
            bytes.set(JAVA_INT, Nlmsghdr.NLMSG_SEQ, SEQUENCE);
            bytes.set(JAVA_INT, Nlmsghdr.NLMSG_PID, 0);
            NativeBytes.write(body, bytes, Nlmsghdr.SIZE);
            if (libc.send(fd, bytes.address(), size, 0) == size) {
                receive(fd, bytes, answerType, visitor);
            }
        } finally {
            libc.close(fd);
        }
    }

    private void receive(int fd, MemorySegment bytes, int answerType, MessageVisitor visitor) {
        Part last = Part.MORE;
        while (last instanceof Part.More) {
            int length = libc.recv(fd, bytes.address(), RECEIVE, MSG_TRUNC);
            if (length == -LinuxErrno.EINTR) {
                continue;
            }
            if (length <= 0 || length > RECEIVE) {
                return;
            }
            messages(bytes, length, answerType, visitor);
            last = InetDiagMessages.inspect(bytes, 0, length, SEQUENCE);
        }
    }

    /** Hands out the messages of one type. Pure: whatever the bytes are, no read outside them. */
    static void messages(MemorySegment bytes, long length, int answerType, MessageVisitor visitor) {
        long at = 0;
        while (length - at >= Nlmsghdr.SIZE) {
            long size =
                    Integer.toUnsignedLong(bytes.get(JAVA_INT_UNALIGNED, at + Nlmsghdr.NLMSG_LEN));
            if (size < Nlmsghdr.SIZE || size > length - at) {
                return;
            }
            if (bytes.get(JAVA_SHORT_UNALIGNED, at + Nlmsghdr.NLMSG_TYPE) == answerType) {
                visitor.visit(bytes, at + Nlmsghdr.SIZE, at + size);
            }
            at += size + 3 & ~3L;
        }
    }
}

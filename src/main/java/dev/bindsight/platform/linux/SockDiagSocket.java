package dev.bindsight.platform.linux;

import static dev.bindsight.platform.linux.abi.NetlinkAbi.NETLINK_SOCK_DIAG;
import static dev.bindsight.platform.linux.abi.SocketAbi.AF_NETLINK;
import static dev.bindsight.platform.linux.abi.SocketAbi.MSG_TRUNC;
import static dev.bindsight.platform.linux.abi.SocketAbi.SOCK_CLOEXEC;
import static dev.bindsight.platform.linux.abi.SocketAbi.SOCK_RAW;
import static dev.bindsight.platform.linux.abi.SocketAbi.SOL_SOCKET;
import static dev.bindsight.platform.linux.abi.SocketAbi.SO_RCVBUF;
import static dev.bindsight.platform.linux.abi.SocketAbi.SO_RCVTIMEO;

import dev.bindsight.platform.linux.InetDiagMessages.Part;
import dev.bindsight.platform.linux.abi.ProcessAbi.Timeval;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * A netlink socket to sock_diag(7), kept open between listings, and the buffer for whole answers.
 * Not safe for use by several threads at once.
 */
final class SockDiagSocket implements AutoCloseable {
    /** What is free at the end of the buffer before each recv; the kernel sends at most 32 KiB. */
    private static final int RECEIVE = 256 * 1024;

    /** The kernel answers at once; this only keeps a broken one from hanging the program. */
    private static final int TIMEOUT_SECONDS = 5;

    private final Libc libc;
    private final InetDiagRequest request = new InetDiagRequest();
    private final AnswerBuffer answers = new AnswerBuffer();
    private int fd = -1;
    private int sequence;

    SockDiagSocket(Libc libc) {
        this.libc = libc;
    }

    /** How an exchange ended. */
    sealed interface Exchange {
        /**
         * The answer is whole and stays in {@link #answer()} until {@link #rewind()}.
         *
         * @param from where it begins
         * @param to where it ends
         * @param sequence the number its messages carry
         */
        record Whole(long from, long to, int sequence) implements Exchange {}

        /** It was cut short or interrupted. */
        record Again() implements Exchange {}

        /**
         * It was refused.
         *
         * @param call the call that failed
         * @param errno why
         */
        record Refused(String call, int errno) implements Exchange {}
    }

    /** The buffer that holds the answers. */
    MemorySegment answer() {
        return answers.bytes();
    }

    /** Forgets all answers. */
    void rewind() {
        answers.rewind();
    }

    /** Sends what {@code fill} puts into a request and collects the answer behind earlier ones. */
    Exchange exchange(RequestFiller fill) {
        Exchange.Refused refused = open();
        if (refused != null) {
            return refused;
        }
        sequence++;
        fill.fill(request);
        request.number(sequence);
        int sent = libc.send(fd, request.address(), request.length(), 0);
        if (sent < 0) {
            close();
            return new Exchange.Refused("send(NETLINK_SOCK_DIAG)", -sent);
        }
        Exchange result = receive();
        if (!(result instanceof Exchange.Whole)) {
            // the rest of a broken answer would stand before the next one
            close();
        }
        return result;
    }

    @Override
    public void close() {
        if (fd >= 0) {
            libc.close(fd);
            fd = -1;
        }
    }

    private Exchange receive() {
        long from = answers.used();
        while (true) {
            long target = answers.reserve(RECEIVE);
            int length = libc.recv(fd, target, answers.free(), MSG_TRUNC);
            if (length == -LinuxErrno.EINTR) {
                continue;
            }
            if (length == -LinuxErrno.ENOBUFS || length == 0 || length > answers.free()) {
                return new Exchange.Again();
            }
            if (length < 0) {
                return new Exchange.Refused("recv(NETLINK_SOCK_DIAG)", -length);
            }
            switch (inspect(length)) {
                case Part.More _ -> answers.add(length);
                case Part.Done _ -> {
                    answers.add(length);
                    return new Exchange.Whole(from, answers.used(), sequence);
                }
                case Part.Unreliable _ -> {
                    return new Exchange.Again();
                }
                case Part.Failed(int errno) -> {
                    return new Exchange.Refused("sock_diag " + request.describe(), errno);
                }
            }
        }
    }

    private Part inspect(int length) {
        long from = answers.used();
        return InetDiagMessages.inspect(answers.bytes(), from, from + length, sequence);
    }

    private Exchange.@Nullable Refused open() {
        if (fd >= 0) {
            return null;
        }
        int opened = libc.socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_SOCK_DIAG);
        if (opened < 0) {
            return new Exchange.Refused("socket(AF_NETLINK, SOCK_RAW, NETLINK_SOCK_DIAG)", -opened);
        }
        fd = opened;
        Scratch scratch = libc.scratch();
        // both are favours: without them a listing only takes longer or waits without end
        scratch.struct.set(ValueLayout.JAVA_INT, 0, RECEIVE * 4);
        libc.setsockopt(fd, SOL_SOCKET, SO_RCVBUF, scratch.struct.address(), 4);
        scratch.struct.set(ValueLayout.JAVA_LONG, Timeval.TV_SEC, TIMEOUT_SECONDS);
        scratch.struct.set(ValueLayout.JAVA_LONG, Timeval.TV_USEC, 0);
        libc.setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, scratch.struct.address(), Timeval.SIZE);
        return null;
    }

    /** Puts the question into a request. */
    @FunctionalInterface
    interface RequestFiller {
        /** Fills it; the number is set afterwards. */
        void fill(InetDiagRequest request);
    }
}

package dev.bindsight.platform.linux;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.bindsight.model.IcmpError;
import dev.bindsight.model.Syscall;
import dev.bindsight.model.TracedCall;
import dev.bindsight.platform.SocketCalls.QueuedError;
import dev.bindsight.platform.SocketCalls.RoundTrip;

import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

/**
 * What the kernel tells about the packets of a TCP socket: struct tcp_info (linux/tcp.h) and the
 * error queue.
 *
 * {@snippet lang=c :
 * struct msghdr {                // bits/socket.h
 *     void         *msg_name;    //  0
 *     socklen_t     msg_namelen; //  8
 *     struct iovec *msg_iov;     // 16
 *     size_t        msg_iovlen;  // 24
 *     void         *msg_control; // 32
 *     size_t        msg_controllen; // 40
 *     int           msg_flags;   // 48
 * };                             // 56
 * }
 */
final class WireCalls {
    private static final int IPPROTO_TCP = 6;
    private static final int IPPROTO_IPV6 = 41;
    private static final int TCP_INFO = 11;
    private static final int IPV6_RECVERR = 25;

    /**
     * Where tcpi_rtt and tcpi_total_retrans stand in struct tcp_info, and where the latter ends.
     */
    private static final int RTT = 68;

    private static final int TOTAL_RETRANS = 100;
    private static final int UP_TO_RETRANS = TOTAL_RETRANS + Integer.BYTES;
    private static final int LENGTH = 512;
    private static final int MSG_DONTWAIT = 0x40;
    private static final int MSG_ERRQUEUE = 0x2000;
    private static final int MESSAGE = 56;
    private static final int CONTROL = 32;
    private static final int CONTROL_LENGTH = 40;
    private static final int CONTROL_AT = 64;
    private static final int CONTROL_SIZE = 448;

    private final Libc libc;

    WireCalls(Libc libc) {
        this.libc = libc;
    }

    TracedCall retransmits(int descriptor) {
        long started = System.nanoTime();
        int result = tcpInfo(descriptor);
        int count = result < 0 ? result : libc.scratch().struct.get(JAVA_INT, TOTAL_RETRANS);
        String arguments = descriptor + ", IPPROTO_TCP, TCP_INFO, tcpi_total_retrans";
        return Trace.of(Syscall.GETSOCKOPT, arguments, count, started);
    }

    RoundTrip roundTrip(int descriptor) {
        long started = System.nanoTime();
        int result = tcpInfo(descriptor);
        long ended = System.nanoTime();
        MemorySegment struct = libc.scratch().struct;
        int rtt = struct.get(JAVA_INT, RTT);
        int again = struct.get(JAVA_INT, TOTAL_RETRANS);
        String arguments =
                "%d, IPPROTO_TCP, TCP_INFO, {tcpi_rtt=%s, tcpi_total_retrans=%d}"
                        .formatted(descriptor, Integer.toUnsignedString(rtt), again);
        TracedCall call = Trace.of(Syscall.GETSOCKOPT, arguments, result, started, ended);
        // 0 and 2^32 - 1 stand for not known; behind a repeated SYN the kernel counts by the clock
        boolean known = result >= 0 && rtt > 0 && again == 0;
        return new RoundTrip(call, known ? Duration.of(rtt, ChronoUnit.MICROS) : null);
    }

    private int tcpInfo(int descriptor) {
        MemorySegment struct = libc.scratch().struct;
        struct.set(JAVA_INT, LENGTH, UP_TO_RETRANS);
        return libc.getsockopt(
                descriptor, IPPROTO_TCP, TCP_INFO, struct.address(), struct.address() + LENGTH);
    }

    TracedCall keepErrors(int descriptor) {
        MemorySegment struct = libc.scratch().struct;
        struct.set(JAVA_INT, 0, 1);
        long started = System.nanoTime();
        int result = libc.setsockopt(descriptor, IPPROTO_IPV6, IPV6_RECVERR, struct.address(), 4);
        String arguments = descriptor + ", IPPROTO_IPV6, IPV6_RECVERR, [1], 4";
        return Trace.of(Syscall.SETSOCKOPT, arguments, result, started);
    }

    QueuedError queuedError(int descriptor) {
        MemorySegment struct = libc.scratch().struct;
        struct.asSlice(0, MESSAGE).fill((byte) 0);
        struct.set(JAVA_LONG, CONTROL, struct.address() + CONTROL_AT);
        struct.set(JAVA_LONG, CONTROL_LENGTH, CONTROL_SIZE);
        long started = System.nanoTime();
        int result = libc.recvmsg(descriptor, struct.address(), MSG_ERRQUEUE | MSG_DONTWAIT);
        long ended = System.nanoTime();
        long used = Math.clamp(struct.get(JAVA_LONG, CONTROL_LENGTH), 0, CONTROL_SIZE);
        IcmpError error =
                result < 0
                        ? null
                        : ErrorQueue.read(struct, CONTROL_AT, CONTROL_AT + used).orElse(null);
        String arguments =
                descriptor
                        + (error == null ? "" : ", " + words(error))
                        + ", MSG_ERRQUEUE|MSG_DONTWAIT";
        return new QueuedError(Trace.of(Syscall.RECVMSG, arguments, result, started, ended), error);
    }

    private static String words(IcmpError error) {
        return "{ee_origin=%s, ee_type=%d, ee_code=%d, offender=%s}"
                .formatted(
                        switch (error.family()) {
                            case IPV4 -> "SO_EE_ORIGIN_ICMP";
                            case IPV6 -> "SO_EE_ORIGIN_ICMP6";
                        },
                        error.type(),
                        error.code(),
                        error.sender());
    }
}

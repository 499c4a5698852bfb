package dev.bindsight.platform.linux;

import static dev.bindsight.platform.linux.abi.SocketAbi.IPPROTO_IPV6;
import static dev.bindsight.platform.linux.abi.SocketAbi.IPPROTO_TCP;
import static dev.bindsight.platform.linux.abi.SocketAbi.IPV6_RECVERR;
import static dev.bindsight.platform.linux.abi.SocketAbi.MSG_DONTWAIT;
import static dev.bindsight.platform.linux.abi.SocketAbi.MSG_ERRQUEUE;
import static dev.bindsight.platform.linux.abi.TcpAbi.TCP_INFO;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.bindsight.model.IcmpError;
import dev.bindsight.model.Syscall;
import dev.bindsight.model.TracedCall;
import dev.bindsight.platform.SocketCalls.QueuedError;
import dev.bindsight.platform.SocketCalls.RoundTrip;
import dev.bindsight.platform.linux.abi.SocketAbi.Msghdr;
import dev.bindsight.platform.linux.abi.TcpAbi.TcpInfoLayout;

import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

/** What the kernel tells about the packets of a TCP socket: struct tcp_info and the error queue. */
final class WireCalls {
    private static final int UP_TO_RETRANS = TcpInfoLayout.TCPI_TOTAL_RETRANS + Integer.BYTES;
    private static final int LENGTH = 512;
    private static final int CONTROL_AT = 64;
    private static final int CONTROL_SIZE = 448;

    private final Libc libc;

    WireCalls(Libc libc) {
        this.libc = libc;
    }

    TracedCall retransmits(int descriptor) {
        long started = System.nanoTime();
        int result = tcpInfo(descriptor);
        int count =
                result < 0
                        ? result
                        : libc.scratch().struct.get(JAVA_INT, TcpInfoLayout.TCPI_TOTAL_RETRANS);
        String arguments = descriptor + ", IPPROTO_TCP, TCP_INFO, tcpi_total_retrans";
        return Trace.of(Syscall.GETSOCKOPT, arguments, count, started);
    }

    RoundTrip roundTrip(int descriptor) {
        long started = System.nanoTime();
        int result = tcpInfo(descriptor);
        long ended = System.nanoTime();
        MemorySegment struct = libc.scratch().struct;
        int rtt = struct.get(JAVA_INT, TcpInfoLayout.TCPI_RTT);
        int again = struct.get(JAVA_INT, TcpInfoLayout.TCPI_TOTAL_RETRANS);
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
        struct.asSlice(0, Msghdr.SIZE).fill((byte) 0);
        struct.set(JAVA_LONG, Msghdr.MSG_CONTROL, struct.address() + CONTROL_AT);
        struct.set(JAVA_LONG, Msghdr.MSG_CONTROLLEN, CONTROL_SIZE);
        long started = System.nanoTime();
        int result = libc.recvmsg(descriptor, struct.address(), MSG_ERRQUEUE | MSG_DONTWAIT);
        long ended = System.nanoTime();
        long used = Math.clamp(struct.get(JAVA_LONG, Msghdr.MSG_CONTROLLEN), 0, CONTROL_SIZE);
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

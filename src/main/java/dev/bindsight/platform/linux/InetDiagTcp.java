package dev.bindsight.platform.linux;

import static dev.bindsight.platform.linux.abi.SockDiagAbi.INET_DIAG_CONG;
import static dev.bindsight.platform.linux.abi.SockDiagAbi.INET_DIAG_INFO;
import static dev.bindsight.platform.linux.abi.SockDiagAbi.INET_DIAG_SKMEMINFO;
import static dev.bindsight.platform.linux.abi.SockDiagAbi.SK_MEMINFO_RCVBUF;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import dev.bindsight.model.TcpInfo;
import dev.bindsight.model.TcpMeasurement;
import dev.bindsight.platform.linux.abi.TcpAbi.TcpInfoLayout;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.MemorySegment;
import java.util.List;

/**
 * The attributes with which sock_diag(7) tells of a TCP connection. Pure. A struct tcp_info that
 * ends before a field is of a kernel that does not have it.
 */
final class InetDiagTcp {
    private static final int LEAST = TcpInfoLayout.TCPI_BYTES_RECEIVED + Long.BYTES;

    /** Of the kernel, so that a name is not made anew for each connection. */
    private static final List<String> NAMES = List.of("cubic", "reno", "bbr", "dctcp", "bbr1");

    private InetDiagTcp() {}

    /** What the attribute INET_DIAG_INFO says, absent where it is. */
    static @Nullable TcpInfo info(InetDiagAttributes attributes) {
        long at = attributes.find(INET_DIAG_INFO, LEAST);
        return at < 0 ? null : info(attributes.message(), at);
    }

    /** What all of them say, absent where INET_DIAG_INFO is. */
    static @Nullable TcpMeasurement measurement(InetDiagAttributes attributes) {
        long at = attributes.find(INET_DIAG_INFO, LEAST);
        if (at < 0) {
            return null;
        }
        MemorySegment from = attributes.message();
        int size = attributes.size(INET_DIAG_INFO);
        Long minimum = word(from, at, size, TcpInfoLayout.TCPI_MIN_RTT);
        return new TcpMeasurement(
                info(from, at),
                // all ones before the first sample (struct minmax)
                minimum == null || minimum == 0xFFFF_FFFFL ? null : minimum,
                u8(from, at + TcpInfoLayout.TCPI_RETRANSMITS),
                u8(from, at + TcpInfoLayout.TCPI_PROBES),
                u8(from, at + TcpInfoLayout.TCPI_BACKOFF),
                u32(from, at + TcpInfoLayout.TCPI_RTO),
                u32(from, at + TcpInfoLayout.TCPI_UNACKED),
                u32(from, at + TcpInfoLayout.TCPI_SND_CWND),
                u32(from, at + TcpInfoLayout.TCPI_SND_MSS),
                u32(from, at + TcpInfoLayout.TCPI_PMTU),
                u32(from, at + TcpInfoLayout.TCPI_LAST_DATA_SENT),
                u32(from, at + TcpInfoLayout.TCPI_LAST_DATA_RECV),
                u32(from, at + TcpInfoLayout.TCPI_LAST_ACK_RECV),
                word(from, at, size, TcpInfoLayout.TCPI_SEGS_OUT),
                number(from, at, size, TcpInfoLayout.TCPI_BYTES_SENT),
                number(from, at, size, TcpInfoLayout.TCPI_BYTES_RETRANS),
                word(from, at, size, TcpInfoLayout.TCPI_NOTSENT_BYTES),
                number(from, at, size, TcpInfoLayout.TCPI_DELIVERY_RATE),
                word(from, at, size, TcpInfoLayout.TCPI_SND_WND),
                word(from, at, size, TcpInfoLayout.TCPI_RCV_WND),
                receiveBuffer(attributes),
                congestionControl(attributes));
    }

    private static TcpInfo info(MemorySegment from, long at) {
        return new TcpInfo(
                u32(from, at + TcpInfoLayout.TCPI_RTT),
                u32(from, at + TcpInfoLayout.TCPI_RTTVAR),
                u32(from, at + TcpInfoLayout.TCPI_TOTAL_RETRANS),
                from.get(JAVA_LONG_UNALIGNED, at + TcpInfoLayout.TCPI_BYTES_ACKED),
                from.get(JAVA_LONG_UNALIGNED, at + TcpInfoLayout.TCPI_BYTES_RECEIVED));
    }

    private static @Nullable Long receiveBuffer(InetDiagAttributes attributes) {
        int offset = SK_MEMINFO_RCVBUF * Integer.BYTES;
        long at = attributes.find(INET_DIAG_SKMEMINFO, offset + Integer.BYTES);
        return at < 0 ? null : u32(attributes.message(), at + offset);
    }

    private static @Nullable String congestionControl(InetDiagAttributes attributes) {
        long at = attributes.find(INET_DIAG_CONG, 2);
        if (at < 0) {
            return null;
        }
        MemorySegment from = attributes.message();
        long end = at + attributes.size(INET_DIAG_CONG);
        for (String name : NAMES) {
            if (is(name, from, at, end)) {
                return name;
            }
        }
        var name = new StringBuilder();
        for (long next = at; next < end && from.get(JAVA_BYTE, next) > 0; next++) {
            name.append((char) from.get(JAVA_BYTE, next));
        }
        return name.isEmpty() ? null : name.toString();
    }

    private static boolean is(String name, MemorySegment from, long at, long end) {
        if (end - at <= name.length() || from.get(JAVA_BYTE, at + name.length()) != 0) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            if (from.get(JAVA_BYTE, at + i) != name.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable Long word(MemorySegment from, long at, int size, int offset) {
        return offset + Integer.BYTES > size ? null : u32(from, at + offset);
    }

    private static @Nullable Long number(MemorySegment from, long at, int size, int offset) {
        return offset + Long.BYTES > size ? null : from.get(JAVA_LONG_UNALIGNED, at + offset);
    }

    private static int u8(MemorySegment from, long at) {
        return Byte.toUnsignedInt(from.get(JAVA_BYTE, at));
    }

    private static long u32(MemorySegment from, long at) {
        return Integer.toUnsignedLong(from.get(JAVA_INT_UNALIGNED, at));
    }
}

package dev.bindsight.platform.linux;

import static dev.bindsight.platform.linux.abi.SockDiagAbi.INET_DIAG_CONG;
import static dev.bindsight.platform.linux.abi.SockDiagAbi.INET_DIAG_INFO;
import static dev.bindsight.platform.linux.abi.SockDiagAbi.INET_DIAG_SKMEMINFO;
import static dev.bindsight.platform.linux.abi.SockDiagAbi.SK_MEMINFO_RCVBUF;

import dev.bindsight.model.TcpInfo;
import dev.bindsight.model.TcpMeasurement;
import dev.bindsight.platform.linux.abi.TcpAbi.TcpInfoLayout;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * The attributes with which sock_diag(7) tells of a TCP connection. Pure. A struct tcp_info that
 * ends before a field is of a kernel that does not have it.
 */
final class InetDiagTcp {
    private static final int LEAST = TcpInfoLayout.TCPI_BYTES_RECEIVED + Long.BYTES;

    /** Of the kernel, so that a name is not made anew for each connection. */
    private static final List<String> NAMES = List.of("cubic", "reno", "bbr", "dctcp", "bbr1");

    /** What there is before the first. */
    private static final TcpMeasurement NOTHING =
            new TcpMeasurement(
                    new TcpInfo(0, 0, 0, 0, 0),
                    null,
                    0,
                    0,
                    0,
                    0,
                    0,
                    0,
                    0,
                    0,
                    0,
                    0,
                    0,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null);

    private InetDiagTcp() {}

    /** What the attribute INET_DIAG_INFO says, absent where it is. */
    static @Nullable TcpInfo info(InetDiagAttributes attributes) {
        int at = attributes.find(INET_DIAG_INFO, LEAST);
        return at < 0 ? null : info(attributes.message(), at);
    }

    /**
     * What all of them say, absent where INET_DIAG_INFO is.
     *
     * @param former an earlier one, whose parts are used again where they say the same
     */
    static @Nullable TcpMeasurement measurement(
            InetDiagAttributes attributes, @Nullable TcpMeasurement former) {
        int at = attributes.find(INET_DIAG_INFO, LEAST);
        if (at < 0) {
            return null;
        }
        AnswerWords from = attributes.message();
        TcpMeasurement old = former == null ? NOTHING : former;
        int end = at + attributes.size(INET_DIAG_INFO);
        int minimum = at + TcpInfoLayout.TCPI_MIN_RTT;
        return new TcpMeasurement(
                info(from, at, old.info()),
                // all ones before the first sample (struct minmax)
                minimum + Integer.BYTES <= end && from.i32(minimum) == -1
                        ? null
                        : word(from, minimum, end, old.minRttMicros()),
                from.u8(at + TcpInfoLayout.TCPI_RETRANSMITS),
                from.u8(at + TcpInfoLayout.TCPI_PROBES),
                from.u8(at + TcpInfoLayout.TCPI_BACKOFF),
                from.u32(at + TcpInfoLayout.TCPI_RTO),
                from.u32(at + TcpInfoLayout.TCPI_UNACKED),
                from.u32(at + TcpInfoLayout.TCPI_SND_CWND),
                from.u32(at + TcpInfoLayout.TCPI_SND_MSS),
                from.u32(at + TcpInfoLayout.TCPI_PMTU),
                from.u32(at + TcpInfoLayout.TCPI_LAST_DATA_SENT),
                from.u32(at + TcpInfoLayout.TCPI_LAST_DATA_RECV),
                from.u32(at + TcpInfoLayout.TCPI_LAST_ACK_RECV),
                word(from, at + TcpInfoLayout.TCPI_SEGS_OUT, end, old.segmentsSent()),
                number(from, at + TcpInfoLayout.TCPI_BYTES_SENT, end, old.bytesSent()),
                number(from, at + TcpInfoLayout.TCPI_BYTES_RETRANS, end, old.bytesResent()),
                word(from, at + TcpInfoLayout.TCPI_NOTSENT_BYTES, end, old.unsent()),
                number(from, at + TcpInfoLayout.TCPI_DELIVERY_RATE, end, old.deliveryRate()),
                word(from, at + TcpInfoLayout.TCPI_SND_WND, end, old.sendWindow()),
                word(from, at + TcpInfoLayout.TCPI_RCV_WND, end, old.receiveWindow()),
                receiveBuffer(attributes, old.receiveBuffer()),
                congestionControl(attributes, old.congestionControl()));
    }

    private static TcpInfo info(AnswerWords from, int at, TcpInfo old) {
        boolean same =
                from.i64(at + TcpInfoLayout.TCPI_BYTES_ACKED) == old.bytesAcked()
                        && from.i64(at + TcpInfoLayout.TCPI_BYTES_RECEIVED) == old.bytesReceived()
                        && from.u32(at + TcpInfoLayout.TCPI_RTT) == old.rttMicros()
                        && from.u32(at + TcpInfoLayout.TCPI_RTTVAR) == old.rttVarianceMicros()
                        && from.u32(at + TcpInfoLayout.TCPI_TOTAL_RETRANS) == old.retransmits();
        return same ? old : info(from, at);
    }

    private static TcpInfo info(AnswerWords from, int at) {
        return new TcpInfo(
                from.u32(at + TcpInfoLayout.TCPI_RTT),
                from.u32(at + TcpInfoLayout.TCPI_RTTVAR),
                from.u32(at + TcpInfoLayout.TCPI_TOTAL_RETRANS),
                from.i64(at + TcpInfoLayout.TCPI_BYTES_ACKED),
                from.i64(at + TcpInfoLayout.TCPI_BYTES_RECEIVED));
    }

    private static @Nullable Long receiveBuffer(InetDiagAttributes attributes, @Nullable Long old) {
        int offset = SK_MEMINFO_RCVBUF * Integer.BYTES;
        int at = attributes.find(INET_DIAG_SKMEMINFO, offset + Integer.BYTES);
        return at < 0 ? null : boxed(attributes.message().u32(at + offset), old);
    }

    private static @Nullable String congestionControl(
            InetDiagAttributes attributes, @Nullable String old) {
        int at = attributes.find(INET_DIAG_CONG, 2);
        if (at < 0) {
            return null;
        }
        AnswerWords from = attributes.message();
        int end = at + attributes.size(INET_DIAG_CONG);
        if (old != null && is(old, from, at, end)) {
            return old;
        }
        for (String name : NAMES) {
            if (is(name, from, at, end)) {
                return name;
            }
        }
        var name = new StringBuilder();
        for (int next = at; next < end && (byte) from.u8(next) > 0; next++) {
            name.append((char) from.u8(next));
        }
        return name.isEmpty() ? null : name.toString();
    }

    private static boolean is(String name, AnswerWords from, int at, int end) {
        if (end - at <= name.length() || from.u8(at + name.length()) != 0) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            if (from.u8(at + i) != name.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable Long word(AnswerWords from, int at, int end, @Nullable Long old) {
        return at + Integer.BYTES > end ? null : boxed(from.u32(at), old);
    }

    private static @Nullable Long number(AnswerWords from, int at, int end, @Nullable Long old) {
        return at + Long.BYTES > end ? null : boxed(from.i64(at), old);
    }

    private static Long boxed(long value, @Nullable Long old) {
        return old != null && old == value ? old : Long.valueOf(value);
    }
}

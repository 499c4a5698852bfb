package dev.bindsight.platform.linux;

import static dev.bindsight.model.TcpMeasurement.ABSENT;
import static dev.bindsight.platform.linux.abi.SockDiagAbi.INET_DIAG_CONG;
import static dev.bindsight.platform.linux.abi.SockDiagAbi.INET_DIAG_INFO;
import static dev.bindsight.platform.linux.abi.SockDiagAbi.INET_DIAG_SKMEMINFO;
import static dev.bindsight.platform.linux.abi.SockDiagAbi.SK_MEMINFO_RCVBUF;

import dev.bindsight.model.TcpInfo;
import dev.bindsight.model.TcpMeasurement;
import dev.bindsight.platform.linux.abi.TcpAbi.TcpInfoLayout;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * The attributes with which sock_diag(7) tells of a TCP connection. Pure. A struct tcp_info that
 * ends before a field is of a kernel that does not have it.
 */
final class InetDiagTcp {
    private static final int LEAST = TcpInfoLayout.TCPI_BYTES_RECEIVED + Long.BYTES;

    /** Of the kernel, so that a name is not made anew for each connection. */
    private static final KnownName[] NAMES =
            Stream.of("cubic", "reno", "bbr", "dctcp", "bbr1")
                    .map(KnownName::new)
                    .toArray(KnownName[]::new);

    /** A name of 3 to 7 letters, compared in one step. */
    private static final class KnownName {
        private final String text;
        private final long word;
        private final long mask;

        KnownName(String text) {
            this.text = text;
            word = word(text.getBytes(StandardCharsets.US_ASCII));
            byte[] counted = new byte[text.length() + 1];
            Arrays.fill(counted, (byte) 0xFF);
            mask = word(counted);
        }

        private static long word(byte[] bytes) {
            return ByteBuffer.wrap(Arrays.copyOf(bytes, Long.BYTES))
                    .order(ByteOrder.nativeOrder())
                    .getLong();
        }

        /** Whether it stands at a place with a 0 behind it. */
        boolean is(AnswerWords from, int at, int end) {
            return end - at > text.length() && (from.i64(at) & mask) == word;
        }
    }

    private InetDiagTcp() {}

    /** What the attribute INET_DIAG_INFO says, absent where it is. */
    static @Nullable TcpInfo info(InetDiagAttributes attributes) {
        int at = attributes.find(INET_DIAG_INFO, LEAST);
        return at < 0 ? null : info(attributes.message(), at);
    }

    /**
     * What all of them say, absent where INET_DIAG_INFO is.
     *
     * @param former an earlier one, of which what flowed is used again where it says the same
     */
    static @Nullable TcpMeasurement measurement(
            InetDiagAttributes attributes, @Nullable TcpMeasurement former) {
        int at = attributes.find(INET_DIAG_INFO, LEAST);
        if (at < 0) {
            return null;
        }
        AnswerWords from = attributes.message();
        int end = at + attributes.size(INET_DIAG_INFO);
        int minimum = at + TcpInfoLayout.TCPI_MIN_RTT;
        return new TcpMeasurement(
                former == null ? info(from, at) : info(from, at, former.info()),
                // all ones before the first sample (struct minmax)
                minimum + Integer.BYTES <= end && from.i32(minimum) == -1
                        ? ABSENT
                        : word(from, minimum, end),
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
                word(from, at + TcpInfoLayout.TCPI_SEGS_OUT, end),
                number(from, at + TcpInfoLayout.TCPI_BYTES_SENT, end),
                number(from, at + TcpInfoLayout.TCPI_BYTES_RETRANS, end),
                word(from, at + TcpInfoLayout.TCPI_NOTSENT_BYTES, end),
                number(from, at + TcpInfoLayout.TCPI_DELIVERY_RATE, end),
                word(from, at + TcpInfoLayout.TCPI_SND_WND, end),
                word(from, at + TcpInfoLayout.TCPI_RCV_WND, end),
                receiveBuffer(attributes),
                congestionControl(attributes, former));
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

    private static long receiveBuffer(InetDiagAttributes attributes) {
        int offset = SK_MEMINFO_RCVBUF * Integer.BYTES;
        int at = attributes.find(INET_DIAG_SKMEMINFO, offset + Integer.BYTES);
        return at < 0 ? ABSENT : attributes.message().u32(at + offset);
    }

    private static @Nullable String congestionControl(
            InetDiagAttributes attributes, @Nullable TcpMeasurement former) {
        int at = attributes.find(INET_DIAG_CONG, 2);
        if (at < 0) {
            return null;
        }
        AnswerWords from = attributes.message();
        int end = at + attributes.size(INET_DIAG_CONG);
        for (KnownName name : NAMES) {
            if (name.is(from, at, end)) {
                return name.text;
            }
        }
        String old = former == null ? null : former.congestionControl();
        if (old != null && is(old, from, at, end)) {
            return old;
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

    private static long word(AnswerWords from, int at, int end) {
        return at + Integer.BYTES > end ? ABSENT : from.u32(at);
    }

    private static long number(AnswerWords from, int at, int end) {
        return at + Long.BYTES > end ? ABSENT : from.i64(at);
    }
}

package dev.bindsight.platform.linux;

import static dev.bindsight.platform.linux.abi.SockDiagAbi.INET_DIAG_INFO;

import dev.bindsight.model.TcpInfoField;
import dev.bindsight.platform.linux.abi.TcpAbi.TcpInfoLayout;

import org.jspecify.annotations.Nullable;

import java.nio.ByteOrder;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * The fields of struct tcp_info that are read of one connection alone. Pure. A field behind the end
 * of the struct is one that the kernel does not have, and is left out.
 */
final class InetDiagTcpFields {
    private InetDiagTcpFields() {}

    /** What the attribute INET_DIAG_INFO says, empty where it is not there. */
    static Map<TcpInfoField, Long> of(InetDiagAttributes attributes) {
        var found = new EnumMap<TcpInfoField, Long>(TcpInfoField.class);
        int at = attributes.find(INET_DIAG_INFO, 0);
        if (at >= 0) {
            int size = attributes.size(INET_DIAG_INFO);
            for (TcpInfoField field : TcpInfoField.values()) {
                Long value = value(field, attributes.message(), at, size);
                if (value != null) {
                    found.put(field, value);
                }
            }
        }
        return Collections.unmodifiableMap(found);
    }

    private static @Nullable Long value(TcpInfoField field, AnswerWords from, int at, int size) {
        return switch (field) {
            case CA_STATE -> u8(from, at, size, TcpInfoLayout.TCPI_CA_STATE);
            case OPTIONS -> u8(from, at, size, TcpInfoLayout.TCPI_OPTIONS);
            case SND_WSCALE -> lowHalf(from, at, size, TcpInfoLayout.TCPI_OPTIONS + 1);
            case RCV_WSCALE -> highHalf(from, at, size, TcpInfoLayout.TCPI_OPTIONS + 1);
            case ATO -> u32(from, at, size, TcpInfoLayout.TCPI_ATO);
            case RCV_MSS -> u32(from, at, size, TcpInfoLayout.TCPI_RCV_MSS);
            case ADVMSS -> u32(from, at, size, TcpInfoLayout.TCPI_ADVMSS);
            case SACKED -> u32(from, at, size, TcpInfoLayout.TCPI_SACKED);
            case LOST -> u32(from, at, size, TcpInfoLayout.TCPI_LOST);
            case RETRANS -> u32(from, at, size, TcpInfoLayout.TCPI_RETRANS);
            case SND_SSTHRESH -> u32(from, at, size, TcpInfoLayout.TCPI_SND_SSTHRESH);
            case RCV_SSTHRESH -> u32(from, at, size, TcpInfoLayout.TCPI_RCV_SSTHRESH);
            case RCV_RTT -> u32(from, at, size, TcpInfoLayout.TCPI_RCV_RTT);
            case RCV_SPACE -> u32(from, at, size, TcpInfoLayout.TCPI_RCV_SPACE);
            case REORDERING -> u32(from, at, size, TcpInfoLayout.TCPI_REORDERING);
            case REORD_SEEN -> u32(from, at, size, TcpInfoLayout.TCPI_REORD_SEEN);
            case DSACK_DUPS -> u32(from, at, size, TcpInfoLayout.TCPI_DSACK_DUPS);
            case RCV_OOOPACK -> u32(from, at, size, TcpInfoLayout.TCPI_RCV_OOOPACK);
            case PACING_RATE -> u64(from, at, size, TcpInfoLayout.TCPI_PACING_RATE);
            case MAX_PACING_RATE -> u64(from, at, size, TcpInfoLayout.TCPI_MAX_PACING_RATE);
            case SEGS_IN -> u32(from, at, size, TcpInfoLayout.TCPI_SEGS_IN);
            case DATA_SEGS_IN -> u32(from, at, size, TcpInfoLayout.TCPI_DATA_SEGS_IN);
            case DATA_SEGS_OUT -> u32(from, at, size, TcpInfoLayout.TCPI_DATA_SEGS_OUT);
            case DELIVERED -> u32(from, at, size, TcpInfoLayout.TCPI_DELIVERED);
            case DELIVERED_CE -> u32(from, at, size, TcpInfoLayout.TCPI_DELIVERED_CE);
            case BUSY_TIME -> u64(from, at, size, TcpInfoLayout.TCPI_BUSY_TIME);
            case RWND_LIMITED -> u64(from, at, size, TcpInfoLayout.TCPI_RWND_LIMITED);
            case SNDBUF_LIMITED -> u64(from, at, size, TcpInfoLayout.TCPI_SNDBUF_LIMITED);
            case REHASH -> u32(from, at, size, TcpInfoLayout.TCPI_REHASH);
            case TOTAL_RTO -> u16(from, at, size, TcpInfoLayout.TCPI_TOTAL_RTO);
            case TOTAL_RTO_RECOVERIES ->
                    u16(from, at, size, TcpInfoLayout.TCPI_TOTAL_RTO_RECOVERIES);
            case TOTAL_RTO_TIME -> u32(from, at, size, TcpInfoLayout.TCPI_TOTAL_RTO_TIME);
        };
    }

    /** The first bit field of a byte, of four bits, as C compilers lay it out on this machine. */
    private static @Nullable Long lowHalf(AnswerWords from, int at, int size, int offset) {
        return half(from, at, size, offset, ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN);
    }

    /** The second bit field. */
    private static @Nullable Long highHalf(AnswerWords from, int at, int size, int offset) {
        return half(from, at, size, offset, ByteOrder.nativeOrder() == ByteOrder.BIG_ENDIAN);
    }

    private static @Nullable Long half(
            AnswerWords from, int at, int size, int offset, boolean low) {
        Long both = u8(from, at, size, offset);
        return both == null ? null : low ? both & 0xF : both >> 4;
    }

    private static @Nullable Long u8(AnswerWords from, int at, int size, int offset) {
        return offset + Byte.BYTES > size ? null : Long.valueOf(from.u8(at + offset));
    }

    private static @Nullable Long u16(AnswerWords from, int at, int size, int offset) {
        return offset + Short.BYTES > size ? null : Long.valueOf(from.u16(at + offset));
    }

    private static @Nullable Long u32(AnswerWords from, int at, int size, int offset) {
        return offset + Integer.BYTES > size ? null : from.u32(at + offset);
    }

    private static @Nullable Long u64(AnswerWords from, int at, int size, int offset) {
        return offset + Long.BYTES > size ? null : from.i64(at + offset);
    }
}

package dev.bindsight.platform.linux;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.bindsight.model.IpAddress;
import dev.bindsight.model.OptionValue;
import dev.bindsight.platform.linux.abi.ProcessAbi.Timeval;
import dev.bindsight.platform.linux.abi.SocketAbi.IpMreqn;
import dev.bindsight.platform.linux.abi.SocketAbi.Ipv6Mreq;
import dev.bindsight.platform.linux.abi.SocketAbi.Linger;
import dev.bindsight.platform.linux.abi.TcpAbi.TcpInfoLayout;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Values of socket options as the kernel takes and gives them (socket(7), ip(7), tcp(7)). */
final class OptionMemory {
    private static final ValueLayout.OfInt NET_INT = JAVA_INT.withOrder(ByteOrder.BIG_ENDIAN);
    private static final ValueLayout.OfLong NET_LONG =
            ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

    private OptionMemory() {}

    /** Writes a value into memory that is zero and big enough. */
    static void write(MemorySegment memory, OptionValue value) {
        switch (value) {
            case OptionValue.Int(int number) -> memory.set(JAVA_INT, 0, number);
            case OptionValue.Linger(boolean on, int seconds) -> {
                memory.set(JAVA_INT, Linger.L_ONOFF, on ? 1 : 0);
                memory.set(JAVA_INT, Linger.L_LINGER, seconds);
            }
            case OptionValue.Time(long seconds, long micros) -> {
                memory.set(JAVA_LONG, Timeval.TV_SEC, seconds);
                memory.set(JAVA_LONG, Timeval.TV_USEC, micros);
            }
            case OptionValue.Name(String text) ->
                    copy(text.getBytes(StandardCharsets.UTF_8), memory);
            case OptionValue.Membership(IpAddress group, int device) -> {
                switch (group.family()) {
                    case IPV4 -> {
                        memory.set(NET_INT, IpMreqn.IMR_MULTIADDR, (int) group.low());
                        memory.set(JAVA_INT, IpMreqn.IMR_IFINDEX, device);
                    }
                    case IPV6 -> {
                        memory.set(NET_LONG, Ipv6Mreq.IPV6MR_MULTIADDR, group.high());
                        memory.set(NET_LONG, Ipv6Mreq.IPV6MR_MULTIADDR + Long.BYTES, group.low());
                        memory.set(JAVA_INT, Ipv6Mreq.IPV6MR_INTERFACE, device);
                    }
                }
            }
            case OptionValue.Tcp(int micros, int again) -> {
                memory.set(JAVA_INT, TcpInfoLayout.TCPI_RTT, micros);
                memory.set(JAVA_INT, TcpInfoLayout.TCPI_TOTAL_RETRANS, again);
            }
            case OptionValue.Raw(byte[] bytes) -> copy(bytes, memory);
        }
    }

    private static void copy(byte[] bytes, MemorySegment memory) {
        NativeBytes.write(bytes, memory, 0);
    }

    /**
     * Reads a value.
     *
     * @param length how many bytes the kernel wrote
     * @return null where it wrote nothing; bytes where they are too few for their kind
     */
    static @Nullable OptionValue read(MemorySegment memory, OptionValue.Kind kind, int length) {
        if (length == 0) {
            return null;
        }
        boolean whole =
                switch (kind) {
                    case INT, LINGER, TIME, TCP -> length >= kind.room();
                    case NAME, RAW -> true;
                };
        OptionValue.Kind as = whole ? kind : OptionValue.Kind.RAW;
        return switch (as) {
            case INT -> new OptionValue.Int(memory.get(JAVA_INT, 0));
            case LINGER ->
                    new OptionValue.Linger(
                            memory.get(JAVA_INT, Linger.L_ONOFF) != 0,
                            memory.get(JAVA_INT, Linger.L_LINGER));
            case TIME ->
                    new OptionValue.Time(
                            memory.get(JAVA_LONG, Timeval.TV_SEC),
                            memory.get(JAVA_LONG, Timeval.TV_USEC));
            case TCP ->
                    new OptionValue.Tcp(
                            memory.get(JAVA_INT, TcpInfoLayout.TCPI_RTT),
                            memory.get(JAVA_INT, TcpInfoLayout.TCPI_TOTAL_RETRANS));
            case NAME -> new OptionValue.Name(text(bytes(memory, length)));
            case RAW -> new OptionValue.Raw(bytes(memory, length));
        };
    }

    private static byte[] bytes(MemorySegment memory, int length) {
        return NativeBytes.array(memory, 0, length);
    }

    private static String text(byte[] bytes) {
        int end = 0;
        while (end < bytes.length && bytes[end] != 0) {
            end++;
        }
        return new String(Arrays.copyOf(bytes, end), StandardCharsets.UTF_8);
    }
}

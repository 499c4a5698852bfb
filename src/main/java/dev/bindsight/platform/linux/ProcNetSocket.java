package dev.bindsight.platform.linux;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.bindsight.model.AddressFamily;
import dev.bindsight.model.Protocol;
import dev.bindsight.platform.CopiedSocketView;

import java.lang.foreign.MemorySegment;
import java.util.function.LongSupplier;

/**
 * One line of /proc/net/tcp, tcp6, udp or udp6 (proc_pid_net(5); tcp4_seq_show in
 * net/ipv4/tcp_ipv4.c).
 *
 * <pre>
 *   sl  local_address rem_address   st tx_queue rx_queue tr tm-&gt;when retrnsmt   uid  timeout inode
 *    0: 0100007F:0277 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 12345 …
 * </pre>
 */
final class ProcNetSocket extends CopiedSocketView {
    private static final int LISTEN = 10;

    private final LongSupplier ticksPerSecond;
    private MemorySegment text = MemorySegment.NULL;
    private long at;
    private long end;
    private boolean broken;

    private long addressHigh;
    private long addressLow;

    /**
     * A view of no line yet.
     *
     * @param ticksPerSecond in what the kernel tells times, sysconf(_SC_CLK_TCK)
     */
    ProcNetSocket(LongSupplier ticksPerSecond) {
        this.ticksPerSecond = ticksPerSecond;
    }

    /**
     * Reads a line.
     *
     * @return false if it is the heading or not such a line, and nothing may be read
     */
    boolean moveTo(
            MemorySegment segment,
            long from,
            long to,
            Protocol listed,
            AddressFamily listedFamily) {
        text = segment;
        at = from;
        end = to;
        broken = false;
        protocol = listed;
        family = listedFamily;
        number(10);
        expect(':');
        readAddress();
        localHigh = addressHigh;
        localLow = addressLow;
        localPort = port();
        readAddress();
        remoteHigh = addressHigh;
        remoteLow = addressLow;
        remotePort = port();
        state = (int) number(16);
        long transmitQueue = number(16);
        expect(':');
        receiveQueue = number(16);
        timer = (int) number(16);
        expect(':');
        timerMillis = number(16) * Math.max(1, 1000 / ticksPerSecond.getAsLong());
        number(16);
        uid = number(10);
        number(10);
        inode = number(10);
        // the column is 0 for a listener, whose backlog is not printed
        sendQueue = state == LISTEN ? UNKNOWN : transmitQueue;
        return !broken && state >= 1 && state <= 13;
    }

    private void readAddress() {
        skipSpaces();
        switch (family) {
            case IPV4 -> {
                addressHigh = 0;
                addressLow = word();
            }
            case IPV6 -> {
                addressHigh = word() << 32 | word();
                addressLow = word() << 32 | word();
            }
        }
    }

    /** Four bytes of an address, which the kernel prints as one number of its own byte order. */
    private long word() {
        int word = 0;
        for (int i = 0; i < 8; i++) {
            int digit = at < end ? Character.digit(text.get(JAVA_BYTE, at), 16) : -1;
            broken |= digit < 0;
            word = word << 4 | digit & 15;
            at++;
        }
        return Integer.toUnsignedLong(ProcText.networkOrder(word));
    }

    private int port() {
        expect(':');
        long number = number(16);
        broken |= number > 0xFFFF;
        return (int) number;
    }

    private long number(int radix) {
        skipSpaces();
        long start = at;
        long number = 0;
        while (at < end) {
            int digit = Character.digit(text.get(JAVA_BYTE, at), radix);
            if (digit < 0) {
                break;
            }
            number = number * radix + digit;
            at++;
        }
        // more than 16 digits do not fit, and no field has as many
        broken |= at == start || at - start > 16;
        return number;
    }

    private void expect(char mark) {
        broken |= at >= end || text.get(JAVA_BYTE, at) != mark;
        at++;
    }

    private void skipSpaces() {
        while (at < end && text.get(JAVA_BYTE, at) == ' ') {
            at++;
        }
    }
}

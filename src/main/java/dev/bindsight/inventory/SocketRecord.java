package dev.bindsight.inventory;

import dev.bindsight.model.AddressFamily;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.Inode;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.Ownership;
import dev.bindsight.model.Port;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.SocketKey;
import dev.bindsight.model.SocketTimer;
import dev.bindsight.model.TcpState;
import dev.bindsight.model.Uid;
import dev.bindsight.platform.SocketView;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.function.IntFunction;

/**
 * What is kept of one socket to see whether it changed: a row of {@link #WIDTH} longs in a table,
 * so that comparing 100,000 sockets walks memory once and allocates nothing.
 */
final class SocketRecord {
    /** How many longs a row has. */
    static final int WIDTH = 13;

    private static final int ID = 0;
    private static final int LOCAL_HIGH = 1;
    private static final int LOCAL_LOW = 2;
    private static final int REMOTE_HIGH = 3;
    private static final int REMOTE_LOW = 4;
    private static final int PACKED = 5;
    private static final int INODE = 6;
    private static final int UID = 7;
    private static final int DEVICE = 8;
    private static final int RECEIVE_QUEUE = 9;
    private static final int SEND_QUEUE = 10;
    private static final int CGROUP = 11;
    private static final int EXPIRES = 12;

    /** How far two readings of one timer may be apart: a listing takes time, jiffies round. */
    private static final long TIMER_TOLERANCE_MILLIS = 1_000;

    private static final SocketTimer.Kind[] TIMERS = SocketTimer.Kind.values();

    private SocketRecord() {}

    /**
     * The number a socket is known by: its cookie, or 64 bits mixed from what identifies it where
     * the source has no cookies. Two of 100,000 sockets collide in one listing of a billion.
     */
    static long id(SocketView view) {
        if (view.cookie() != SocketView.UNKNOWN) {
            return view.cookie();
        }
        long mixed = mix(view.localHigh(), view.localLow());
        mixed = mix(mixed, view.remoteHigh());
        mixed = mix(mixed, view.remoteLow());
        mixed = mix(mixed, (long) view.localPort() << 16 | view.remotePort());
        mixed = mix(mixed, view.protocol().ordinal() * 2L + view.family().ordinal());
        return mix(mixed, Math.max(0, view.inode()));
    }

    // the finalizer of SplitMix64
    private static long mix(long left, long right) {
        long mixed = (left ^ right) + 0x9E37_79B9_7F4A_7C15L;
        mixed = (mixed ^ mixed >>> 30) * 0xBF58_476D_1CE4_E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D0_49BB_1331_11EBL;
        return mixed ^ mixed >>> 31;
    }

    static long idAt(long[] rows, int row) {
        return rows[row * WIDTH + ID];
    }

    static long inodeAt(long[] rows, int row) {
        return rows[row * WIDTH + INODE];
    }

    static long cgroupAt(long[] rows, int row) {
        return rows[row * WIDTH + CGROUP];
    }

    static long uidAt(long[] rows, int row) {
        return rows[row * WIDTH + UID];
    }

    static int ownerPidAt(long[] rows, int row) {
        return (int) (rows[row * WIDTH + DEVICE] >>> 32);
    }

    /** Whether a row says what {@code view} says. */
    static boolean same(long[] rows, int row, SocketView view, long nowMillis) {
        int at = row * WIDTH;
        return rows[at + PACKED] == packed(view)
                && rows[at + LOCAL_LOW] == view.localLow()
                && rows[at + LOCAL_HIGH] == view.localHigh()
                && rows[at + REMOTE_LOW] == view.remoteLow()
                && rows[at + REMOTE_HIGH] == view.remoteHigh()
                && rows[at + INODE] == view.inode()
                && rows[at + UID] == view.uid()
                && rows[at + DEVICE] == device(view)
                && rows[at + RECEIVE_QUEUE] == view.receiveQueue()
                && rows[at + SEND_QUEUE] == view.sendQueue()
                && rows[at + CGROUP] == view.cgroup()
                && sameTimer(rows[at + EXPIRES], view, nowMillis);
    }

    private static boolean sameTimer(long expires, SocketView view, long nowMillis) {
        return view.timer() == 0
                || Math.abs(expires - nowMillis - view.timerMillis()) <= TIMER_TOLERANCE_MILLIS;
    }

    /** Makes a row say what {@code view} says. */
    static void write(long[] rows, int row, long id, SocketView view, long nowMillis) {
        int at = row * WIDTH;
        rows[at + ID] = id;
        rows[at + LOCAL_HIGH] = view.localHigh();
        rows[at + LOCAL_LOW] = view.localLow();
        rows[at + REMOTE_HIGH] = view.remoteHigh();
        rows[at + REMOTE_LOW] = view.remoteLow();
        rows[at + PACKED] = packed(view);
        rows[at + INODE] = view.inode();
        rows[at + UID] = view.uid();
        rows[at + DEVICE] = device(view);
        rows[at + RECEIVE_QUEUE] = view.receiveQueue();
        rows[at + SEND_QUEUE] = view.sendQueue();
        rows[at + CGROUP] = view.cgroup();
        rows[at + EXPIRES] = nowMillis + view.timerMillis();
    }

    private static long packed(SocketView view) {
        return view.protocol().ordinal()
                | (long) view.family().ordinal() << 1
                | (long) view.state() << 2
                | (long) view.timer() << 8
                | view.v6only() + 1L << 16
                | (long) view.localPort() << 24
                | (long) view.remotePort() << 40;
    }

    private static long device(SocketView view) {
        return (long) view.ownerPid() << 32 | view.interfaceIndex();
    }

    /**
     * The entry of a socket, with what did not change taken over from {@code before}.
     *
     * @param deviceName the name of the device with an index
     */
    static SocketEntry entry(
            SocketView view,
            @Nullable SocketEntry before,
            long nowMillis,
            IntFunction<@Nullable String> deviceName) {
        Endpoint local =
                endpoint(
                        view.family(),
                        view.localHigh(),
                        view.localLow(),
                        view.localPort(),
                        before == null ? null : before.local());
        boolean connected = view.remotePort() != 0 || (view.remoteHigh() | view.remoteLow()) != 0;
        Endpoint remote =
                connected
                        ? endpoint(
                                view.family(),
                                view.remoteHigh(),
                                view.remoteLow(),
                                view.remotePort(),
                                before == null ? null : before.remote())
                        : null;
        Inode inode = view.inode() > 0 ? new Inode(view.inode()) : null;
        return new SocketEntry(
                key(view, local, remote, before),
                view.protocol(),
                view.family(),
                local,
                remote,
                view.interfaceIndex() == 0 ? null : deviceName.apply(view.interfaceIndex()),
                TcpState.of(view.state()),
                view.receiveQueue(),
                view.sendQueue(),
                user(view),
                inode,
                view.cgroup(),
                view.v6only() < 0 ? null : Boolean.valueOf(view.v6only() == 1),
                timer(view, nowMillis),
                before == null ? Ownership.NOT_LOOKED_UP : before.ownership());
    }

    private static SocketKey key(
            SocketView view,
            Endpoint local,
            @Nullable Endpoint remote,
            @Nullable SocketEntry before) {
        if (before != null) {
            return before.key();
        }
        return view.cookie() == SocketView.UNKNOWN
                ? new SocketKey.ByAddress(
                        view.protocol(), local, remote, 0, Math.max(0, view.inode()))
                : new SocketKey.ByCookie(view.cookie());
    }

    private static Endpoint endpoint(
            AddressFamily family, long high, long low, int port, @Nullable Endpoint before) {
        if (before != null
                && before.port().number() == port
                && before.address().low() == low
                && before.address().high() == high
                && before.address().family() == family) {
            return before;
        }
        return new Endpoint(new IpAddress(family, high, low), new Port(port));
    }

    // TIME_WAIT and orphans report user 0, whoever it was; only an inode still has a user
    private static @Nullable Uid user(SocketView view) {
        boolean known = view.uid() != SocketView.UNKNOWN && view.inode() != 0;
        return known ? new Uid(view.uid()) : null;
    }

    private static @Nullable SocketTimer timer(SocketView view, long nowMillis) {
        int number = view.timer();
        boolean runs = number >= 1 && number <= TIMERS.length && view.protocol() == Protocol.TCP;
        return runs
                ? new SocketTimer(
                        TIMERS[number - 1], Instant.ofEpochMilli(nowMillis + view.timerMillis()))
                : null;
    }
}

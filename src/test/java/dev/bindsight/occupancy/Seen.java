package dev.bindsight.occupancy;

import dev.bindsight.model.AddressFamily;
import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Inode;
import dev.bindsight.model.Ownership;
import dev.bindsight.model.Ownership.KernelHeld;
import dev.bindsight.model.Ownership.KernelReason;
import dev.bindsight.model.Pid;
import dev.bindsight.model.ProcessRef;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.SocketKey;
import dev.bindsight.model.SocketTimer;
import dev.bindsight.model.TcpState;
import dev.bindsight.model.Uid;
import dev.bindsight.probe.AddressSpec;
import dev.bindsight.testbed.ScriptedSocket;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/** Sockets as a reading has them, in one line each. */
public final class Seen {
    /** The user of sockets that do not say another. */
    public static final Uid USER = new Uid(1000);

    /** When they were seen. */
    public static final Instant NOW = Instant.EPOCH;

    private Seen() {}

    /** A place as {@code 127.0.0.1:80}, {@code [fe80::1%eth0]:80}, {@code [::]:80 v6only}. */
    public static BindPlace place(String text) {
        String[] words = text.split(" ");
        BindPlace place = AddressSpec.parse(words[0]).orElseThrow().places(true).getFirst();
        return words.length == 1
                ? place
                : new BindPlace(place.endpoint(), words[1].equals("v6only"), place.interfaceName());
    }

    /**
     * A socket.
     *
     * @param text {@code LISTEN}, {@code BOUND}, {@code TIME_WAIT 30} with seconds left, {@code
     *     ORPHAN}, {@code ORPHAN 30}, {@code QUEUED}, {@code KERNEL}, {@code UDP}, {@code UDP
     *     ESTABLISHED}, or another state of TCP; {@code of 1001} for the user
     */
    public static SocketEntry socket(String local, String text) {
        return socket(local, null, text);
    }

    /** A socket with a peer. */
    public static SocketEntry socket(String local, @Nullable String remote, String text) {
        BindPlace place = place(local);
        String[] words = text.split(" ");
        boolean udp = words[0].equals("UDP");
        TcpState state =
                switch (words[0]) {
                    case "UDP" ->
                            words.length > 1 && words[1].equals("ESTABLISHED")
                                    ? TcpState.ESTABLISHED
                                    : TcpState.CLOSE;
                    case "BOUND" -> TcpState.BOUND_INACTIVE;
                    case "ORPHAN" -> TcpState.FIN_WAIT2;
                    case "QUEUED" -> TcpState.ESTABLISHED;
                    case "KERNEL" -> TcpState.LISTEN;
                    default -> TcpState.valueOf(words[0]);
                };
        boolean open = !List.of("TIME_WAIT", "ORPHAN", "QUEUED", "KERNEL").contains(words[0]);
        Instant end = !open && words.length > 1 ? NOW.plusSeconds(Long.parseLong(words[1])) : null;
        long cookie = 1 + (31 * (local + remote).hashCode() + text.hashCode() & 0xffff_ffffL);
        Uid user = text.contains(" of ") ? new Uid(Long.parseLong(words[words.length - 1])) : USER;
        return new SocketEntry(
                new SocketKey.ByCookie(cookie),
                udp ? Protocol.UDP : Protocol.TCP,
                place.endpoint().address().family(),
                place.endpoint(),
                remote == null ? null : ScriptedSocket.endpoint(remote),
                place.interfaceName(),
                state,
                0,
                0,
                open ? user : null,
                open ? new Inode(cookie) : null,
                0,
                place.endpoint().address().family() == AddressFamily.IPV4
                        ? null
                        : Boolean.TRUE.equals(place.v6only()),
                end == null ? null : new SocketTimer(SocketTimer.Kind.TIME_WAIT, end),
                ownership(words[0], end));
    }

    private static Ownership ownership(String kind, @Nullable Instant end) {
        return switch (kind) {
            case "TIME_WAIT" -> new KernelHeld(KernelReason.TIME_WAIT, end);
            case "ORPHAN" -> new KernelHeld(KernelReason.ORPHAN, end);
            case "QUEUED" -> new KernelHeld(KernelReason.ACCEPT_QUEUE, null);
            case "KERNEL" -> new KernelHeld(KernelReason.KERNEL_SERVICE, null);
            default -> new Ownership.OwnedBy(List.of(new ProcessRef(new Pid(10), 1)));
        };
    }
}

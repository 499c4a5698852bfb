package dev.bindsight.platform.linux;

import dev.bindsight.model.IpAddress;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.TcpState;
import dev.bindsight.platform.Platform;
import dev.bindsight.platform.SocketQuery;
import dev.bindsight.platform.SocketSource;
import dev.bindsight.platform.SocketView;

import java.util.ArrayList;
import java.util.List;

/** What a view showed, kept. */
record ListedSocket(
        Protocol protocol,
        TcpState state,
        IpAddress local,
        int localPort,
        IpAddress remote,
        int remotePort,
        int device,
        long cookie,
        long inode,
        long uid,
        long receiveQueue,
        long sendQueue,
        int timer,
        long timerMillis,
        long cgroup,
        int v6only) {
    static ListedSocket of(SocketView view) {
        return new ListedSocket(
                view.protocol(),
                TcpState.of(view.state()),
                new IpAddress(view.family(), view.localHigh(), view.localLow()),
                view.localPort(),
                new IpAddress(view.family(), view.remoteHigh(), view.remoteLow()),
                view.remotePort(),
                view.interfaceIndex(),
                view.cookie(),
                view.inode(),
                view.uid(),
                view.receiveQueue(),
                view.sendQueue(),
                view.timer(),
                view.timerMillis(),
                view.cgroup(),
                view.v6only());
    }

    static List<ListedSocket> list(SocketSource source, SocketQuery query) {
        List<ListedSocket> listed = new ArrayList<>();
        var listing = source.list(query, view -> listed.add(of(view)));
        if (!listing.equals(new SocketSource.Listing.Complete(listed.size()))) {
            throw new AssertionError(listing.toString());
        }
        return listed;
    }

    static SocketSource sockDiag(Platform platform) {
        return platform.sources().get(0);
    }

    static SocketSource procfs(Platform platform) {
        return platform.sources().get(1);
    }
}

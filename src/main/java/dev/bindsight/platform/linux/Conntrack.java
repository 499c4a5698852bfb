package dev.bindsight.platform.linux;

import static dev.bindsight.platform.linux.abi.NetfilterAbi.NETLINK_NETFILTER;
import static dev.bindsight.platform.linux.abi.SocketAbi.AF_NETLINK;
import static dev.bindsight.platform.linux.abi.SocketAbi.MSG_DONTWAIT;
import static dev.bindsight.platform.linux.abi.SocketAbi.SOCK_CLOEXEC;
import static dev.bindsight.platform.linux.abi.SocketAbi.SOCK_RAW;

import dev.bindsight.model.Endpoint;
import dev.bindsight.model.Protocol;
import dev.bindsight.platform.TrackedConnections;
import dev.bindsight.platform.linux.ConntrackMessages.Tracked;
import dev.bindsight.platform.linux.ConntrackMessages.Tuple;
import dev.bindsight.platform.linux.InetDiagMessages.Part;

import java.lang.foreign.MemorySegment;

/**
 * Looks connections up in conntrack of this network namespace, over a netlink socket for each
 * question: the kernel answers while it handles the send (net/netfilter/nfnetlink.c), and only
 * whoever has CAP_NET_ADMIN.
 */
final class Conntrack implements TrackedConnections {
    private static final int SEQUENCE = 1;
    private static final int QUESTION = 512;

    private final Libc libc;

    Conntrack(Libc libc) {
        this.libc = libc;
    }

    @Override
    public Tracking track(Protocol protocol, Endpoint local, Endpoint remote) {
        int fd = libc.socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_NETFILTER);
        if (fd < 0) {
            return new Tracking.Refused(LinuxErrno.of(-fd));
        }
        try {
            return track(fd, protocol, new Tuple(plain(local), plain(remote)));
        } finally {
            libc.close(fd);
        }
    }

    private Tracking track(int fd, Protocol protocol, Tuple sent) {
        Scratch scratch = libc.scratch();
        MemorySegment question = scratch.struct.asSlice(0, QUESTION);
        int length = ConntrackMessages.ask(question, protocol, sent, SEQUENCE);
        int result = libc.send(fd, question.address(), length, 0);
        if (result < 0) {
            return new Tracking.Refused(LinuxErrno.of(-result));
        }
        MemorySegment data = scratch.data;
        do {
            result = libc.recv(fd, data.address(), data.byteSize(), MSG_DONTWAIT);
        } while (result == -LinuxErrno.EINTR);
        if (result < 0) {
            return new Tracking.Refused(LinuxErrno.of(-result));
        }
        if (InetDiagMessages.inspect(data, 0, result, SEQUENCE) instanceof Part.Failed(int errno)) {
            return errno == LinuxErrno.ENOENT
                    ? new Tracking.NotFollowed()
                    : new Tracking.Refused(LinuxErrno.of(errno));
        }
        Tracked tracked = ConntrackMessages.read(data, result);
        if (tracked == null) {
            return new Tracking.Refused(LinuxErrno.of(LinuxErrno.EPROTO));
        }
        Tuple back = tracked.original().equals(sent) ? tracked.reply() : tracked.original();
        return new Tracking.Followed(back.source(), back.destination());
    }

    private static Endpoint plain(Endpoint endpoint) {
        return new Endpoint(endpoint.address().unmapped(), endpoint.port());
    }
}

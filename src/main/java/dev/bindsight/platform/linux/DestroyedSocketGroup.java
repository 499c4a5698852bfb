package dev.bindsight.platform.linux;

import static dev.bindsight.platform.linux.abi.NetlinkAbi.NETLINK_ADD_MEMBERSHIP;
import static dev.bindsight.platform.linux.abi.NetlinkAbi.NETLINK_SOCK_DIAG;
import static dev.bindsight.platform.linux.abi.SockDiagAbi.SKNLGRP_INET6_TCP_DESTROY;
import static dev.bindsight.platform.linux.abi.SockDiagAbi.SKNLGRP_INET_TCP_DESTROY;
import static dev.bindsight.platform.linux.abi.SocketAbi.AF_NETLINK;
import static dev.bindsight.platform.linux.abi.SocketAbi.MSG_DONTWAIT;
import static dev.bindsight.platform.linux.abi.SocketAbi.MSG_TRUNC;
import static dev.bindsight.platform.linux.abi.SocketAbi.SOCK_CLOEXEC;
import static dev.bindsight.platform.linux.abi.SocketAbi.SOCK_RAW;
import static dev.bindsight.platform.linux.abi.SocketAbi.SOL_NETLINK;
import static dev.bindsight.platform.linux.abi.SocketAbi.SOL_SOCKET;
import static dev.bindsight.platform.linux.abi.SocketAbi.SO_RCVBUF;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import dev.bindsight.model.BindPlace;
import dev.bindsight.model.DestroyedSocket;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.Port;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.Uid;
import dev.bindsight.platform.DestroyedSockets;
import dev.bindsight.platform.SocketView;
import dev.bindsight.platform.linux.abi.SocketAbi.SockaddrNl;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The multicast groups in which the kernel tells of TCP sockets as it destroys them
 * (sock_diag_broadcast_destroy, net/core/sock_diag.c). Every user may join them.
 */
final class DestroyedSocketGroup implements DestroyedSockets {
    private static final MemorySegment BIND = Libc.function("bind");

    /** Room for about a thousand; what does not fit the kernel drops. */
    private static final int ROOM = 512 * 1024;

    /** What is read at one call of {@link #drain}, so that a storm of closing ends somewhere. */
    private static final int MOST = 20_000;

    private final Libc libc;
    private final Devices devices;
    private final int fd;
    private final InetDiagSocket view = new InetDiagSocket();

    private DestroyedSocketGroup(Libc libc, Devices devices, int fd) {
        this.libc = libc;
        this.devices = devices;
        this.fd = fd;
    }

    /** Joins them; empty where the kernel does not let it. */
    static Optional<DestroyedSockets> join(Libc libc, Devices devices) {
        int fd = libc.socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_SOCK_DIAG);
        if (fd < 0) {
            return Optional.empty();
        }
        if (!bind(libc, fd)) {
            libc.close(fd);
            return Optional.empty();
        }
        // a favour: without it more is dropped in a storm
        option(libc, fd, SOL_SOCKET, SO_RCVBUF, ROOM);
        boolean joined = false;
        for (int group : new int[] {SKNLGRP_INET_TCP_DESTROY, SKNLGRP_INET6_TCP_DESTROY}) {
            joined |= option(libc, fd, SOL_NETLINK, NETLINK_ADD_MEMBERSHIP, group) == 0;
        }
        if (!joined) {
            libc.close(fd);
            return Optional.empty();
        }
        return Optional.of(new DestroyedSocketGroup(libc, devices, fd));
    }

    /** One without a number of its own counts as the kernel itself, which hears no multicast. */
    private static boolean bind(Libc libc, int fd) {
        MemorySegment address = libc.scratch().struct.asSlice(0, SockaddrNl.SIZE).fill((byte) 0);
        address.set(JAVA_SHORT, 0, (short) AF_NETLINK);
        return libc.call(BIND, fd, address.address(), SockaddrNl.SIZE) == 0;
    }

    private static int option(Libc libc, int fd, int level, int name, int value) {
        MemorySegment struct = libc.scratch().struct;
        struct.set(JAVA_INT, 0, value);
        return libc.setsockopt(fd, level, name, struct.address(), Integer.BYTES);
    }

    @Override
    public List<DestroyedSocket> drain() {
        var found = new ArrayList<DestroyedSocket>();
        MemorySegment data = libc.scratch().data;
        for (int i = 0; i < MOST; i++) {
            int length = libc.recv(fd, data.address(), data.byteSize(), MSG_DONTWAIT | MSG_TRUNC);
            if (length == -LinuxErrno.ENOBUFS || length == -LinuxErrno.EINTR) {
                continue;
            }
            if (length <= 0) {
                return found;
            }
            read(data, Math.min(length, data.byteSize()), found::add);
        }
        return found;
    }

    /**
     * Hands out those of a message that had a port and never a peer, but for Bindsight's trials.
     */
    private void read(MemorySegment data, long length, Consumer<DestroyedSocket> each) {
        InetDiagMessages.forEach(
                data, 0, length, 0, Protocol.TCP, 0, view, socket -> take(socket, each));
    }

    private void take(SocketView socket, Consumer<DestroyedSocket> each) {
        // a connect that failed has no peer any more, but what was reckoned for its packets
        if (socket.localPort() == 0
                || socket.remotePort() != 0
                || view.hasSentPackets()
                || view.isTrial()) {
            return;
        }
        var address = new IpAddress(socket.family(), socket.localHigh(), socket.localLow());
        String device =
                socket.interfaceIndex() == 0
                        ? null
                        : devices.name(socket.interfaceIndex()).orElse(null);
        Boolean v6only =
                address.equals(IpAddress.ANY_IPV6) && socket.v6only() >= 0
                        ? socket.v6only() == 1
                        : null;
        var where =
                new BindPlace(new Endpoint(address, new Port(socket.localPort())), v6only, device);
        each.accept(new DestroyedSocket(socket.cookie(), where, new Uid(socket.uid())));
    }

    @Override
    public void close() {
        libc.close(fd);
    }
}

package dev.bindsight.platform.linux;

import static dev.bindsight.platform.linux.abi.NetlinkAbi.NETLINK_SOCK_DIAG;
import static dev.bindsight.platform.linux.abi.SocketAbi.AF_NETLINK;
import static dev.bindsight.platform.linux.abi.SocketAbi.MSG_DONTWAIT;
import static dev.bindsight.platform.linux.abi.SocketAbi.SOCK_CLOEXEC;
import static dev.bindsight.platform.linux.abi.SocketAbi.SOCK_RAW;

import dev.bindsight.model.Arg;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.Syscall;
import dev.bindsight.model.TracedCall;
import dev.bindsight.platform.SocketDestroyer;
import dev.bindsight.platform.linux.InetDiagMessages.Part;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/**
 * Destroys sockets over a netlink socket that is opened for each, so that the trace is whole. The
 * kernel does it while it handles the send (net/ipv4/inet_diag.c), so the answer is there at once.
 */
final class LinuxSocketDestroyer implements SocketDestroyer {
    /**
     * A struct nlmsgerr with the request behind it; the request is {@link InetDiagRequest#SIZE}.
     */
    private static final int ANSWER = 256;

    private static final int SEQUENCE = 1;

    private final Libc libc;
    private final Devices devices;

    LinuxSocketDestroyer(Libc libc, Devices devices) {
        this.libc = libc;
        this.devices = devices;
    }

    @Override
    public Destruction destroy(SocketEntry socket) {
        var trace = new ArrayList<TracedCall>();
        long started = System.nanoTime();
        int fd = libc.socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_SOCK_DIAG);
        trace.add(
                Trace.of(
                        Syscall.SOCKET,
                        List.of(
                                new Arg.Constant("AF_NETLINK", AF_NETLINK),
                                Arg.Flags.of(
                                        new Arg.Constant("SOCK_RAW", SOCK_RAW),
                                        new Arg.Constant("SOCK_CLOEXEC", SOCK_CLOEXEC)),
                                new Arg.Constant("NETLINK_SOCK_DIAG", NETLINK_SOCK_DIAG)),
                        fd,
                        started));
        int errno = fd < 0 ? -fd : exchange(fd, socket, trace);
        if (fd >= 0) {
            started = System.nanoTime();
            int closed = libc.close(fd);
            trace.add(Trace.of(Syscall.CLOSE, List.of(new Arg.Descriptor(fd)), closed, started));
        }
        return new Destruction(trace, errno == 0 ? null : LinuxErrno.of(errno));
    }

    /** Returns 0 or the errno. */
    private int exchange(int fd, SocketEntry socket, List<TracedCall> trace) {
        var request = new InetDiagRequest();
        request.destroy(socket, device(socket));
        request.number(SEQUENCE);
        long started = System.nanoTime();
        int sent = libc.send(fd, request.address(), InetDiagRequest.SIZE, 0);
        trace.add(Trace.of(Syscall.SEND, with(fd, order(socket, request)), sent, started));
        if (sent < 0) {
            return -sent;
        }
        MemorySegment answer = libc.scratch().struct.asSlice(0, ANSWER);
        int received;
        do {
            started = System.nanoTime();
            received = libc.recv(fd, answer.address(), ANSWER, MSG_DONTWAIT);
        } while (received == -LinuxErrno.EINTR);
        if (received < 0) {
            trace.add(Trace.of(Syscall.RECV, List.of(new Arg.Descriptor(fd)), received, started));
            return -received;
        }
        int errno =
                switch (InetDiagMessages.inspect(answer, 0, received, SEQUENCE)) {
                    case Part.Failed(int refused) -> refused;
                    case Part.Done _ -> 0;
                    case Part.More _, Part.Unreliable _ -> LinuxErrno.EPROTO;
                };
        Arg said = new Arg.NetlinkAnswer(errno == 0 ? null : LinuxErrno.of(errno));
        trace.add(Trace.of(Syscall.RECV, with(fd, said), received, started));
        return errno;
    }

    private int device(SocketEntry socket) {
        String name = socket.interfaceName();
        return name == null ? 0 : devices.index(name).orElse(0);
    }

    private static List<Arg> with(int fd, Arg argument) {
        return List.of(new Arg.Descriptor(fd), argument);
    }

    private static Arg order(SocketEntry socket, InetDiagRequest request) {
        return new Arg.DestroyOrder(
                socket.family(),
                socket.protocol(),
                socket.local(),
                socket.remote(),
                request.toArray());
    }
}

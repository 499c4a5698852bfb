package dev.bindsight.testbed;

import dev.bindsight.model.AddressFamily;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.Errno;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketOption;
import dev.bindsight.model.Syscall;
import dev.bindsight.model.SyscallResult;
import dev.bindsight.model.TcpState;
import dev.bindsight.model.TracedCall;
import dev.bindsight.platform.SocketCalls;

import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Binds against the sockets of a {@link ScriptedPlatform}. It knows one rule of the kernel's: an
 * address is refused while another socket of the protocol has it or overlaps it, unless
 * SO_REUSEADDR is set and that socket is a TCP one that does not listen. Connects are refused.
 */
public final class ScriptedSocketCalls implements SocketCalls {
    private final Supplier<List<ScriptedSocket>> sockets;
    private final Map<Integer, Made> open = new HashMap<>();
    private int nextDescriptor = 20;

    ScriptedSocketCalls(Supplier<List<ScriptedSocket>> sockets) {
        this.sockets = sockets;
    }

    /** How many sockets were made and not closed. */
    public synchronized int stillOpen() {
        return open.size();
    }

    @Override
    public synchronized TracedCall socket(
            AddressFamily family, Protocol protocol, boolean nonBlocking) {
        int descriptor = nextDescriptor++;
        open.put(descriptor, new Made(protocol, EnumSet.noneOf(SocketOption.class)));
        String domain = family == AddressFamily.IPV4 ? "AF_INET" : "AF_INET6";
        return returned(Syscall.SOCKET, domain + ", " + protocol, descriptor);
    }

    @Override
    public synchronized TracedCall setOption(int descriptor, SocketOption option, int value) {
        Set<SocketOption> options = made(descriptor).options();
        if (value == 0) {
            options.remove(option);
        } else {
            options.add(option);
        }
        return returned(Syscall.SETSOCKOPT, descriptor + ", " + option + ", " + value, 0);
    }

    @Override
    public synchronized TracedCall bind(int descriptor, Endpoint local, int scope) {
        Made made = made(descriptor);
        boolean taken = sockets.get().stream().anyMatch(other -> conflicts(made, local, other));
        String arguments = descriptor + ", " + local;
        return taken
                ? failed(Syscall.BIND, arguments, "EADDRINUSE", 98)
                : returned(Syscall.BIND, arguments, 0);
    }

    private static boolean conflicts(Made made, Endpoint local, ScriptedSocket other) {
        boolean tolerated =
                made.options().contains(SocketOption.SO_REUSEADDR)
                        && made.protocol() == Protocol.TCP
                        && other.tcpState() != TcpState.LISTEN;
        boolean overlaps =
                local.address().isWildcard()
                        || other.local().address().isWildcard()
                        || local.address().unmapped().equals(other.local().address().unmapped());
        return !tolerated
                && overlaps
                && other.protocol() == made.protocol()
                && other.local().port().equals(local.port());
    }

    @Override
    public synchronized TracedCall listen(int descriptor, int backlog) {
        made(descriptor);
        return returned(Syscall.LISTEN, descriptor + ", " + backlog, 0);
    }

    @Override
    public synchronized TracedCall connect(int descriptor, Endpoint remote, int scope) {
        made(descriptor);
        return failed(Syscall.CONNECT, descriptor + ", " + remote, "ECONNREFUSED", 111);
    }

    @Override
    public synchronized TracedCall awaitWritable(int descriptor, Duration limit) {
        made(descriptor);
        return returned(Syscall.POLL, "[{" + descriptor + ", POLLOUT}], 1", 1);
    }

    @Override
    public synchronized TracedCall pendingError(int descriptor) {
        made(descriptor);
        return returned(Syscall.GETSOCKOPT, descriptor + ", SO_ERROR", 0);
    }

    @Override
    public synchronized TracedCall boundPort(int descriptor) {
        made(descriptor);
        return returned(Syscall.GETSOCKNAME, Integer.toString(descriptor), 49_152);
    }

    @Override
    public synchronized TracedCall close(int descriptor) {
        made(descriptor);
        open.remove(descriptor);
        return returned(Syscall.CLOSE, Integer.toString(descriptor), 0);
    }

    private Made made(int descriptor) {
        Made made = open.get(descriptor);
        if (made == null) {
            throw new IllegalArgumentException("descriptor " + descriptor + " is not open");
        }
        return made;
    }

    private static TracedCall returned(Syscall syscall, String arguments, long value) {
        return new TracedCall(
                syscall, arguments, new SyscallResult.Returned(value), Duration.ofNanos(1_000));
    }

    private static TracedCall failed(Syscall syscall, String arguments, String name, int number) {
        return new TracedCall(
                syscall,
                arguments,
                new SyscallResult.Failed(new Errno(name, number)),
                Duration.ofNanos(1_000));
    }

    private record Made(Protocol protocol, Set<SocketOption> options) {}
}

package dev.bindsight.testbed;

import dev.bindsight.model.AddressFamily;
import dev.bindsight.model.Arg;
import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.Errno;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.Port;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketOption;
import dev.bindsight.model.Syscall;
import dev.bindsight.model.SyscallResult;
import dev.bindsight.model.TcpState;
import dev.bindsight.model.TracedCall;
import dev.bindsight.platform.GroupPoll;
import dev.bindsight.platform.SocketCalls;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Binds against the sockets of a {@link ScriptedPlatform}. It knows the kernel's rules for TCP: an
 * address is refused while another socket has it or overlaps it, unless both have SO_REUSEADDR and
 * the other does not listen, or both have SO_REUSEPORT. {@link #fail} has the kernel refuse for
 * what is no socket. A connect works where a scripted listener is, is left without an answer where
 * {@link #dropConnectsTo} says so, and is refused elsewhere.
 */
public final class ScriptedSocketCalls implements SocketCalls {
    private static final Arg.Flags WRITABLE = Arg.Flags.of(new Arg.Constant("POLLOUT", 4));
    private static final int FREE_PORT = 49_152;

    private final Supplier<List<ScriptedSocket>> sockets;
    private final Map<Integer, Made> open = new HashMap<>();
    private final Set<Endpoint> silent = new HashSet<>();
    private final List<Failure> failures = new ArrayList<>();
    private int nextDescriptor = 20;

    ScriptedSocketCalls(Supplier<List<ScriptedSocket>> sockets) {
        this.sockets = sockets;
    }

    /** How many sockets were made and not closed. */
    public synchronized int stillOpen() {
        return open.size();
    }

    /** From now on connects to it get no answer. */
    public synchronized void dropConnectsTo(Endpoint remote) {
        silent.add(remote);
    }

    /** From now on a call fails; of several failures that fit the first is given. */
    public synchronized void fail(Failure failure) {
        failures.add(failure);
    }

    /**
     * What a call fails with, whatever the sockets are.
     *
     * @param call {@code socket}, {@code bind}, {@code listen} or {@code connect}, which after
     *     EINPROGRESS gets no answer
     * @param address the address it has to be about, of {@code socket} one of its family; absent
     *     for any
     * @param belowPort the port it has to be about is lower and not 0; absent for any
     * @param errno what it gives
     * @param once whether that is over after the first time
     */
    public record Failure(
            String call,
            @Nullable IpAddress address,
            @Nullable Port belowPort,
            Errno errno,
            boolean once) {
        private boolean fits(Syscall asked, Endpoint about) {
            boolean here =
                    address == null
                            || address.equals(about.address())
                            || asked == Syscall.SOCKET
                                    && address.family() == about.address().family();
            int port = about.port().number();
            return asked.label().equals(call)
                    && here
                    && (belowPort == null || port != 0 && port < belowPort.number());
        }
    }

    private Optional<Errno> refusal(Syscall call, Endpoint about) {
        Optional<Failure> found =
                failures.stream().filter(failure -> failure.fits(call, about)).findFirst();
        found.filter(Failure::once).ifPresent(failures::remove);
        return found.map(Failure::errno);
    }

    @Override
    public synchronized TracedCall socket(
            AddressFamily family, Protocol protocol, boolean nonBlocking) {
        String domain = family == AddressFamily.IPV4 ? "AF_INET" : "AF_INET6";
        String type = protocol == Protocol.TCP ? "SOCK_STREAM" : "SOCK_DGRAM";
        List<Arg> arguments = Args.of(domain, type, 0);
        var made = new Made(family, protocol);
        Optional<Errno> refused = refusal(Syscall.SOCKET, made.local);
        if (refused.isPresent()) {
            return failed(Syscall.SOCKET, arguments, refused.get());
        }
        int descriptor = nextDescriptor++;
        open.put(descriptor, made);
        return returned(Syscall.SOCKET, arguments, descriptor);
    }

    @Override
    public synchronized TracedCall setOption(int descriptor, SocketOption option, int value) {
        Set<SocketOption> options = made(descriptor).options;
        if (value == 0) {
            options.remove(option);
        } else {
            options.add(option);
        }
        return returned(Syscall.SETSOCKOPT, Args.option(descriptor, option.name(), value), 0);
    }

    @Override
    public synchronized TracedCall bindToDevice(int descriptor, String device) {
        made(descriptor).device = device;
        return returned(
                Syscall.SETSOCKOPT,
                Args.on(descriptor, "SO_BINDTODEVICE", new Arg.Text(device)),
                0);
    }

    @Override
    public synchronized TracedCall bind(int descriptor, Endpoint local, int scope) {
        Made made = made(descriptor);
        boolean taken = sockets.get().stream().anyMatch(other -> conflicts(made, local, other));
        List<Arg> arguments = Args.on(descriptor, local);
        int port = local.port().number() == 0 ? FREE_PORT : local.port().number();
        made.local = new Endpoint(local.address(), new Port(port));
        Optional<Errno> refused = refusal(Syscall.BIND, local);
        if (refused.isPresent()) {
            return failed(Syscall.BIND, arguments, refused.get());
        }
        return taken
                ? failed(Syscall.BIND, arguments, "EADDRINUSE", 98)
                : returned(Syscall.BIND, arguments, 0);
    }

    private static boolean conflicts(Made made, Endpoint local, ScriptedSocket other) {
        boolean reuses =
                both(made, other, SocketOption.SO_REUSEADDR)
                        && made.protocol == Protocol.TCP
                        && other.tcpState() != TcpState.LISTEN;
        return !reuses
                && !both(made, other, SocketOption.SO_REUSEPORT)
                && other.protocol() == made.protocol
                && made.place(local).overlaps(place(other));
    }

    private static BindPlace place(ScriptedSocket socket) {
        Boolean v6only =
                socket.local().address().family() == AddressFamily.IPV6
                        ? socket.v6only() == 1
                        : null;
        return new BindPlace(socket.local(), v6only, null);
    }

    private static boolean both(Made made, ScriptedSocket other, SocketOption option) {
        return made.options.contains(option) && other.options().contains(option);
    }

    @Override
    public synchronized TracedCall listen(int descriptor, int backlog) {
        List<Arg> arguments = Args.on(descriptor, backlog);
        return refusal(Syscall.LISTEN, made(descriptor).local)
                .map(errno -> failed(Syscall.LISTEN, arguments, errno))
                .orElseGet(() -> returned(Syscall.LISTEN, arguments, 0));
    }

    @Override
    public synchronized TracedCall abortOnClose(int descriptor) {
        made(descriptor);
        return returned(Syscall.SETSOCKOPT, Args.on(descriptor, "SO_LINGER"), 0);
    }

    @Override
    public synchronized Addressed accept(int descriptor) {
        made(descriptor);
        List<Arg> arguments = Args.on(descriptor);
        return new Addressed(failed(Syscall.ACCEPT, arguments, "EAGAIN", 11), null);
    }

    @Override
    public synchronized TracedCall connect(int descriptor, Endpoint remote, int scope) {
        Made made = made(descriptor);
        List<Arg> arguments = Args.on(descriptor, remote);
        Optional<Errno> refused = refusal(Syscall.CONNECT, remote);
        if (refused.isPresent()) {
            made.awaited = Answer.SILENT;
            return failed(Syscall.CONNECT, arguments, refused.get());
        }
        Answer answer = answer(made, remote);
        made.awaited = answer;
        return switch (answer) {
            case ACCEPTED -> returned(Syscall.CONNECT, arguments, 0);
            case SILENT -> failed(Syscall.CONNECT, arguments, "EINPROGRESS", 115);
            case REFUSED -> failed(Syscall.CONNECT, arguments, "ECONNREFUSED", 111);
        };
    }

    private Answer answer(Made made, Endpoint remote) {
        if (silent.contains(remote)) {
            return Answer.SILENT;
        }
        boolean listens =
                sockets.get().stream()
                        .filter(socket -> socket.protocol() == made.protocol)
                        .filter(socket -> socket.tcpState() == TcpState.LISTEN)
                        .anyMatch(socket -> BindPlace.of(remote).overlaps(place(socket)));
        return listens || made.protocol == Protocol.UDP ? Answer.ACCEPTED : Answer.REFUSED;
    }

    @Override
    public TracedCall awaitWritable(int descriptor, Duration limit) {
        return await(descriptor, "POLLOUT", limit);
    }

    @Override
    public GroupPoll awaitAnyWritable(List<Integer> descriptors, Duration limit) {
        List<Arg.Flags> found =
                descriptors.stream()
                        .map(each -> awaitWritable(each, limit).result())
                        .map(result ->
                                result.equals(new SyscallResult.Returned(1))
                                        ? WRITABLE
                                        : Arg.Flags.NONE)
                        .toList();
        long ready = found.stream().filter(each -> !each.isEmpty()).count();
        return new GroupPoll(
                descriptors,
                found,
                limit.toMillis(),
                new SyscallResult.Returned(ready),
                Duration.ofNanos(1_000));
    }

    @Override
    public TracedCall awaitReadable(int descriptor, Duration limit) {
        return await(descriptor, "POLLIN", limit);
    }

    /** A scripted wait does not take the time: it tells at once that there was no answer. */
    private synchronized TracedCall await(int descriptor, String events, Duration limit) {
        boolean silent = made(descriptor).awaited == Answer.SILENT;
        List<Arg> arguments = Args.poll(descriptor, events, limit.toMillis());
        return returned(Syscall.POLL, arguments, silent ? 0 : 1);
    }

    @Override
    public synchronized TracedCall pendingError(int descriptor) {
        made(descriptor);
        return returned(Syscall.GETSOCKOPT, Args.on(descriptor, "SO_ERROR"), 0);
    }

    @Override
    public synchronized Addressed localEndpoint(int descriptor) {
        Endpoint local = made(descriptor).local;
        List<Arg> arguments = Args.on(descriptor, local);
        return new Addressed(returned(Syscall.GETSOCKNAME, arguments, 0), local);
    }

    @Override
    public synchronized TracedCall send(int descriptor, byte[] bytes) {
        made(descriptor);
        List<Arg> arguments = Args.on(descriptor, new Arg.Bytes(bytes));
        return returned(Syscall.SEND, arguments, bytes.length);
    }

    @Override
    public synchronized Received receive(int descriptor, int max, boolean peek) {
        made(descriptor);
        List<Arg> arguments = Args.on(descriptor, new Arg.Room(max));
        return new Received(failed(Syscall.RECV, arguments, "EAGAIN", 11), new byte[0], null);
    }

    @Override
    public synchronized TracedCall shutdown(int descriptor) {
        made(descriptor);
        return returned(Syscall.SHUTDOWN, Args.on(descriptor, "SHUT_RDWR"), 0);
    }

    @Override
    public synchronized TracedCall close(int descriptor) {
        made(descriptor);
        open.remove(descriptor);
        return returned(Syscall.CLOSE, Args.on(descriptor), 0);
    }

    private Made made(int descriptor) {
        Made made = open.get(descriptor);
        if (made == null) {
            throw new IllegalArgumentException("descriptor " + descriptor + " is not open");
        }
        return made;
    }

    private static TracedCall returned(Syscall syscall, List<Arg> arguments, long value) {
        return new TracedCall(
                syscall, arguments, new SyscallResult.Returned(value), Duration.ofNanos(1_000));
    }

    private static TracedCall failed(
            Syscall syscall, List<Arg> arguments, String name, int number) {
        return failed(syscall, arguments, new Errno(name, number));
    }

    private static TracedCall failed(Syscall syscall, List<Arg> arguments, Errno errno) {
        return new TracedCall(
                syscall, arguments, new SyscallResult.Failed(errno), Duration.ofNanos(1_000));
    }

    private enum Answer {
        ACCEPTED,
        REFUSED,
        SILENT
    }

    private static final class Made {
        private final Protocol protocol;
        private final Set<SocketOption> options = EnumSet.noneOf(SocketOption.class);
        private Endpoint local;
        private @Nullable String device;
        private Answer awaited = Answer.ACCEPTED;

        Made(AddressFamily family, Protocol protocol) {
            this.protocol = protocol;
            IpAddress any = family == AddressFamily.IPV4 ? IpAddress.ANY_IPV4 : IpAddress.ANY_IPV6;
            local = new Endpoint(any, new Port(0));
        }

        BindPlace place(Endpoint endpoint) {
            boolean ipv6 = endpoint.address().family() == AddressFamily.IPV6;
            Boolean v6only = ipv6 ? options.contains(SocketOption.IPV6_V6ONLY) : null;
            return new BindPlace(endpoint, v6only, device);
        }
    }
}

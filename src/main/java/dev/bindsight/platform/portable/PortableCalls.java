package dev.bindsight.platform.portable;

import static dev.bindsight.model.ErrnoName.EAFNOSUPPORT;
import static dev.bindsight.model.ErrnoName.EINPROGRESS;
import static dev.bindsight.model.ErrnoName.ENOSYS;

import dev.bindsight.model.AddressFamily;
import dev.bindsight.model.Arg;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.Errno;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketName;
import dev.bindsight.model.SocketOption;
import dev.bindsight.model.Syscall;
import dev.bindsight.model.SyscallResult;
import dev.bindsight.model.TracedCall;
import dev.bindsight.platform.GroupPoll;
import dev.bindsight.platform.SocketCalls;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.UnsupportedAddressTypeException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Socket calls where libc is not called: through the channels of the JDK. It differs from the real
 * calls in five ways. The descriptors are Bindsight's own numbers. The JDK makes bind and listen in
 * one step, so a listen that fails is told as the bind's. It does not tell what poll said and
 * cannot peek. An empty datagram goes out as one zero byte. And the errno is read back from the
 * JDK's words ({@link JdkErrors}). Verified on Linux only.
 */
final class PortableCalls implements SocketCalls {
    private static final Arg.Flags READABLE = Arg.Flags.of(named("POLLIN"));
    private static final Arg.Flags WRITABLE = Arg.Flags.of(named("POLLOUT"));

    /** 0 to 2 are the standard streams everywhere. */
    private final AtomicInteger next = new AtomicInteger(3);

    /** How long one descriptor of several is waited for before the others are asked again. */
    private static final Duration TURN = Duration.ofMillis(10);

    private final Map<Integer, PortableSocket> sockets = new ConcurrentHashMap<>();
    private final SystemErrno numbers;
    private final JdkErrors errors;

    PortableCalls(SystemErrno numbers) {
        this.numbers = numbers;
        errors = new JdkErrors(numbers);
    }

    @Override
    public TracedCall socket(AddressFamily family, Protocol protocol, boolean nonBlocking) {
        int descriptor = next.getAndIncrement();
        Arg.Constant type = named(protocol == Protocol.TCP ? "SOCK_STREAM" : "SOCK_DGRAM");
        return traced(
                Syscall.SOCKET,
                List.of(
                        named(family == AddressFamily.IPV4 ? "AF_INET" : "AF_INET6"),
                        nonBlocking
                                ? Arg.Flags.of(type, named("SOCK_NONBLOCK"))
                                : Arg.Flags.of(type),
                        new Arg.Number(0)),
                () -> {
                    sockets.put(descriptor, new PortableSocket(family, protocol, nonBlocking));
                    return descriptor;
                });
    }

    @Override
    public TracedCall setOption(int descriptor, SocketOption option, int value) {
        return traced(
                Syscall.SETSOCKOPT,
                List.of(fd(descriptor), named(option.name()), new Arg.Number(value)),
                () -> at(descriptor).setOption(option, value) ? 0 : null);
    }

    /** The JDK has no word for it. */
    @Override
    public TracedCall bindToDevice(int descriptor, String device) {
        return traced(
                Syscall.SETSOCKOPT,
                List.of(fd(descriptor), named("SO_BINDTODEVICE"), new Arg.Text(device)),
                () -> null);
    }

    @Override
    public TracedCall bind(int descriptor, Endpoint local, int scope) {
        return traced(
                Syscall.BIND,
                List.of(fd(descriptor), new Arg.Address(new SocketName.Inet(local, scope))),
                () -> {
                    at(descriptor).bind(local, scope);
                    return 0;
                });
    }

    @Override
    public TracedCall listen(int descriptor, int backlog) {
        return traced(
                Syscall.LISTEN,
                List.of(fd(descriptor), new Arg.Number(backlog)),
                () -> at(descriptor).isListening() ? 0 : null);
    }

    @Override
    public TracedCall connect(int descriptor, Endpoint remote, int scope) {
        List<Arg> arguments =
                List.of(fd(descriptor), new Arg.Address(new SocketName.Inet(remote, scope)));
        long started = System.nanoTime();
        TracedCall call =
                traced(
                        Syscall.CONNECT,
                        arguments,
                        () -> at(descriptor).connect(remote, scope) ? 0 : null);
        boolean undecided = !call.ok() && at(descriptor).isConnecting();
        return undecided
                ? failed(Syscall.CONNECT, arguments, numbers.of(EINPROGRESS), started)
                : call;
    }

    @Override
    public TracedCall awaitWritable(int descriptor, Duration limit) {
        return traced(
                Syscall.POLL,
                polled(descriptor, WRITABLE, limit),
                () -> at(descriptor).awaitWritable(limit) ? 1 : 0);
    }

    /** The JDK has no poll of these numbers: each is asked, again and again. */
    @Override
    public GroupPoll awaitAnyWritable(List<Integer> descriptors, Duration limit) {
        long started = System.nanoTime();
        while (true) {
            List<Arg.Flags> found = descriptors.stream().map(this::found).toList();
            long ready = found.stream().filter(each -> !each.isEmpty()).count();
            Duration left = limit.minus(since(started));
            if (ready > 0 || !left.isPositive()) {
                var result = new SyscallResult.Returned(ready);
                return new GroupPoll(descriptors, found, limit.toMillis(), result, since(started));
            }
            awaitWritable(descriptors.getFirst(), left.compareTo(TURN) < 0 ? left : TURN);
        }
    }

    /** A descriptor that cannot be waited for is decided too: SO_ERROR says how. */
    private Arg.Flags found(int descriptor) {
        SyscallResult result = awaitWritable(descriptor, Duration.ZERO).result();
        return result.equals(new SyscallResult.Returned(0)) ? Arg.Flags.NONE : WRITABLE;
    }

    @Override
    public TracedCall awaitReadable(int descriptor, Duration limit) {
        return traced(
                Syscall.POLL,
                polled(descriptor, READABLE, limit),
                () -> at(descriptor).awaitReadable(limit) ? 1 : 0);
    }

    @Override
    public TracedCall pendingError(int descriptor) {
        return traced(
                Syscall.GETSOCKOPT,
                List.of(fd(descriptor), named("SO_ERROR")),
                () -> {
                    IOException failure = at(descriptor).finishConnect();
                    return failure == null ? 0 : errors.errno(failure).number();
                });
    }

    @Override
    public TracedCall abortOnClose(int descriptor) {
        return traced(
                Syscall.SETSOCKOPT,
                List.of(fd(descriptor), named("SO_LINGER"), new Arg.Number(0)),
                () -> at(descriptor).abortOnClose() ? 0 : null);
    }

    @Override
    public Addressed accept(int descriptor) {
        var peer = new AtomicReference<@Nullable Endpoint>();
        TracedCall call =
                traced(
                        Syscall.ACCEPT,
                        List.of(fd(descriptor)),
                        () -> {
                            PortableSocket accepted = at(descriptor).accept();
                            if (accepted == null) {
                                return null;
                            }
                            peer.set(accepted.remoteEndpoint());
                            int made = next.getAndIncrement();
                            sockets.put(made, accepted);
                            return made;
                        });
        return new Addressed(call, peer.get());
    }

    @Override
    public Addressed localEndpoint(int descriptor) {
        var local = new AtomicReference<@Nullable Endpoint>();
        TracedCall call =
                traced(
                        Syscall.GETSOCKNAME,
                        List.of(fd(descriptor)),
                        () -> {
                            local.set(at(descriptor).localEndpoint());
                            return local.get() == null ? null : 0;
                        });
        return new Addressed(call, local.get());
    }

    @Override
    public TracedCall send(int descriptor, byte[] bytes) {
        int size = Math.min(bytes.length, MAX_BYTES);
        return traced(
                Syscall.SEND,
                List.of(fd(descriptor), new Arg.Bytes(Arrays.copyOf(bytes, size))),
                () -> at(descriptor).send(ByteBuffer.wrap(bytes, 0, size)));
    }

    @Override
    public Received receive(int descriptor, int max, boolean peek) {
        var bytes = ByteBuffer.allocate(Math.min(max, MAX_BYTES));
        var from = new AtomicReference<@Nullable Endpoint>();
        Arg.Flags flags = peek ? Arg.Flags.of(named("MSG_PEEK")) : Arg.Flags.NONE;
        List<Arg> arguments = List.of(fd(descriptor), new Arg.Room(bytes.capacity()), flags);
        TracedCall call =
                traced(
                        Syscall.RECV,
                        arguments,
                        () -> peek ? null : at(descriptor).receive(bytes, from::set));
        return new Received(call, Arrays.copyOf(bytes.array(), bytes.position()), from.get());
    }

    @Override
    public TracedCall shutdown(int descriptor) {
        return traced(
                Syscall.SHUTDOWN,
                List.of(fd(descriptor)),
                () -> {
                    at(descriptor).shutdown();
                    return 0;
                });
    }

    @Override
    public TracedCall close(int descriptor) {
        return traced(
                Syscall.CLOSE,
                List.of(fd(descriptor)),
                () -> {
                    PortableSocket socket = at(descriptor);
                    // gone even if it fails, as after close(2)
                    sockets.remove(descriptor);
                    socket.close();
                    return 0;
                });
    }

    private static Arg fd(int descriptor) {
        return new Arg.Descriptor(descriptor);
    }

    /** The JDK is told names; the number is the system's affair. */
    private static Arg.Constant named(String name) {
        return new Arg.Constant(name, 0);
    }

    private static List<Arg> polled(int descriptor, Arg.Flags events, Duration limit) {
        return List.of(
                new Arg.Polled(List.of(new Arg.Watched(descriptor, events))),
                new Arg.Number(limit.toMillis()));
    }

    private PortableSocket at(int descriptor) {
        PortableSocket socket = sockets.get(descriptor);
        if (socket == null) {
            throw new IllegalStateException("descriptor " + descriptor + " is not open");
        }
        return socket;
    }

    /** What a call of the JDK gives: a number, null where it cannot do this at all. */
    @FunctionalInterface
    private interface JdkCall {
        @Nullable Integer make() throws IOException;
    }

    private TracedCall traced(Syscall syscall, List<Arg> arguments, JdkCall call) {
        long started = System.nanoTime();
        try {
            Integer value = call.make();
            if (value == null) {
                return failed(syscall, arguments, numbers.of(ENOSYS), started);
            }
            return new TracedCall(
                    syscall, arguments, new SyscallResult.Returned(value), since(started));
        } catch (IOException thrown) {
            return failed(syscall, arguments, errors.errno(thrown), started);
        } catch (UnsupportedOperationException | UnsupportedAddressTypeException noSuchFamily) {
            // where the system has no IPv6, and for an address of the other family
            return failed(syscall, arguments, numbers.of(EAFNOSUPPORT), started);
        }
    }

    private static TracedCall failed(
            Syscall syscall, List<Arg> arguments, Errno errno, long started) {
        return new TracedCall(syscall, arguments, new SyscallResult.Failed(errno), since(started));
    }

    private static Duration since(long started) {
        return Duration.ofNanos(System.nanoTime() - started);
    }
}

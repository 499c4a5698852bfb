package dev.bindsight.platform.linux;

import static dev.bindsight.platform.linux.abi.SocketAbi.IFNAMSIZ;
import static dev.bindsight.platform.linux.abi.SocketAbi.IPPROTO_IP;
import static dev.bindsight.platform.linux.abi.SocketAbi.IPPROTO_IPV6;
import static dev.bindsight.platform.linux.abi.SocketAbi.IPPROTO_TCP;

import dev.bindsight.model.AddressFamily;
import dev.bindsight.model.Arg;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.IcmpError;
import dev.bindsight.model.OptionValue;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketKey;
import dev.bindsight.model.SocketName;
import dev.bindsight.model.SocketOption;
import dev.bindsight.model.Syscall;
import dev.bindsight.model.SyscallResult;
import dev.bindsight.model.TracedCall;
import dev.bindsight.platform.GroupPoll;
import dev.bindsight.platform.SocketCalls;
import dev.bindsight.platform.linux.abi.SocketAbi;
import dev.bindsight.platform.linux.abi.TcpAbi;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The calls that a probe makes, each with the arguments that it always has. */
final class LinuxSocketCalls implements SocketCalls {
    private static final Arg ZERO = new Arg.Number(0);
    private static final Arg.Constant INET = new Arg.Constant("AF_INET", SocketAbi.AF_INET);
    private static final Arg.Constant INET6 = new Arg.Constant("AF_INET6", SocketAbi.AF_INET6);
    private static final Arg.Constant STREAM =
            new Arg.Constant("SOCK_STREAM", SocketAbi.SOCK_STREAM);
    private static final Arg.Constant DGRAM = new Arg.Constant("SOCK_DGRAM", SocketAbi.SOCK_DGRAM);
    private static final Arg.Constant CLOEXEC =
            new Arg.Constant("SOCK_CLOEXEC", SocketAbi.SOCK_CLOEXEC);
    private static final Arg.Constant NONBLOCK =
            new Arg.Constant("SOCK_NONBLOCK", SocketAbi.SOCK_NONBLOCK);

    /** What a sweep makes tens of thousands of. */
    private static final Arg SWEPT = Arg.Flags.of(STREAM, CLOEXEC, NONBLOCK);

    private static final Arg.Constant DONTWAIT =
            new Arg.Constant("MSG_DONTWAIT", SocketAbi.MSG_DONTWAIT);
    private static final Arg TAKEN =
            Arg.Flags.of(DONTWAIT, new Arg.Constant("MSG_PEEK", SocketAbi.MSG_PEEK));
    private static final Arg SENT =
            Arg.Flags.of(DONTWAIT, new Arg.Constant("MSG_NOSIGNAL", SocketAbi.MSG_NOSIGNAL));
    private static final Arg BOTH = new Arg.Constant("SHUT_RDWR", SocketAbi.SHUT_RDWR);
    private static final Arg QUEUE =
            Arg.Flags.of(new Arg.Constant("MSG_ERRQUEUE", SocketAbi.MSG_ERRQUEUE), DONTWAIT);

    private static final Arg.Constant SOCKET_LEVEL =
            new Arg.Constant("SOL_SOCKET", SocketAbi.SOL_SOCKET);
    private static final Arg LINGER = socket("SO_LINGER", SocketAbi.SO_LINGER);
    private static final Arg DEVICE = socket("SO_BINDTODEVICE", SocketAbi.SO_BINDTODEVICE);
    private static final Arg ERROR = socket("SO_ERROR", SocketAbi.SO_ERROR);
    private static final Arg TCP_INFO =
            new Arg.Option(
                    new Arg.Constant("IPPROTO_TCP", IPPROTO_TCP),
                    new Arg.Constant("TCP_INFO", TcpAbi.TCP_INFO));
    private static final Arg PLACE = new Arg.Place();
    private static final Arg INT = new Arg.Answer(OptionValue.Kind.INT);
    private static final Arg TCP = new Arg.Answer(OptionValue.Kind.TCP);
    private static final Arg KEEP_ERRORS =
            new Arg.Option(
                    new Arg.Constant("IPPROTO_IPV6", IPPROTO_IPV6),
                    new Arg.Constant("IPV6_RECVERR", SocketAbi.IPV6_RECVERR));

    /** An error, its sender and what else may be asked for. */
    private static final int CONTROL_SIZE = 448;

    /** More than a trace shows of what was received, so that it says that there was more. */
    private static final int SHOWN = 33;

    private final Libc libc;
    private final LinuxCalls calls;

    LinuxSocketCalls(Libc libc, LinuxCalls calls) {
        this.libc = libc;
        this.calls = calls;
    }

    private static Arg socket(String name, int number) {
        return new Arg.Option(SOCKET_LEVEL, new Arg.Constant(name, number));
    }

    @Override
    public TracedCall socket(AddressFamily family, Protocol protocol, boolean nonBlocking) {
        Arg domain =
                switch (family) {
                    case IPV4 -> INET;
                    case IPV6 -> INET6;
                };
        Arg.Constant type =
                switch (protocol) {
                    case TCP -> STREAM;
                    case UDP -> DGRAM;
                };
        Arg flags =
                nonBlocking && protocol == Protocol.TCP
                        ? SWEPT
                        : nonBlocking
                                ? Arg.Flags.of(type, CLOEXEC, NONBLOCK)
                                : Arg.Flags.of(type, CLOEXEC);
        return calls.make(Syscall.SOCKET, List.of(domain, flags, ZERO));
    }

    @Override
    public TracedCall setOption(int descriptor, SocketOption option, int value) {
        return set(descriptor, option(option), new OptionValue.Int(value));
    }

    /** The numbers of an option (asm-generic/socket.h, linux/in.h, linux/in6.h). */
    static Arg.Option option(SocketOption option) {
        Arg.Constant level =
                switch (option) {
                    case SO_REUSEADDR, SO_REUSEPORT -> SOCKET_LEVEL;
                    case IP_FREEBIND -> new Arg.Constant("IPPROTO_IP", IPPROTO_IP);
                    case IPV6_V6ONLY, IPV6_FREEBIND ->
                            new Arg.Constant("IPPROTO_IPV6", IPPROTO_IPV6);
                };
        int number =
                switch (option) {
                    case SO_REUSEADDR -> SocketAbi.SO_REUSEADDR;
                    case SO_REUSEPORT -> SocketAbi.SO_REUSEPORT;
                    case IPV6_V6ONLY -> SocketAbi.IPV6_V6ONLY;
                    case IP_FREEBIND -> SocketAbi.IP_FREEBIND;
                    case IPV6_FREEBIND -> SocketAbi.IPV6_FREEBIND;
                };
        return new Arg.Option(level, new Arg.Constant(option.name(), number));
    }

    @Override
    public TracedCall abortOnClose(int descriptor) {
        return set(descriptor, LINGER, new OptionValue.Linger(true, 0));
    }

    @Override
    public TracedCall bindToDevice(int descriptor, String device) {
        // a name that is too long for the kernel gives EINVAL there, as it does from C
        var name = new OptionValue.Name(device);
        Arg value = new Arg.Value(name, Math.min(name.size(), IFNAMSIZ));
        return calls.make(Syscall.SETSOCKOPT, List.of(fd(descriptor), DEVICE, value));
    }

    @Override
    public Optional<TracedCall> keepErrors(int descriptor) {
        return Optional.of(set(descriptor, KEEP_ERRORS, new OptionValue.Int(1)));
    }

    private TracedCall set(int descriptor, Arg option, OptionValue value) {
        return calls.make(
                Syscall.SETSOCKOPT, List.of(fd(descriptor), option, new Arg.Value(value)));
    }

    @Override
    public TracedCall bind(int descriptor, Endpoint local, int scope) {
        return calls.make(Syscall.BIND, List.of(fd(descriptor), address(local, scope)));
    }

    @Override
    public TracedCall listen(int descriptor, int backlog) {
        return calls.make(Syscall.LISTEN, List.of(fd(descriptor), new Arg.Number(backlog)));
    }

    @Override
    public TracedCall connect(int descriptor, Endpoint remote, int scope) {
        return calls.make(Syscall.CONNECT, List.of(fd(descriptor), address(remote, scope)));
    }

    @Override
    public TracedCall awaitWritable(int descriptor, Duration limit) {
        return await(descriptor, SocketAbi.POLLOUT, limit);
    }

    @Override
    public TracedCall awaitReadable(int descriptor, Duration limit) {
        return await(descriptor, SocketAbi.POLLIN, limit);
    }

    /** Several polls where signals came between, which the trace shows as the one wait. */
    private TracedCall await(int descriptor, short events, Duration limit) {
        long started = System.nanoTime();
        int result = Poll.until(libc, descriptor, events, limit);
        long ended = System.nanoTime();
        Arg.Flags said = result > 0 ? Poll.found(libc) : Arg.Flags.NONE;
        var watched = new Arg.Watched(descriptor, Poll.events(events), said);
        Arg millis = new Arg.Number(Poll.millis(limit));
        List<Arg> arguments = List.of(new Arg.Polled(List.of(watched)), millis);
        return Trace.of(Syscall.POLL, arguments, result, started, ended);
    }

    @Override
    public GroupPoll awaitAnyWritable(List<Integer> descriptors, Duration limit) {
        long started = System.nanoTime();
        int result = Poll.group(libc, descriptors, SocketAbi.POLLOUT, limit);
        Duration duration = Duration.ofNanos(System.nanoTime() - started);
        List<Arg.Flags> found = Poll.foundOfGroup(libc, descriptors.size(), result);
        return new GroupPoll(
                descriptors, found, Poll.millis(limit), Trace.result(result), duration);
    }

    @Override
    public TracedCall pendingError(int descriptor) {
        TracedCall asked = get(descriptor, ERROR, INT);
        return came(asked) instanceof OptionValue.Int(int pending)
                ? told(asked, Arg.Told.WHOLE, pending)
                : told(asked, Arg.Told.WHOLE, 0);
    }

    @Override
    public Optional<TracedCall> retransmits(int descriptor) {
        TracedCall asked = get(descriptor, TCP_INFO, TCP);
        int again = came(asked) instanceof OptionValue.Tcp(var _, int count) ? count : 0;
        return Optional.of(told(asked, Arg.Told.RETRANSMITS, again));
    }

    @Override
    public Optional<RoundTrip> roundTrip(int descriptor) {
        TracedCall asked = get(descriptor, TCP_INFO, TCP);
        // 0 and 2^32 - 1 stand for not known; behind a repeated SYN the kernel counts by the clock
        Duration time =
                came(asked) instanceof OptionValue.Tcp(int micros, int again)
                                && micros > 0
                                && again == 0
                        ? Duration.of(micros, ChronoUnit.MICROS)
                        : null;
        return Optional.of(new RoundTrip(asked, time));
    }

    private TracedCall get(int descriptor, Arg option, Arg answer) {
        return calls.make(Syscall.GETSOCKOPT, List.of(fd(descriptor), option, answer));
    }

    private static @Nullable OptionValue came(TracedCall asked) {
        return asked.arguments().getLast() instanceof Arg.Answer answer ? answer.came() : null;
    }

    /** The same call with what was asked for as its result. */
    private static TracedCall told(TracedCall asked, Arg.Told what, int value) {
        List<Arg> arguments = List.of(asked.arguments().getFirst(), asked.arguments().get(1), what);
        SyscallResult result = asked.ok() ? new SyscallResult.Returned(value) : asked.result();
        return new TracedCall(asked.syscall(), arguments, result, asked.duration());
    }

    @Override
    public Optional<QueuedError> queuedError(int descriptor) {
        TracedCall asked =
                calls.make(
                        Syscall.RECVMSG,
                        List.of(
                                fd(descriptor),
                                new Arg.MessageRoom(List.of(), CONTROL_SIZE, null),
                                QUEUE));
        IcmpError error =
                asked.arguments().get(1) instanceof Arg.MessageRoom(var _, var _, var came)
                                && came != null
                        ? ErrorQueue.read(came.control()).orElse(null)
                        : null;
        List<Arg> arguments = List.of(fd(descriptor), new Arg.QueuedError(error), QUEUE);
        return Optional.of(
                new QueuedError(
                        new TracedCall(
                                Syscall.RECVMSG, arguments, asked.result(), asked.duration()),
                        error));
    }

    @Override
    public Addressed localEndpoint(int descriptor) {
        return addressed(calls.make(Syscall.GETSOCKNAME, List.of(fd(descriptor), PLACE)));
    }

    @Override
    public Addressed accept(int descriptor) {
        return addressed(calls.make(Syscall.ACCEPT, List.of(fd(descriptor), PLACE, CLOEXEC)));
    }

    private static Addressed addressed(TracedCall call) {
        return new Addressed(call, endpoint(call.arguments().get(1)));
    }

    private static @Nullable Endpoint endpoint(Arg place) {
        return place instanceof Arg.Place(var _, SocketName.Inet(Endpoint endpoint, var _))
                ? endpoint
                : null;
    }

    @Override
    public TracedCall send(int descriptor, byte[] bytes) {
        byte[] own = Arrays.copyOf(bytes, Math.min(bytes.length, MAX_BYTES));
        return calls.make(Syscall.SEND, List.of(fd(descriptor), new Arg.Bytes(own), SENT));
    }

    @Override
    public Received receive(int descriptor, int max, boolean peek) {
        Arg.Room room = new Arg.Room(Math.min(max, MAX_BYTES));
        Arg flags = peek ? TAKEN : Arg.Flags.of(DONTWAIT);
        TracedCall call = calls.make(Syscall.RECV, List.of(fd(descriptor), room, flags, PLACE));
        if (!(call.arguments().get(1) instanceof Arg.Room(int size, byte[] came)) || came == null) {
            return new Received(call, new byte[0], null);
        }
        Arg place = call.arguments().getLast();
        byte[] shown = Arrays.copyOf(came, Math.min(came.length, SHOWN));
        List<Arg> arguments =
                List.of(call.arguments().getFirst(), new Arg.Room(size, shown), flags, place);
        var told = new TracedCall(call.syscall(), arguments, call.result(), call.duration());
        return new Received(told, came, endpoint(place));
    }

    @Override
    public TracedCall shutdown(int descriptor) {
        return calls.make(Syscall.SHUTDOWN, List.of(fd(descriptor), BOTH));
    }

    @Override
    public Optional<SocketKey> key(int descriptor) {
        return SocketCookie.of(libc, descriptor).map(each -> each);
    }

    @Override
    public void markAsTrial(int descriptor) {
        TrialMark.set(libc, descriptor);
    }

    @Override
    public TracedCall close(int descriptor) {
        return calls.make(Syscall.CLOSE, List.of(fd(descriptor)));
    }

    private static Arg fd(int descriptor) {
        return new Arg.Descriptor(descriptor);
    }

    private static Arg address(Endpoint endpoint, int scope) {
        return new Arg.Address(new SocketName.Inet(endpoint, scope));
    }
}

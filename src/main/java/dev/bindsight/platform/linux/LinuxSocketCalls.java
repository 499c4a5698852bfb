package dev.bindsight.platform.linux;

import static dev.bindsight.platform.linux.abi.SocketAbi.IFNAMSIZ;
import static dev.bindsight.platform.linux.abi.SocketAbi.MSG_DONTWAIT;
import static dev.bindsight.platform.linux.abi.SocketAbi.MSG_NOSIGNAL;
import static dev.bindsight.platform.linux.abi.SocketAbi.MSG_PEEK;
import static dev.bindsight.platform.linux.abi.SocketAbi.SHUT_RDWR;
import static dev.bindsight.platform.linux.abi.SocketAbi.SOCK_CLOEXEC;
import static dev.bindsight.platform.linux.abi.SocketAbi.SOCK_DGRAM;
import static dev.bindsight.platform.linux.abi.SocketAbi.SOCK_NONBLOCK;
import static dev.bindsight.platform.linux.abi.SocketAbi.SOCK_STREAM;
import static dev.bindsight.platform.linux.abi.SocketAbi.SOL_SOCKET;
import static dev.bindsight.platform.linux.abi.SocketAbi.SO_BINDTODEVICE;
import static dev.bindsight.platform.linux.abi.SocketAbi.SO_ERROR;
import static dev.bindsight.platform.linux.abi.SocketAbi.SO_LINGER;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import dev.bindsight.model.AddressFamily;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketOption;
import dev.bindsight.model.Syscall;
import dev.bindsight.model.TracedCall;
import dev.bindsight.platform.GroupPoll;
import dev.bindsight.platform.QuotedBytes;
import dev.bindsight.platform.SocketCalls;
import dev.bindsight.platform.linux.abi.SocketAbi;
import dev.bindsight.platform.linux.abi.SocketAbi.Linger;
import dev.bindsight.platform.linux.abi.SocketAbi.SockaddrIn;
import dev.bindsight.platform.linux.abi.SocketAbi.SockaddrIn6;

import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Socket calls, traced as strace(1) prints them. */
final class LinuxSocketCalls implements SocketCalls {
    /** Where the second structure of a call stands in the scratch. */
    private static final int SECOND = 512;

    private final Libc libc;
    private final WireCalls wire;

    LinuxSocketCalls(Libc libc) {
        this.libc = libc;
        wire = new WireCalls(libc);
    }

    @Override
    public TracedCall socket(AddressFamily family, Protocol protocol, boolean nonBlocking) {
        boolean tcp = protocol == Protocol.TCP;
        int type = (tcp ? SOCK_STREAM : SOCK_DGRAM) | SOCK_CLOEXEC;
        String arguments =
                (family == AddressFamily.IPV4 ? "AF_INET, " : "AF_INET6, ")
                        + (tcp ? "SOCK_STREAM" : "SOCK_DGRAM")
                        + "|SOCK_CLOEXEC"
                        + (nonBlocking ? "|SOCK_NONBLOCK" : "")
                        + ", 0";
        int flags = nonBlocking ? type | SOCK_NONBLOCK : type;
        long started = System.nanoTime();
        int result = libc.socket(SocketAddress.family(family), flags, 0);
        return Trace.of(Syscall.SOCKET, arguments, result, started);
    }

    @Override
    public TracedCall setOption(int descriptor, SocketOption option, int value) {
        OptionNumber number = OptionNumber.of(option);
        var struct = libc.scratch().struct;
        struct.set(JAVA_INT, 0, value);
        String arguments =
                descriptor + ", " + number.levelName() + ", " + option + ", [" + value + "], 4";
        long started = System.nanoTime();
        int result =
                libc.setsockopt(descriptor, number.level(), number.name(), struct.address(), 4);
        return Trace.of(Syscall.SETSOCKOPT, arguments, result, started);
    }

    @Override
    public TracedCall abortOnClose(int descriptor) {
        var struct = libc.scratch().struct;
        struct.set(JAVA_INT, Linger.L_ONOFF, 1);
        struct.set(JAVA_INT, Linger.L_LINGER, 0);
        String arguments = descriptor + ", SOL_SOCKET, SO_LINGER, {l_onoff=1, l_linger=0}, 8";
        long started = System.nanoTime();
        int result =
                libc.setsockopt(descriptor, SOL_SOCKET, SO_LINGER, struct.address(), Linger.SIZE);
        return Trace.of(Syscall.SETSOCKOPT, arguments, result, started);
    }

    @Override
    public TracedCall bindToDevice(int descriptor, String device) {
        var struct = libc.scratch().struct;
        // a name that is too long for the kernel gives EINVAL there, as it does from C
        byte[] name = device.getBytes(StandardCharsets.UTF_8);
        int length = Math.min(name.length, IFNAMSIZ);
        MemorySegment.copy(name, 0, struct, JAVA_BYTE, 0, length);
        String arguments =
                descriptor + ", SOL_SOCKET, SO_BINDTODEVICE, \"" + device + "\", " + length;
        long started = System.nanoTime();
        int result =
                libc.setsockopt(descriptor, SOL_SOCKET, SO_BINDTODEVICE, struct.address(), length);
        return Trace.of(Syscall.SETSOCKOPT, arguments, result, started);
    }

    @Override
    public TracedCall bind(int descriptor, Endpoint local, int scope) {
        var struct = libc.scratch().struct;
        int length = SocketAddress.write(struct, local, scope);
        String arguments = descriptor + ", " + SocketAddress.describe(local, scope);
        long started = System.nanoTime();
        int result = libc.bind(descriptor, struct.address(), length);
        return Trace.of(Syscall.BIND, arguments, result, started);
    }

    @Override
    public TracedCall listen(int descriptor, int backlog) {
        long started = System.nanoTime();
        int result = libc.listen(descriptor, backlog);
        return Trace.of(Syscall.LISTEN, descriptor + ", " + backlog, result, started);
    }

    @Override
    public TracedCall connect(int descriptor, Endpoint remote, int scope) {
        var struct = libc.scratch().struct;
        int length = SocketAddress.write(struct, remote, scope);
        String arguments = descriptor + ", " + SocketAddress.describe(remote, scope);
        long started = System.nanoTime();
        int result = libc.connect(descriptor, struct.address(), length);
        return Trace.of(Syscall.CONNECT, arguments, result, started);
    }

    @Override
    public TracedCall awaitWritable(int descriptor, Duration limit) {
        return await(descriptor, SocketAbi.POLLOUT, limit);
    }

    @Override
    public GroupPoll awaitAnyWritable(List<Integer> descriptors, Duration limit) {
        long started = System.nanoTime();
        int result = Poll.group(libc, descriptors, SocketAbi.POLLOUT, limit);
        Duration duration = Duration.ofNanos(System.nanoTime() - started);
        List<String> found = Poll.foundOfGroup(libc, descriptors.size(), result);
        return new GroupPoll(
                descriptors, found, Poll.millis(limit), Trace.result(result), duration);
    }

    @Override
    public TracedCall awaitReadable(int descriptor, Duration limit) {
        return await(descriptor, SocketAbi.POLLIN, limit);
    }

    private TracedCall await(int descriptor, short events, Duration limit) {
        long started = System.nanoTime();
        int result = Poll.until(libc, descriptor, events, limit);
        long ended = System.nanoTime();
        String found = result > 0 ? ", revents=" + Poll.found(libc) : "";
        String arguments =
                "[{fd=%d, events=%s%s}], 1, %d"
                        .formatted(descriptor, Poll.names(events), found, Poll.millis(limit));
        return Trace.of(Syscall.POLL, arguments, result, started, ended);
    }

    @Override
    public TracedCall pendingError(int descriptor) {
        var struct = libc.scratch().struct;
        struct.set(JAVA_INT, SECOND, 4);
        long started = System.nanoTime();
        int result =
                libc.getsockopt(
                        descriptor,
                        SOL_SOCKET,
                        SO_ERROR,
                        struct.address(),
                        struct.address() + SECOND);
        int pending = result < 0 ? result : struct.get(JAVA_INT, 0);
        String arguments = descriptor + ", SOL_SOCKET, SO_ERROR";
        return Trace.of(Syscall.GETSOCKOPT, arguments, pending, started);
    }

    @Override
    public Optional<TracedCall> retransmits(int descriptor) {
        return Optional.of(wire.retransmits(descriptor));
    }

    @Override
    public Optional<RoundTrip> roundTrip(int descriptor) {
        return Optional.of(wire.roundTrip(descriptor));
    }

    @Override
    public Optional<QueuedError> queuedError(int descriptor) {
        return Optional.of(wire.queuedError(descriptor));
    }

    @Override
    public Optional<TracedCall> keepErrors(int descriptor) {
        return Optional.of(wire.keepErrors(descriptor));
    }

    @Override
    public Addressed localEndpoint(int descriptor) {
        var struct = libc.scratch().struct;
        struct.set(JAVA_INT, SECOND, SockaddrIn6.SIZE);
        long started = System.nanoTime();
        int result = libc.getsockname(descriptor, struct.address(), struct.address() + SECOND);
        return addressed(Syscall.GETSOCKNAME, descriptor, "", result, started, System.nanoTime());
    }

    @Override
    public Addressed accept(int descriptor) {
        var struct = libc.scratch().struct;
        struct.set(JAVA_INT, SECOND, SockaddrIn6.SIZE);
        long started = System.nanoTime();
        int result =
                libc.accept4(descriptor, struct.address(), struct.address() + SECOND, SOCK_CLOEXEC);
        long ended = System.nanoTime();
        return addressed(Syscall.ACCEPT, descriptor, ", SOCK_CLOEXEC", result, started, ended);
    }

    private Addressed addressed(
            Syscall syscall, int descriptor, String flags, int result, long started, long ended) {
        if (result < 0) {
            TracedCall failed = Trace.of(syscall, descriptor + flags, result, started, ended);
            return new Addressed(failed, null);
        }
        Endpoint endpoint = SocketAddress.read(libc.scratch().struct);
        String arguments = descriptor + ", " + endpoint + flags;
        return new Addressed(Trace.of(syscall, arguments, result, started, ended), endpoint);
    }

    @Override
    public TracedCall send(int descriptor, byte[] bytes) {
        int size = Math.min(bytes.length, MAX_BYTES);
        MemorySegment data = libc.scratch().data;
        MemorySegment.copy(bytes, 0, data, JAVA_BYTE, 0, size);
        long started = System.nanoTime();
        int result = libc.send(descriptor, data.address(), size, MSG_DONTWAIT | MSG_NOSIGNAL);
        long ended = System.nanoTime();
        String arguments =
                "%d, %s, %d, MSG_DONTWAIT|MSG_NOSIGNAL"
                        .formatted(descriptor, QuotedBytes.of(bytes), size);
        return Trace.of(Syscall.SEND, arguments, result, started, ended);
    }

    @Override
    public Received receive(int descriptor, int max, boolean peek) {
        var scratch = libc.scratch();
        int size = Math.min(max, MAX_BYTES);
        scratch.struct.set(JAVA_SHORT, SockaddrIn.SIN_FAMILY, (short) 0);
        scratch.struct.set(JAVA_INT, SECOND, SockaddrIn6.SIZE);
        long started = System.nanoTime();
        int result =
                libc.recvfrom(
                        descriptor,
                        scratch.data.address(),
                        size,
                        peek ? MSG_DONTWAIT | MSG_PEEK : MSG_DONTWAIT,
                        scratch.struct.address(),
                        scratch.struct.address() + SECOND);
        long ended = System.nanoTime();
        byte[] bytes = new byte[Math.max(0, result)];
        MemorySegment.copy(scratch.data, JAVA_BYTE, 0, bytes, 0, bytes.length);
        // TCP leaves the family as it was
        boolean named = result >= 0 && scratch.struct.get(JAVA_SHORT, SockaddrIn.SIN_FAMILY) != 0;
        Endpoint from = named ? SocketAddress.read(scratch.struct) : null;
        String arguments =
                descriptor
                        + (result < 0 ? "" : ", " + QuotedBytes.of(bytes))
                        + (", " + size + ", MSG_DONTWAIT" + (peek ? "|MSG_PEEK" : ""))
                        + (from == null ? "" : ", " + from);
        TracedCall call = Trace.of(Syscall.RECV, arguments, result, started, ended);
        return new Received(call, bytes, from);
    }

    @Override
    public TracedCall shutdown(int descriptor) {
        long started = System.nanoTime();
        int result = libc.shutdown(descriptor, SHUT_RDWR);
        return Trace.of(Syscall.SHUTDOWN, descriptor + ", SHUT_RDWR", result, started);
    }

    @Override
    public TracedCall close(int descriptor) {
        long started = System.nanoTime();
        int result = libc.close(descriptor);
        return Trace.of(Syscall.CLOSE, Integer.toString(descriptor), result, started);
    }
}

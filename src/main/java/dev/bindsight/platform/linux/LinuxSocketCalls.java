package dev.bindsight.platform.linux;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import dev.bindsight.model.AddressFamily;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketOption;
import dev.bindsight.model.Syscall;
import dev.bindsight.model.TracedCall;
import dev.bindsight.platform.SocketCalls;

import java.time.Duration;

/** Socket calls with the numbers of asm-generic/socket.h, traced as strace(1) prints them. */
final class LinuxSocketCalls implements SocketCalls {
    private static final int SOCK_STREAM = 1;
    private static final int SOCK_DGRAM = 2;
    private static final int SOCK_NONBLOCK = 0x800;
    private static final int SOCK_CLOEXEC = 0x80000;
    private static final int SOL_SOCKET = 1;
    private static final int SO_ERROR = 4;

    /** Where the second structure of a call stands in the scratch. */
    private static final int SECOND = 512;

    private final Libc libc;

    LinuxSocketCalls(Libc libc) {
        this.libc = libc;
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
        String arguments = "[{fd=" + descriptor + ", events=POLLOUT}], 1, " + limit.toMillis();
        long started = System.nanoTime();
        int result = Poll.until(libc, descriptor, Poll.OUT, limit, () -> false);
        return Trace.of(Syscall.POLL, arguments, result, started);
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
    public TracedCall boundPort(int descriptor) {
        var struct = libc.scratch().struct;
        struct.set(JAVA_INT, SECOND, SocketAddress.SIZE_IPV6);
        long started = System.nanoTime();
        int result = libc.getsockname(descriptor, struct.address(), struct.address() + SECOND);
        if (result < 0) {
            return Trace.of(Syscall.GETSOCKNAME, Integer.toString(descriptor), result, started);
        }
        Endpoint local = SocketAddress.read(struct);
        String arguments = descriptor + ", " + local;
        return Trace.of(Syscall.GETSOCKNAME, arguments, local.port().number(), started);
    }

    @Override
    public TracedCall close(int descriptor) {
        long started = System.nanoTime();
        int result = libc.close(descriptor);
        return Trace.of(Syscall.CLOSE, Integer.toString(descriptor), result, started);
    }
}

package dev.bindsight.platform.linux;

import static dev.bindsight.platform.linux.abi.SocketAbi.SOL_SOCKET;
import static dev.bindsight.platform.linux.abi.SocketAbi.SO_COOKIE;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.bindsight.model.SocketKey;

import java.lang.foreign.MemorySegment;
import java.util.Optional;

/** The number that sock_diag(7) tells sockets apart by, of an open one: SO_COOKIE, Linux 4.12. */
final class SocketCookie {
    private static final MemorySegment GETSOCKOPT = Libc.function("getsockopt");

    private SocketCookie() {}

    /** Empty for a kernel that does not tell it. */
    static Optional<SocketKey.ByCookie> of(Libc libc, int descriptor) {
        MemorySegment struct = libc.scratch().struct;
        struct.set(JAVA_INT, Long.BYTES, Long.BYTES);
        int result =
                libc.call(
                        GETSOCKOPT,
                        descriptor,
                        SOL_SOCKET,
                        SO_COOKIE,
                        struct.address(),
                        struct.address() + Long.BYTES);
        return result < 0
                ? Optional.empty()
                : Optional.of(new SocketKey.ByCookie(struct.get(JAVA_LONG, 0)));
    }
}

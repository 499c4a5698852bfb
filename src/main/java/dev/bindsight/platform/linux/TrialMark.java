package dev.bindsight.platform.linux;

import static dev.bindsight.platform.linux.abi.SocketAbi.SOL_SOCKET;
import static dev.bindsight.platform.linux.abi.SocketAbi.SO_MAX_PACING_RATE;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;

/**
 * What a socket that only tries a bind bears, so that a recorder, which may be another process of
 * another user, knows it when the kernel tells that it was destroyed: a greatest pacing rate, which
 * every user may set and nobody else sets to this one. Of a socket without a peer it paces nothing.
 * A kernel before 5.0 keeps half of it (sk_setsockopt, net/core/sock.c); such a socket then counts
 * as any other.
 */
final class TrialMark {
    /** In bytes per second; in letters {@code bindtry!}. */
    static final long RATE = 0x62696E6474727921L;

    private TrialMark() {}

    /** Puts it on. Where the kernel refuses, the socket has none. */
    static void set(Libc libc, int descriptor) {
        MemorySegment struct = libc.scratch().struct;
        struct.set(JAVA_LONG, 0, RATE);
        libc.setsockopt(descriptor, SOL_SOCKET, SO_MAX_PACING_RATE, struct.address(), Long.BYTES);
    }
}

package dev.bindsight.platform.linux;

import static dev.bindsight.platform.linux.abi.SocketAbi.AF_INET;
import static dev.bindsight.platform.linux.abi.SocketAbi.AF_INET6;
import static dev.bindsight.platform.linux.abi.SocketAbi.SOCK_STREAM;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.bindsight.model.EaiCode;
import dev.bindsight.model.Errno;
import dev.bindsight.model.Outcome.DecidedBy;
import dev.bindsight.model.Resolution;
import dev.bindsight.platform.NameResolver;
import dev.bindsight.platform.linux.abi.NetdbAbi.Addrinfo;
import dev.bindsight.platform.linux.abi.SocketAbi.SockaddrIn;
import dev.bindsight.platform.linux.abi.SocketAbi.SockaddrIn6;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * getaddrinfo(3) of libc: /etc/hosts, /etc/nsswitch.conf and /etc/resolv.conf as every other
 * program has them, unlike the resolver of the JDK, which caches, reorders and keeps only the
 * wording of an error.
 */
final class LinuxNames implements NameResolver {
    private final Libc libc;

    LinuxNames(Libc libc) {
        this.libc = libc;
    }

    /**
     * The hints have no flags. {@code AI_ADDRCONFIG}, which getaddrinfo takes by itself where it is
     * given no hints, would hide the addresses of a family that the machine has no address of; that
     * a program which does not set it tries them first, and fails, is what a user wants to see.
     */
    @Override
    public Resolution lookUp(String host) {
        long started = System.nanoTime();
        if (host.indexOf('\0') >= 0) {
            // libc would read the name up to there and answer for another one
            return failed(host, EaiCode.EAI_NONAME, null, started);
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment node = arena.allocateFrom(host);
            MemorySegment hints = arena.allocate(Addrinfo.SIZE, 8);
            // without a type each address would be there three times: for TCP, UDP and raw sockets
            hints.set(JAVA_INT, Addrinfo.AI_SOCKTYPE, SOCK_STREAM);
            MemorySegment result = arena.allocate(JAVA_LONG);
            int code = libc.getaddrinfo(node.address(), 0, hints.address(), result.address());
            if (code != 0) {
                EaiCode error = EaiCode.of(code);
                Errno errno =
                        error == EaiCode.EAI_SYSTEM ? LinuxErrno.of(libc.capturedErrno()) : null;
                return failed(host, error, errno, started);
            }
            Duration elapsed = Duration.ofNanos(System.nanoTime() - started);
            long list = result.get(JAVA_LONG, 0);
            Set<Resolution.Address> addresses = read(list);
            libc.freeaddrinfo(list);
            return Resolution.found(host, addresses, elapsed);
        }
    }

    private static Resolution failed(
            String host, EaiCode code, @Nullable Errno errno, long started) {
        Duration elapsed = Duration.ofNanos(System.nanoTime() - started);
        return Resolution.failed(host, code, errno, DecidedBy.KERNEL, elapsed);
    }

    private static Set<Resolution.Address> read(long list) {
        var addresses = new LinkedHashSet<Resolution.Address>();
        for (long at = list; at != 0; ) {
            MemorySegment info = memory(at, Addrinfo.SIZE);
            int family = info.get(JAVA_INT, Addrinfo.AI_FAMILY);
            // netdb.h promises no other family where none was asked for, but does not forbid it
            if (family == AF_INET || family == AF_INET6) {
                addresses.add(address(info, family == AF_INET6));
            }
            at = info.get(JAVA_LONG, Addrinfo.AI_NEXT);
        }
        return addresses;
    }

    private static Resolution.Address address(MemorySegment info, boolean ipv6) {
        int size = ipv6 ? SockaddrIn6.SIZE : SockaddrIn.SIZE;
        MemorySegment address = memory(info.get(JAVA_LONG, Addrinfo.AI_ADDR), size);
        int scope = ipv6 ? address.get(JAVA_INT, SockaddrIn6.SIN6_SCOPE_ID) : 0;
        return new Resolution.Address(SocketAddress.read(address).address(), scope);
    }

    /** What libc allocated, of the size that its header gives it. */
    @SuppressWarnings("restricted")
    private static MemorySegment memory(long address, long size) {
        return MemorySegment.ofAddress(address).reinterpret(size);
    }
}

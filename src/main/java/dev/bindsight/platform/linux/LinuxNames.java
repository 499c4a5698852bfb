package dev.bindsight.platform.linux;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.bindsight.model.Errno;
import dev.bindsight.model.Outcome.DecidedBy;
import dev.bindsight.model.Resolution;
import dev.bindsight.platform.NameResolver;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * getaddrinfo(3) of libc: /etc/hosts, /etc/nsswitch.conf and /etc/resolv.conf as every other
 * program has them, unlike the resolver of the JDK, which caches, reorders and keeps only the
 * wording of an error.
 *
 * {@snippet lang=c :
 * struct addrinfo {                 // netdb.h
 *     int              ai_flags;    //  0
 *     int              ai_family;   //  4
 *     int              ai_socktype; //  8
 *     int              ai_protocol; // 12
 *     socklen_t        ai_addrlen;  // 16, 4 bytes, then 4 of padding
 *     struct sockaddr *ai_addr;     // 24
 *     char            *ai_canonname;// 32
 *     struct addrinfo *ai_next;     // 40
 * };                                // 48
 * }
 */
final class LinuxNames implements NameResolver {
    private static final int AI_FAMILY = 4;
    private static final int AI_SOCKTYPE = 8;
    private static final int AI_ADDR = 24;
    private static final int AI_NEXT = 40;
    private static final int SIZE = 48;

    /** In struct sockaddr_in6, see {@link SocketAddress}. */
    private static final int SIN6_SCOPE_ID = 24;

    /** Without a type each address would be there three times: for TCP, UDP and raw sockets. */
    private static final int SOCK_STREAM = 1;

    private static final int EAI_SYSTEM = -11;

    /** netdb.h of glibc; musl has the same numbers. */
    private static final Map<Integer, String> CODES =
            Map.ofEntries(
                    Map.entry(-1, "EAI_BADFLAGS"),
                    Map.entry(-2, "EAI_NONAME"),
                    Map.entry(-3, "EAI_AGAIN"),
                    Map.entry(-4, "EAI_FAIL"),
                    Map.entry(-5, "EAI_NODATA"),
                    Map.entry(-6, "EAI_FAMILY"),
                    Map.entry(-7, "EAI_SOCKTYPE"),
                    Map.entry(-8, "EAI_SERVICE"),
                    Map.entry(-9, "EAI_ADDRFAMILY"),
                    Map.entry(-10, "EAI_MEMORY"),
                    Map.entry(EAI_SYSTEM, "EAI_SYSTEM"),
                    Map.entry(-12, "EAI_OVERFLOW"),
                    Map.entry(-104, "EAI_INTR"),
                    Map.entry(-105, "EAI_IDN_ENCODE"));

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
            return failed(host, "EAI_NONAME", null, started);
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment node = arena.allocateFrom(host);
            MemorySegment hints = arena.allocate(SIZE, 8);
            hints.set(JAVA_INT, AI_SOCKTYPE, SOCK_STREAM);
            MemorySegment result = arena.allocate(JAVA_LONG);
            int code = libc.getaddrinfo(node.address(), 0, hints.address(), result.address());
            if (code != 0) {
                Errno errno = code == EAI_SYSTEM ? LinuxErrno.of(libc.capturedErrno()) : null;
                return failed(host, CODES.getOrDefault(code, "EAI_" + -code), errno, started);
            }
            Duration elapsed = Duration.ofNanos(System.nanoTime() - started);
            long list = result.get(JAVA_LONG, 0);
            Set<Resolution.Address> addresses = read(list);
            libc.freeaddrinfo(list);
            return Resolution.found(host, addresses, elapsed);
        }
    }

    private static Resolution failed(
            String host, String code, @Nullable Errno errno, long started) {
        Duration elapsed = Duration.ofNanos(System.nanoTime() - started);
        return Resolution.failed(host, code, errno, DecidedBy.KERNEL, elapsed);
    }

    private static Set<Resolution.Address> read(long list) {
        var addresses = new LinkedHashSet<Resolution.Address>();
        for (long at = list; at != 0; ) {
            MemorySegment info = memory(at, SIZE);
            int family = info.get(JAVA_INT, AI_FAMILY);
            // netdb.h promises no other family where none was asked for, but does not forbid it
            if (family == InetDiagSocket.AF_INET || family == InetDiagSocket.AF_INET6) {
                addresses.add(address(info, family == InetDiagSocket.AF_INET6));
            }
            at = info.get(JAVA_LONG, AI_NEXT);
        }
        return addresses;
    }

    private static Resolution.Address address(MemorySegment info, boolean ipv6) {
        int size = ipv6 ? SocketAddress.SIZE_IPV6 : SocketAddress.SIZE_IPV4;
        MemorySegment address = memory(info.get(JAVA_LONG, AI_ADDR), size);
        int scope = ipv6 ? address.get(JAVA_INT, SIN6_SCOPE_ID) : 0;
        return new Resolution.Address(SocketAddress.read(address).address(), scope);
    }

    /** What libc allocated, of the size that its header gives it. */
    @SuppressWarnings("restricted")
    private static MemorySegment memory(long address, long size) {
        return MemorySegment.ofAddress(address).reinterpret(size);
    }
}

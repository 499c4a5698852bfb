package dev.bindsight.platform.linux;

import static dev.bindsight.platform.linux.abi.FileAbi.O_CLOEXEC;
import static dev.bindsight.platform.linux.abi.FileAbi.O_RDONLY;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/**
 * The functions of libc that Bindsight calls, each named and ordered as in its man page; those of a
 * trace are {@link LinuxCalls}.
 *
 * <p>All return what the kernel itself returns: the value, or the negated errno, which was captured
 * in the same downcall so that no other code of the virtual machine can overwrite it. Pointers are
 * addresses in the calling thread's {@link Scratch} or in a buffer that the caller keeps alive.
 *
 * <p>One call shape serves every function: six integer registers in, one out. On x86-64 and AArch64
 * Linux a function ignores argument registers it does not declare, reads the low half of a register
 * for an {@code int}, and takes variadic integers as it takes named ones. Each further shape would
 * cost 5 to 20 ms when the program starts. None is {@code critical}, because a critical call that
 * blocks stops garbage collection.
 *
 * <p>Not final, so that a test can stand between it and the kernel and make calls fail.
 */
class Libc {
    /** How a file or directory is opened to be read. */
    static final int READ_ONLY = O_RDONLY | O_CLOEXEC;

    private static final Linker LINKER = Linker.nativeLinker();

    /**
     * Where {@link Linker.Option#captureStateLayout()} has it on Linux, where it is all there is.
     */
    private static final long ERRNO = 0;

    @SuppressWarnings("restricted")
    private static final MethodHandle CALL =
            LINKER.downcallHandle(
                    FunctionDescriptor.of(
                            JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG,
                            JAVA_LONG),
                    Linker.Option.captureCallState("errno"));

    private static final MemorySegment SOCKET = find("socket");
    private static final MemorySegment SETSOCKOPT = find("setsockopt");
    private static final MemorySegment SEND = find("send");
    private static final MemorySegment RECV = find("recv");
    private static final MemorySegment POLL = find("poll");
    private static final MemorySegment OPENAT = find("openat");
    private static final MemorySegment READ = find("read");
    private static final MemorySegment WRITE = find("write");
    private static final MemorySegment CLOSE = find("close");
    private static final MemorySegment GETDENTS64 = find("getdents64");
    private static final MemorySegment READLINKAT = find("readlinkat");
    private static final MemorySegment STATX = find("statx");
    private static final MemorySegment SYSCALL = find("syscall");
    private static final MemorySegment GETEUID = find("geteuid");
    private static final MemorySegment GETPID = find("getpid");
    private static final MemorySegment SYSCONF = find("sysconf");
    private static final MemorySegment CLOCK_GETTIME = find("clock_gettime");
    private static final MemorySegment LOCALTIME_R = find("localtime_r");
    private static final MemorySegment GETPWUID_R = find("getpwuid_r");
    private static final MemorySegment GETPWNAM_R = find("getpwnam_r");
    private static final MemorySegment GETRLIMIT = find("getrlimit");
    private static final MemorySegment GETADDRINFO = find("getaddrinfo");
    private static final MemorySegment FREEADDRINFO = find("freeaddrinfo");
    private static final MemorySegment IF_NAMETOINDEX = find("if_nametoindex");
    private static final MemorySegment IF_INDEXTONAME = find("if_indextoname");

    private final ThreadLocal<Scratch> scratch = ThreadLocal.withInitial(Scratch::new);

    /** The calling thread's memory. */
    Scratch scratch() {
        return scratch.get();
    }

    int socket(int domain, int type, int protocol) {
        return call(SOCKET, domain, type, protocol, 0, 0, 0);
    }

    int setsockopt(int fd, int level, int name, long value, int length) {
        return call(SETSOCKOPT, fd, level, name, value, length, 0);
    }

    int send(int fd, long buffer, long length, int flags) {
        return call(SEND, fd, buffer, length, flags, 0, 0);
    }

    int recv(int fd, long buffer, long length, int flags) {
        return call(RECV, fd, buffer, length, flags, 0, 0);
    }

    int poll(long descriptors, int count, int timeoutMillis) {
        return call(POLL, descriptors, count, timeoutMillis, 0, 0, 0);
    }

    int openat(int directory, long path, int flags) {
        return call(OPENAT, directory, path, flags, 0, 0, 0);
    }

    int read(int fd, long buffer, long length) {
        return call(READ, fd, buffer, length, 0, 0, 0);
    }

    int write(int fd, long buffer, long length) {
        return call(WRITE, fd, buffer, length, 0, 0, 0);
    }

    int close(int fd) {
        return call(CLOSE, fd, 0, 0, 0, 0, 0);
    }

    int getdents64(int directory, long buffer, long length) {
        return call(GETDENTS64, directory, buffer, length, 0, 0, 0);
    }

    int readlinkat(int directory, long path, long buffer, long length) {
        return call(READLINKAT, directory, path, buffer, length, 0, 0);
    }

    int statx(int directory, long path, int flags, int mask, long buffer) {
        return call(STATX, directory, path, flags, mask, buffer, 0);
    }

    /** A system call without a wrapper in older libc: pidfd_open (434), pidfd_send_signal (424). */
    int syscall(int number, long first, long second, long third, long fourth) {
        return call(SYSCALL, number, first, second, third, fourth, 0);
    }

    int geteuid() {
        return (int) raw(GETEUID, scratch.get().capture, 0, 0, 0, 0, 0, 0);
    }

    int getpid() {
        return call(GETPID, 0, 0, 0, 0, 0, 0);
    }

    int sysconf(int name) {
        return call(SYSCONF, name, 0, 0, 0, 0, 0);
    }

    int clockGettime(int clock, long timespec) {
        return call(CLOCK_GETTIME, clock, timespec, 0, 0, 0, 0);
    }

    /** Writes to {@code tm} what the clock here shows at a time; false for a year beyond an int. */
    boolean localtimeR(long time, long tm) {
        return raw(LOCALTIME_R, scratch.get().capture, time, tm, 0, 0, 0, 0) != 0;
    }

    /** Returns 0 or a positive errno, and leaves a null pointer at {@code result} for no user. */
    int getpwuidR(int uid, long passwd, long buffer, long length, long result) {
        return call(GETPWUID_R, uid, passwd, buffer, length, result, 0);
    }

    /** Returns 0 or a positive errno, and leaves a null pointer at {@code result} for no user. */
    int getpwnamR(long name, long passwd, long buffer, long length, long result) {
        return call(GETPWNAM_R, name, passwd, buffer, length, result, 0);
    }

    /** Returns the index, 0 for none. */
    int ifNametoindex(long name) {
        return (int) raw(IF_NAMETOINDEX, scratch.get().capture, name, 0, 0, 0, 0, 0);
    }

    /** Writes the name, of at most 16 bytes, to {@code name} if there is such an index. */
    void ifIndextoname(int index, long name) {
        raw(IF_INDEXTONAME, scratch.get().capture, index, name, 0, 0, 0, 0);
    }

    int getrlimit(int resource, long rlimit) {
        return call(GETRLIMIT, resource, rlimit, 0, 0, 0, 0);
    }

    /**
     * Returns 0 or a code of netdb.h, which is no errno, and leaves the list at {@code result}. For
     * {@code EAI_SYSTEM} the errno is that of {@link #capturedErrno()}.
     */
    int getaddrinfo(long node, long service, long hints, long result) {
        return (int) raw(GETADDRINFO, scratch.get().capture, node, service, hints, result, 0, 0);
    }

    /** Returns 0 or a code of netdb.h; the only function that takes seven arguments. */
    int getnameinfo(long[] registers) {
        return (int) SevenArguments.call(scratch.get().capture, registers);
    }

    void freeaddrinfo(long list) {
        raw(FREEADDRINFO, scratch.get().capture, list, 0, 0, 0, 0, 0);
    }

    /** What errno was when the calling thread's last call returned. */
    int capturedErrno() {
        return scratch.get().capture.get(JAVA_INT, ERRNO);
    }

    /** A function by its name, for those that few programs need. */
    static MemorySegment function(String name) {
        return find(name);
    }

    /** Any of them with its first arguments; the registers beyond those it takes are ignored. */
    int call(MemorySegment function, long... first) {
        return call(
                function,
                first[0],
                first.length > 1 ? first[1] : 0,
                first.length > 2 ? first[2] : 0,
                first.length > 3 ? first[3] : 0,
                first.length > 4 ? first[4] : 0,
                first.length > 5 ? first[5] : 0);
    }

    private int call(MemorySegment function, long a, long b, long c, long d, long e, long f) {
        MemorySegment capture = scratch.get().capture;
        int result = (int) raw(function, capture, a, b, c, d, e, f);
        return result == -1 ? -capture.get(JAVA_INT, ERRNO) : result;
    }

    private static long raw(
            MemorySegment function,
            MemorySegment capture,
            long a,
            long b,
            long c,
            long d,
            long e,
            long f) {
        try {
            return (long) CALL.invokeExact(function, capture, a, b, c, d, e, f);
        } catch (Throwable thrown) {
            throw new AssertionError("a downcall does not throw", thrown);
        }
    }

    private static MemorySegment find(String name) {
        return LINKER.defaultLookup().findOrThrow(name);
    }

    /** A call shape of its own, which costs its milliseconds when it is first needed. */
    private static final class SevenArguments {
        @SuppressWarnings("restricted")
        private static final MethodHandle CALL =
                LINKER.downcallHandle(
                        find("getnameinfo"),
                        FunctionDescriptor.of(
                                JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG,
                                JAVA_LONG, JAVA_INT),
                        Linker.Option.captureCallState("errno"));

        static long call(MemorySegment capture, long[] registers) {
            try {
                return (long)
                        CALL.invokeExact(
                                capture,
                                registers[0],
                                registers[1],
                                registers[2],
                                registers[3],
                                registers[4],
                                registers[5],
                                (int) registers[6]);
            } catch (Throwable thrown) {
                throw new AssertionError("a downcall does not throw", thrown);
            }
        }
    }
}

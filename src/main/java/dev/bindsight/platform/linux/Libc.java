package dev.bindsight.platform.linux;

import static dev.bindsight.platform.linux.abi.FileAbi.O_CLOEXEC;
import static dev.bindsight.platform.linux.abi.FileAbi.O_RDONLY;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;

/**
 * The functions of libc that Bindsight calls, each named and ordered as in its man page; those of a
 * trace are {@link LinuxCalls}.
 *
 * <p>All return what the kernel itself returns: the value, or the negated errno, which was captured
 * in the same downcall so that no other code of the virtual machine can overwrite it. Pointers are
 * addresses in the calling thread's {@link Scratch} or in a buffer that the caller keeps alive.
 *
 * <p>They are called as {@link Downcall} has arranged it; until then a call waits.
 *
 * <p>Not final, so that a test can stand between it and the kernel and make calls fail.
 */
class Libc {
    /** How a file or directory is opened to be read. */
    static final int READ_ONLY = O_RDONLY | O_CLOEXEC;

    /**
     * Where {@link Linker.Option#captureStateLayout()} has it on Linux, where it is all there is.
     */
    private static final long ERRNO = 0;

    private final ThreadLocal<Scratch> scratch = ThreadLocal.withInitial(Scratch::new);

    /**
     * Has everything arranged that the first call would else wait for, by a call that changes
     * nothing.
     */
    static void arrange() {
        MemorySegment capture = Arena.ofAuto().allocate(Linker.Option.captureStateLayout());
        // not by way of Entry at first: only the class that fails keeps the reason for later
        // callers
        Downcall.call(Downcall.find("getpid"), capture, 0, 0, 0, 0, 0, 0);
        Downcall.call(Entry.GETPID, capture, 0, 0, 0, 0, 0, 0);
    }

    /** The calling thread's memory. */
    Scratch scratch() {
        return scratch.get();
    }

    int socket(int domain, int type, int protocol) {
        return call(Entry.SOCKET, domain, type, protocol, 0, 0, 0);
    }

    int setsockopt(int fd, int level, int name, long value, int length) {
        return call(Entry.SETSOCKOPT, fd, level, name, value, length, 0);
    }

    int send(int fd, long buffer, long length, int flags) {
        return call(Entry.SEND, fd, buffer, length, flags, 0, 0);
    }

    int recv(int fd, long buffer, long length, int flags) {
        return call(Entry.RECV, fd, buffer, length, flags, 0, 0);
    }

    int poll(long descriptors, int count, int timeoutMillis) {
        return call(Entry.POLL, descriptors, count, timeoutMillis, 0, 0, 0);
    }

    int openat(int directory, long path, int flags) {
        return call(Entry.OPENAT, directory, path, flags, 0, 0, 0);
    }

    int read(int fd, long buffer, long length) {
        return call(Entry.READ, fd, buffer, length, 0, 0, 0);
    }

    int write(int fd, long buffer, long length) {
        return call(Entry.WRITE, fd, buffer, length, 0, 0, 0);
    }

    int close(int fd) {
        return call(Entry.CLOSE, fd, 0, 0, 0, 0, 0);
    }

    int getdents64(int directory, long buffer, long length) {
        return call(Entry.GETDENTS64, directory, buffer, length, 0, 0, 0);
    }

    int readlinkat(int directory, long path, long buffer, long length) {
        return call(Entry.READLINKAT, directory, path, buffer, length, 0, 0);
    }

    int statx(int directory, long path, int flags, int mask, long buffer) {
        return call(Entry.STATX, directory, path, flags, mask, buffer, 0);
    }

    /** A system call without a wrapper in older libc: pidfd_open (434), pidfd_send_signal (424). */
    int syscall(int number, long first, long second, long third, long fourth) {
        return call(Entry.SYSCALL, number, first, second, third, fourth, 0);
    }

    int geteuid() {
        return (int) Downcall.call(Entry.GETEUID, scratch.get().capture, 0, 0, 0, 0, 0, 0);
    }

    int getpid() {
        return call(Entry.GETPID, 0, 0, 0, 0, 0, 0);
    }

    int sysconf(int name) {
        return call(Entry.SYSCONF, name, 0, 0, 0, 0, 0);
    }

    int clockGettime(int clock, long timespec) {
        return call(Entry.CLOCK_GETTIME, clock, timespec, 0, 0, 0, 0);
    }

    /** Writes to {@code tm} what the clock here shows at a time; false for a year beyond an int. */
    boolean localtimeR(long time, long tm) {
        return Downcall.call(Entry.LOCALTIME_R, scratch.get().capture, time, tm, 0, 0, 0, 0) != 0;
    }

    /** Returns 0 or a positive errno, and leaves a null pointer at {@code result} for no user. */
    int getpwuidR(int uid, long passwd, long buffer, long length, long result) {
        return call(Entry.GETPWUID_R, uid, passwd, buffer, length, result, 0);
    }

    /** Returns 0 or a positive errno, and leaves a null pointer at {@code result} for no user. */
    int getpwnamR(long name, long passwd, long buffer, long length, long result) {
        return call(Entry.GETPWNAM_R, name, passwd, buffer, length, result, 0);
    }

    /** Returns the index, 0 for none. */
    int ifNametoindex(long name) {
        return (int)
                Downcall.call(Entry.IF_NAMETOINDEX, scratch.get().capture, name, 0, 0, 0, 0, 0);
    }

    /** Writes the name, of at most 16 bytes, to {@code name} if there is such an index. */
    void ifIndextoname(int index, long name) {
        Downcall.call(Entry.IF_INDEXTONAME, scratch.get().capture, index, name, 0, 0, 0, 0);
    }

    int getrlimit(int resource, long rlimit) {
        return call(Entry.GETRLIMIT, resource, rlimit, 0, 0, 0, 0);
    }

    /**
     * Returns 0 or a code of netdb.h, which is no errno, and leaves the list at {@code result}. For
     * {@code EAI_SYSTEM} the errno is that of {@link #capturedErrno()}.
     */
    int getaddrinfo(long node, long service, long hints, long result) {
        return (int)
                Downcall.call(
                        Entry.GETADDRINFO,
                        scratch.get().capture,
                        node,
                        service,
                        hints,
                        result,
                        0,
                        0);
    }

    /** Returns 0 or a code of netdb.h; the only function that takes seven arguments. */
    int getnameinfo(long[] registers) {
        return (int) Downcall.SevenArguments.call(scratch.get().capture, registers);
    }

    void freeaddrinfo(long list) {
        Downcall.call(Entry.FREEADDRINFO, scratch.get().capture, list, 0, 0, 0, 0, 0);
    }

    /** What errno was when the calling thread's last call returned. */
    int capturedErrno() {
        return scratch.get().capture.get(JAVA_INT, ERRNO);
    }

    /** A function by its name, for those that few programs need. */
    static MemorySegment function(String name) {
        return Downcall.find(name);
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
        int result = (int) Downcall.call(function, capture, a, b, c, d, e, f);
        return result == -1 ? -capture.get(JAVA_INT, ERRNO) : result;
    }

    /** Where the functions are; apart, so that a Libc can be made while calls are arranged. */
    private static final class Entry {
        static final MemorySegment SOCKET = Downcall.find("socket");
        static final MemorySegment SETSOCKOPT = Downcall.find("setsockopt");
        static final MemorySegment SEND = Downcall.find("send");
        static final MemorySegment RECV = Downcall.find("recv");
        static final MemorySegment POLL = Downcall.find("poll");
        static final MemorySegment OPENAT = Downcall.find("openat");
        static final MemorySegment READ = Downcall.find("read");
        static final MemorySegment WRITE = Downcall.find("write");
        static final MemorySegment CLOSE = Downcall.find("close");
        static final MemorySegment GETDENTS64 = Downcall.find("getdents64");
        static final MemorySegment READLINKAT = Downcall.find("readlinkat");
        static final MemorySegment STATX = Downcall.find("statx");
        static final MemorySegment SYSCALL = Downcall.find("syscall");
        static final MemorySegment GETEUID = Downcall.find("geteuid");
        static final MemorySegment GETPID = Downcall.find("getpid");
        static final MemorySegment SYSCONF = Downcall.find("sysconf");
        static final MemorySegment CLOCK_GETTIME = Downcall.find("clock_gettime");
        static final MemorySegment LOCALTIME_R = Downcall.find("localtime_r");
        static final MemorySegment GETPWUID_R = Downcall.find("getpwuid_r");
        static final MemorySegment GETPWNAM_R = Downcall.find("getpwnam_r");
        static final MemorySegment GETRLIMIT = Downcall.find("getrlimit");
        static final MemorySegment GETADDRINFO = Downcall.find("getaddrinfo");
        static final MemorySegment FREEADDRINFO = Downcall.find("freeaddrinfo");
        static final MemorySegment IF_NAMETOINDEX = Downcall.find("if_nametoindex");
        static final MemorySegment IF_INDEXTONAME = Downcall.find("if_indextoname");
    }
}

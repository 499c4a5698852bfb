package dev.bindsight.platform.linux;

import static dev.bindsight.platform.linux.abi.FileAbi.AT_EMPTY_PATH;
import static dev.bindsight.platform.linux.abi.FileAbi.STATX_INO;
import static dev.bindsight.platform.linux.abi.NetfilterAbi.SO_ORIGINAL_DST;
import static dev.bindsight.platform.linux.abi.ProcessAbi.SYS_PIDFD_GETFD;
import static dev.bindsight.platform.linux.abi.SocketAbi.IPPROTO_IP;
import static dev.bindsight.platform.linux.abi.SocketAbi.IPPROTO_IPV6;
import static dev.bindsight.platform.linux.abi.SocketAbi.SHUT_RDWR;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.bindsight.model.AddressFamily;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.Errno;
import dev.bindsight.model.Inode;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.SocketKey;
import dev.bindsight.model.TcpState;
import dev.bindsight.platform.BorrowedSocket;
import dev.bindsight.platform.BorrowedSocket.Borrowing;
import dev.bindsight.platform.ProcessTable;
import dev.bindsight.platform.ProcessTable.Access;
import dev.bindsight.platform.ProcessTable.Glance;
import dev.bindsight.platform.linux.abi.FileAbi.Statx;
import dev.bindsight.platform.linux.abi.SocketAbi.SockaddrIn6;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.MemorySegment;
import java.util.Optional;

/**
 * Gets a descriptor of a socket of another process (pidfd_getfd(2), Linux 5.6). A number may have
 * become another socket's between the look into /proc and that call; the descriptor that came stays
 * what it is, so it is asked what it is before anything is done to it.
 */
final class SocketLoan {
    /** Where the length of what is written at the beginning of the scratch stands. */
    private static final int LENGTH = 512;

    /** The last descriptor may be the pidfd: to look into /proc takes another. */
    private static final Borrowing NOT_NOW =
            new Borrowing.Refused(LinuxErrno.of(LinuxErrno.EMFILE));

    private final Libc libc;
    private final ProcessTable processes;

    SocketLoan(Libc libc, ProcessTable processes) {
        this.libc = libc;
        this.processes = processes;
    }

    /**
     * Gets it.
     *
     * @param pidfd holds the process
     * @param pid the same in /proc
     */
    Borrowing from(int pidfd, int pid, SocketEntry socket) {
        Inode inode = socket.inode();
        Glance glance = processes.glance(pid);
        if (glance.access() == Access.NOT_NOW) {
            return NOT_NOW;
        }
        if (inode == null || glance.access() == Access.GONE || glance.thread() == 0) {
            return new Borrowing.NotHeld();
        }
        int[] found = {-1};
        boolean[] hidden = {false};
        Access access =
                processes.descriptors(
                        pid,
                        glance.thread(),
                        descriptor -> {
                            long behind =
                                    found[0] < 0
                                            ? processes.socketInode(
                                                    pid, glance.thread(), descriptor)
                                            : 0;
                            if (behind == inode.number()) {
                                found[0] = descriptor;
                            }
                            hidden[0] |= behind == ProcessTable.HIDDEN;
                        });
        if (found[0] >= 0) {
            return copy(pidfd, found[0], inode, socket);
        }
        if (access == Access.NOT_NOW) {
            return NOT_NOW;
        }
        return access == Access.DENIED || hidden[0]
                ? new Borrowing.Unseen()
                : new Borrowing.NotHeld();
    }

    private Borrowing copy(int pidfd, int descriptor, Inode inode, SocketEntry socket) {
        int fd = libc.syscall(SYS_PIDFD_GETFD, pidfd, descriptor, 0, 0);
        if (fd == -LinuxErrno.EBADF || fd == -LinuxErrno.ESRCH) {
            return new Borrowing.NotHeld();
        }
        if (fd < 0) {
            return new Borrowing.Refused(LinuxErrno.of(-fd));
        }
        if (!isVery(fd, inode, socket)) {
            libc.close(fd);
            return new Borrowing.NotHeld();
        }
        return new Borrowing.Borrowed(new Held(fd, socket.family()));
    }

    private boolean isVery(int fd, Inode inode, SocketEntry socket) {
        return inode(fd) == inode.number()
                && (!(socket.key() instanceof SocketKey.ByCookie known)
                        || SocketCookie.of(libc, fd).filter(known::equals).isPresent())
                && same(name(Entry.GETSOCKNAME, fd), socket.local())
                && (same(name(Entry.GETPEERNAME, fd), socket.remote())
                        // it has no peer to be asked for before that has answered
                        || socket.state() == TcpState.SYN_SENT);
    }

    private static boolean same(@Nullable Endpoint is, @Nullable Endpoint wanted) {
        return is != null
                && wanted != null
                && is.port().equals(wanted.port())
                && is.address().unmapped().equals(wanted.address().unmapped());
    }

    private long inode(int fd) {
        Scratch scratch = libc.scratch();
        int result =
                libc.statx(
                        fd,
                        scratch.begin().path(),
                        AT_EMPTY_PATH,
                        STATX_INO,
                        scratch.struct.address());
        return result < 0 ? -1 : scratch.struct.get(JAVA_LONG, Statx.STX_INO);
    }

    private @Nullable Endpoint name(MemorySegment function, int fd) {
        MemorySegment struct = room(SockaddrIn6.SIZE);
        int result = libc.call(function, fd, struct.address(), struct.address() + LENGTH);
        return result < 0 ? null : SocketAddress.read(struct);
    }

    private MemorySegment room(int length) {
        MemorySegment struct = libc.scratch().struct;
        struct.set(JAVA_INT, LENGTH, length);
        return struct;
    }

    /** A descriptor of it. */
    private final class Held implements BorrowedSocket {
        private final AddressFamily family;
        private int fd;

        Held(int fd, AddressFamily family) {
            this.fd = fd;
            this.family = family;
        }

        @Override
        public @Nullable Errno shutDown() {
            int result = libc.call(Entry.SHUTDOWN, open(), SHUT_RDWR);
            return result < 0 ? LinuxErrno.of(-result) : null;
        }

        /** An IPv6 socket that carries IPv4 is asked for its IPv4 one. */
        @Override
        public Optional<Endpoint> originalDestination() {
            Endpoint own = name(Entry.GETSOCKNAME, open());
            boolean ipv4 =
                    family == AddressFamily.IPV4
                            || own != null
                                    && own.address().unmapped().family() == AddressFamily.IPV4;
            MemorySegment struct = room(SockaddrIn6.SIZE);
            int result =
                    libc.call(
                            Entry.GETSOCKOPT,
                            open(),
                            ipv4 ? IPPROTO_IP : IPPROTO_IPV6,
                            SO_ORIGINAL_DST,
                            struct.address(),
                            struct.address() + LENGTH);
            return result < 0
                    ? Optional.empty()
                    : Optional.of(SocketAddress.read(struct)).filter(meant -> !same(meant, own));
        }

        private int open() {
            if (fd < 0) {
                throw new IllegalStateException("it was given back");
            }
            return fd;
        }

        @Override
        public void close() {
            if (fd >= 0) {
                libc.close(fd);
                fd = -1;
            }
        }
    }

    /** The functions for it, looked up once something is borrowed. */
    private static final class Entry {
        static final MemorySegment GETSOCKOPT = Libc.function("getsockopt");
        static final MemorySegment GETSOCKNAME = Libc.function("getsockname");
        static final MemorySegment GETPEERNAME = Libc.function("getpeername");
        static final MemorySegment SHUTDOWN = Libc.function("shutdown");
    }
}

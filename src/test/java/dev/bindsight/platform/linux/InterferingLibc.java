package dev.bindsight.platform.linux;

import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import java.lang.foreign.MemorySegment;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The real libc, with answers of netlink spoiled as a test decides. */
final class InterferingLibc extends Libc {
    private static final int AF_NETLINK = 16;
    private static final int TYPE = 4;
    private static final int FLAGS = 6;
    private static final short TCPDIAG_GETSOCK = 18;
    private static final short UNKNOWN_TYPE = 99;
    private static final short NLM_F_DUMP_INTR = 0x10;

    private final Deque<Harm> harms = new ArrayDeque<>();
    private int socketErrno;
    private int receives;
    private boolean lacksOldQuestions;

    /** What happens to one recv. */
    enum Harm {
        /** Nothing. */
        NONE,
        /** The kernel says that the tables changed while they were read. */
        DUMP_INTERRUPTED,
        /** The last bytes are missing. */
        CUT_SHORT,
        /** It claims to be longer than the buffer, as MSG_TRUNC tells it. */
        LONGER_THAN_THE_BUFFER,
        /** A signal came. */
        EINTR,
        /** The kernel had no room for the answer. */
        ENOBUFS,
        /** Something that never goes away. */
        EIO
    }

    /** The next receives fare like this, one each. */
    InterferingLibc then(Harm... next) {
        harms.addAll(List.of(next));
        return this;
    }

    /** No netlink socket can be made any more. */
    InterferingLibc refusingSockets(int errno) {
        socketErrno = errno;
        return this;
    }

    /** The kernel is one that no longer knows the question for TCP of both families. */
    InterferingLibc withoutOldQuestions() {
        lacksOldQuestions = true;
        return this;
    }

    /** How many receives there were. */
    int receives() {
        return receives;
    }

    @Override
    int socket(int domain, int type, int protocol) {
        return domain == AF_NETLINK && socketErrno != 0
                ? -socketErrno
                : super.socket(domain, type, protocol);
    }

    @Override
    @SuppressWarnings("restricted")
    int send(int fd, long buffer, long length, int flags) {
        MemorySegment head = MemorySegment.ofAddress(buffer).reinterpret(16);
        if (lacksOldQuestions && head.get(JAVA_SHORT_UNALIGNED, TYPE) == TCPDIAG_GETSOCK) {
            head.set(JAVA_SHORT_UNALIGNED, TYPE, UNKNOWN_TYPE);
        }
        return super.send(fd, buffer, length, flags);
    }

    @Override
    @SuppressWarnings("restricted")
    int recv(int fd, long buffer, long length, int flags) {
        receives++;
        Harm harm = harms.isEmpty() ? Harm.NONE : harms.remove();
        return switch (harm) {
            case NONE -> super.recv(fd, buffer, length, flags);
            case EINTR -> -4;
            case ENOBUFS -> -105;
            case EIO -> -5;
            case CUT_SHORT -> super.recv(fd, buffer, length, flags) - 3;
            case LONGER_THAN_THE_BUFFER -> {
                super.recv(fd, buffer, length, flags);
                yield (int) length + 1;
            }
            case DUMP_INTERRUPTED -> {
                int received = super.recv(fd, buffer, length, flags);
                MemorySegment first = MemorySegment.ofAddress(buffer).reinterpret(16);
                short old = first.get(JAVA_SHORT_UNALIGNED, FLAGS);
                first.set(JAVA_SHORT_UNALIGNED, FLAGS, (short) (old | NLM_F_DUMP_INTR));
                yield received;
            }
        };
    }
}

package dev.bindsight.platform.linux;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.bindsight.model.AddressFamily;
import dev.bindsight.model.Coverage.Lack;
import dev.bindsight.model.Port;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.Source;
import dev.bindsight.model.SourceRefusal;
import dev.bindsight.platform.SocketQuery;
import dev.bindsight.platform.SocketSource;
import dev.bindsight.platform.SocketView;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.MemorySegment;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The sockets of a network namespace as /proc/net prints them, for where netlink is refused, and
 * for namespaces that Bindsight is not in. Threads take turns.
 */
final class ProcNetSource implements SocketSource {
    /** What is free in the buffer before each read. */
    private static final int PIECE = 256 * 1024;

    private static final List<Table> TABLES =
            List.of(
                    new Table("tcp", Protocol.TCP, AddressFamily.IPV4),
                    new Table("tcp6", Protocol.TCP, AddressFamily.IPV6),
                    new Table("udp", Protocol.UDP, AddressFamily.IPV4),
                    new Table("udp6", Protocol.UDP, AddressFamily.IPV6));

    private final Libc libc;
    private final ProcFiles proc;
    private final String directory;
    private final ProcNetSocket view;
    private final AnswerBuffer buffer = new AnswerBuffer();
    private final long[] ends = new long[TABLES.size()];

    /**
     * One namespace.
     *
     * @param directory where its tables are, below /proc: {@code net/}, {@code 4121/net/}
     */
    ProcNetSource(Libc libc, ProcFiles proc, BootClock clock, String directory) {
        this.directory = directory;
        this.libc = libc;
        this.proc = proc;
        view = new ProcNetSocket(clock::ticksPerSecond);
    }

    /** One file. */
    private record Table(String name, Protocol protocol, AddressFamily family) {}

    private String path(Table table) {
        return directory + table.name();
    }

    @Override
    public Source id() {
        return Source.PROCFS;
    }

    @Override
    public Set<Lack> lacks() {
        return EnumSet.of(
                Lack.BOUND_ONLY_SOCKETS, Lack.BACKLOG, Lack.CGROUP, Lack.TCP_INFO, Lack.V6ONLY);
    }

    @Override
    public synchronized Listing list(SocketQuery query, Consumer<SocketView> each) {
        buffer.rewind();
        for (int i = 0; i < ends.length; i++) {
            Table table = TABLES.get(i);
            SourceRefusal refusal =
                    query.protocols().contains(table.protocol()) ? read(table) : null;
            if (refusal != null) {
                return new Listing.Refused(refusal);
            }
            ends[i] = buffer.used();
        }
        int count = 0;
        long from = 0;
        for (int i = 0; i < ends.length; i++) {
            count += handOut(TABLES.get(i), from, ends[i], query.port(), each);
            from = ends[i];
        }
        return new Listing.Complete(count);
    }

    private @Nullable SourceRefusal read(Table table) {
        Scratch path = libc.scratch().begin().add(path(table));
        int fd = libc.openat(proc.root(), path.path(), Libc.READ_ONLY);
        if (fd == -LinuxErrno.ENOENT && table.family() == AddressFamily.IPV6) {
            // a kernel without IPv6 has no such file, and no such socket
            return null;
        }
        if (fd < 0) {
            return refusal("open", table, fd);
        }
        try {
            while (true) {
                int length = libc.read(fd, buffer.reserve(PIECE), buffer.free());
                if (length == 0) {
                    return null;
                }
                if (length < 0 && length != -LinuxErrno.EINTR) {
                    return refusal("read", table, length);
                }
                buffer.add(Math.max(0, length));
            }
        } finally {
            libc.close(fd);
        }
    }

    private int handOut(
            Table table, long from, long to, @Nullable Port port, Consumer<SocketView> each) {
        int count = 0;
        MemorySegment text = buffer.bytes();
        long line = from;
        while (line < to) {
            long end = line;
            while (end < to && text.get(JAVA_BYTE, end) != '\n') {
                end++;
            }
            if (view.moveTo(text, line, end, table.protocol(), table.family())
                    && (port == null || view.localPort() == port.number())) {
                each.accept(view);
                count++;
            }
            line = end + 1;
        }
        return count;
    }

    private SourceRefusal refusal(String call, Table table, int result) {
        return new SourceRefusal(
                Source.PROCFS, call + " /proc/" + path(table), LinuxErrno.of(-result));
    }
}

package dev.bindsight.platform.linux;

import static dev.bindsight.platform.linux.abi.SocketAbi.AF_INET;
import static dev.bindsight.platform.linux.abi.SocketAbi.AF_INET6;

import dev.bindsight.model.Coverage;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.MptcpSocket;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.SocketKey;
import dev.bindsight.model.Source;
import dev.bindsight.model.SourceRefusal;
import dev.bindsight.model.TcpInfo;
import dev.bindsight.model.TcpInfoField;
import dev.bindsight.model.TcpMeasurement;
import dev.bindsight.platform.SocketQuery;
import dev.bindsight.platform.SocketSource;
import dev.bindsight.platform.SocketView;
import dev.bindsight.platform.linux.SockDiagSocket.Exchange;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The sockets of this network namespace from the kernel's own tables (sock_diag(7)): three dumps,
 * TCP and UDP by IPv4 and by IPv6, of every state with BOUND_INACTIVE among them. Threads take
 * turns.
 */
final class SockDiagSource implements SocketSource, AutoCloseable {
    /** An answer that was cut short or interrupted is asked for again so many times in all. */
    private static final int ATTEMPTS = 8;

    private static final int[] FAMILIES = {AF_INET, AF_INET6};

    private final SockDiagSocket socket;
    private final Devices devices;
    private final InetDiagSocket view = new InetDiagSocket();
    private final Supplier<KernelRelease> release;
    private @Nullable Boolean namesMptcp;
    private boolean lacksMptcp;
    private boolean lacksBothAtOnce;

    /**
     * Over what asks the kernel.
     *
     * @param release which that is
     */
    SockDiagSource(Libc libc, Devices devices, Supplier<KernelRelease> release) {
        this.devices = devices;
        this.release = release;
        socket = new SockDiagSocket(libc);
    }

    @Override
    public Source id() {
        return Source.SOCK_DIAG;
    }

    @Override
    public Set<Coverage.Lack> lacks() {
        return Set.of();
    }

    @Override
    public synchronized Listing list(SocketQuery query, Consumer<SocketView> each) {
        int port = query.port() == null ? 0 : query.port().number();
        if (query.port() != null && port == 0) {
            // no socket is bound to port 0, and to the kernel it means every port
            return new Listing.Complete(0);
        }
        @Nullable Exchange[] answers = new Exchange[Protocol.values().length * FAMILIES.length];
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            switch (collect(query, port, answers)) {
                case Exchange.Whole _ -> {
                    return new Listing.Complete(handOut(answers, port, each));
                }
                case Exchange.Refused(String call, int errno) -> {
                    return refused(call, errno);
                }
                case Exchange.Again _ -> {}
            }
        }
        return refused("recv(NETLINK_SOCK_DIAG)", LinuxErrno.EAGAIN);
    }

    @Override
    public synchronized Optional<TcpInfo> tcpInfo(SocketEntry entry) {
        var found = new AtomicReference<@Nullable TcpInfo>();
        lookUp(entry, () -> found.set(view.tcpInfo()));
        return Optional.ofNullable(found.get());
    }

    @Override
    public synchronized Map<TcpInfoField, Long> tcpFields(SocketEntry entry) {
        var found = new AtomicReference<Map<TcpInfoField, Long>>(Map.of());
        lookUp(entry, () -> found.set(view.tcpFields()));
        return found.get();
    }

    /** Looks one connection up, the view at what is found. */
    private void lookUp(SocketEntry entry, Runnable look) {
        Endpoint remote = entry.remote();
        if (entry.protocol() != Protocol.TCP || remote == null) {
            return;
        }
        long cookie = InetDiagRequest.cookie(entry);
        int device =
                entry.interfaceName() == null ? 0 : devices.index(entry.interfaceName()).orElse(0);
        socket.rewind();
        Exchange answer =
                socket.exchange(request ->
                        request.tcpInfo(entry.family(), entry.local(), remote, device, cookie));
        if (answer instanceof Exchange.Whole whole) {
            each(whole, look);
        }
    }

    @Override
    public synchronized Map<SocketKey, TcpMeasurement> measurements() {
        socket.rewind();
        var found = new HashMap<SocketKey, TcpMeasurement>();
        for (int family : FAMILIES) {
            if (socket.exchange(request -> request.measurements(family))
                    instanceof Exchange.Whole whole) {
                each(
                        whole,
                        () -> {
                            TcpMeasurement measured = view.measurement(null);
                            if (measured != null) {
                                found.put(new SocketKey.ByCookie(view.cookie()), measured);
                            }
                        });
            }
        }
        return found;
    }

    @Override
    public synchronized List<MptcpSocket> mptcp() {
        if (lacksMptcp) {
            return List.of();
        }
        socket.rewind();
        var found = new ArrayList<MptcpSocket>();
        for (int family : FAMILIES) {
            switch (socket.exchange(request -> request.mptcp(family))) {
                case Exchange.Whole whole -> each(whole, () -> add(view.mptcp(), found));
                case Exchange.Refused refused -> {
                    // any other refusal passes, as where every descriptor is taken
                    lacksMptcp = isUnknown(refused);
                    return List.of();
                }
                case Exchange.Again _ -> {}
            }
        }
        return found;
    }

    @Override
    public synchronized boolean namesMptcp() {
        if (namesMptcp == null) {
            namesMptcp = release.get().isAtLeast(6, 15);
        }
        return namesMptcp;
    }

    private static void add(@Nullable MptcpSocket connection, List<MptcpSocket> found) {
        if (connection != null) {
            found.add(connection);
        }
    }

    @Override
    public synchronized void close() {
        socket.close();
    }

    /** Makes every dump the query needs; the first that is not whole ends it. */
    private Exchange collect(SocketQuery query, int port, @Nullable Exchange[] answers) {
        socket.rewind();
        Arrays.fill(answers, null);
        Exchange last = new Exchange.Again();
        for (Protocol protocol : Protocol.values()) {
            if (!query.protocols().contains(protocol)) {
                continue;
            }
            int index = protocol.ordinal() * FAMILIES.length;
            if (protocol == Protocol.TCP && !lacksBothAtOnce) {
                last =
                        socket.exchange(request -> {
                            request.dumpTcp(port, query.measured());
                            narrow(request, query, protocol);
                        });
                lacksBothAtOnce = last instanceof Exchange.Refused refused && isUnknown(refused);
                if (!lacksBothAtOnce) {
                    if (!(last instanceof Exchange.Whole)) {
                        return last;
                    }
                    answers[index] = last;
                    continue;
                }
            }
            for (int family : FAMILIES) {
                last =
                        socket.exchange(request -> {
                            request.dump(family, protocol, port, query.measured());
                            narrow(request, query, protocol);
                        });
                if (!(last instanceof Exchange.Whole)) {
                    return last;
                }
                answers[index++] = last;
            }
        }
        return last;
    }

    private static void narrow(InetDiagRequest request, SocketQuery query, Protocol protocol) {
        if (query.occupants()) {
            request.onlyOccupants(protocol);
        }
    }

    /** Whether this kernel will never answer such a question, as not only for the moment. */
    private static boolean isUnknown(Exchange.Refused refused) {
        return refused.errno() == LinuxErrno.ENOENT
                || refused.errno() == LinuxErrno.EINVAL
                || refused.errno() == LinuxErrno.EOPNOTSUPP;
    }

    private int handOut(@Nullable Exchange[] answers, int port, Consumer<SocketView> each) {
        int count = 0;
        for (int i = 0; i < answers.length; i++) {
            if (answers[i] instanceof Exchange.Whole(long from, long to, int sequence)) {
                Protocol protocol = Protocol.values()[i / FAMILIES.length];
                count +=
                        InetDiagMessages.forEach(
                                socket.answer(), from, to, sequence, protocol, port, view, each);
            }
        }
        return count;
    }

    /** Goes through the TCP sockets of an answer, the view at each. */
    private void each(Exchange.Whole whole, Runnable look) {
        InetDiagMessages.forEach(
                socket.answer(),
                whole.from(),
                whole.to(),
                whole.sequence(),
                Protocol.TCP,
                0,
                view,
                _ -> look.run());
    }

    private static Listing refused(String call, int errno) {
        return new Listing.Refused(new SourceRefusal(Source.SOCK_DIAG, call, LinuxErrno.of(errno)));
    }
}

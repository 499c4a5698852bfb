package dev.bindsight.benchmark;

import dev.bindsight.inventory.connection.ConnectionReading;
import dev.bindsight.inventory.connection.MeasuredConnection;
import dev.bindsight.inventory.connection.MeasuredConnection.PeerEnd;
import dev.bindsight.model.AddressFamily;
import dev.bindsight.model.Coverage;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.IpAddressText;
import dev.bindsight.model.Ownership;
import dev.bindsight.model.Pid;
import dev.bindsight.model.Port;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.ProcessFacts;
import dev.bindsight.model.ProcessRef;
import dev.bindsight.model.ProcessState;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.SocketKey;
import dev.bindsight.model.Source;
import dev.bindsight.model.TcpInfo;
import dev.bindsight.model.TcpMeasurement;
import dev.bindsight.model.TcpState;
import dev.bindsight.model.Uid;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Many invented connections over some of which something flows; the same in every run. */
final class FlowCrowd {
    private static final int PROCESSES = 400;
    private static final long SEGMENT = 1_448;

    private final Random random = new Random(11);
    private final List<ProcessRef> owners = new ArrayList<>();
    private final Map<ProcessRef, ProcessDetails> processes = new HashMap<>();
    private final List<MeasuredConnection> connections = new ArrayList<>();
    private Instant now;
    private long cookies;

    /**
     * A crowd.
     *
     * @param size how many there are at any time
     * @param begins the time of its first reading
     * @param before how many sockets of another crowd were seen before
     */
    FlowCrowd(int size, Instant begins, long before) {
        now = begins;
        cookies = before * 2;
        String[] names = {"server.js", "nginx", "postgres", "redis-server", "chrome", "java"};
        for (int i = 0; i < PROCESSES; i++) {
            start(names[i % names.length], 1_000 + i);
        }
        for (int i = 0; i < size; i++) {
            connections.add(another());
        }
    }

    /** The time of the last reading. */
    Instant now() {
        return now;
    }

    /** The one that is never replaced. */
    SocketKey lasting() {
        return connections.getFirst().socket().key();
    }

    /**
     * A second goes by.
     *
     * @param flowing over how many something flows
     * @param replaced how many end, and as many begin
     */
    void step(int flowing, int replaced) {
        now = now.plusSeconds(1);
        for (int i = 0; i < flowing; i++) {
            int place = i == 0 ? 0 : random.nextInt(connections.size());
            connections.set(place, flowed(connections.get(place)));
        }
        for (int i = 0; i < replaced; i++) {
            connections.set(1 + random.nextInt(connections.size() - 1), another());
        }
    }

    ConnectionReading reading() {
        List<SocketEntry> sockets = connections.stream().map(MeasuredConnection::socket).toList();
        return new ConnectionReading(
                now,
                Duration.ofSeconds(1),
                new Inventory(
                        now,
                        Duration.ZERO,
                        sockets,
                        processes,
                        new Coverage(Source.SOCK_DIAG, null, 0, null, List.of())),
                connections);
    }

    private MeasuredConnection another() {
        long cookie = ++cookies;
        var socket =
                new SocketEntry(
                        new SocketKey.ByCookie(cookie),
                        Protocol.TCP,
                        AddressFamily.IPV4,
                        endpoint("10.0.0.1", 1_024 + random.nextInt(60_000)),
                        endpoint(
                                "10." + random.nextInt(4) + "." + random.nextInt(250) + ".7",
                                random.nextInt(4) == 0 ? 443 : 1 + random.nextInt(1_000)),
                        null,
                        random.nextInt(50) == 0 ? TcpState.CLOSE_WAIT : TcpState.ESTABLISHED,
                        0,
                        0,
                        new Uid(1000),
                        null,
                        0,
                        null,
                        null,
                        new Ownership.OwnedBy(List.of(owners.get(random.nextInt(PROCESSES)))));
        return measured(socket, 0, 0);
    }

    private MeasuredConnection flowed(MeasuredConnection before) {
        return measured(before.socket(), random.nextInt(1_000_000), random.nextInt(10_000));
    }

    private MeasuredConnection measured(SocketEntry socket, double down, double up) {
        long rtt = 200L + random.nextInt(40_000);
        var tcp =
                new TcpMeasurement(
                        new TcpInfo(rtt, rtt / 4, 0, (long) up, (long) down),
                        rtt,
                        0,
                        0,
                        0,
                        204_000,
                        0,
                        10,
                        SEGMENT,
                        1_500,
                        10,
                        10,
                        10,
                        5L,
                        (long) up,
                        0L,
                        0L,
                        100_000L,
                        65_536L,
                        65_536L,
                        131_072L,
                        "cubic");
        return new MeasuredConnection(
                socket,
                tcp,
                new MeasuredConnection.Flow(up, down),
                new MeasuredConnection.Age(Duration.ofSeconds(5), true, null),
                new PeerEnd.Elsewhere(),
                List.of());
    }

    private void start(String name, int pid) {
        var ref = new ProcessRef(new Pid(pid), 1);
        var facts =
                new ProcessFacts(
                        ref,
                        null,
                        name,
                        List.of(name),
                        new Uid(1000),
                        "/home/ann",
                        "/usr/bin/" + name,
                        now,
                        pid,
                        false,
                        null,
                        ProcessState.RUNNING,
                        false);
        processes.put(ref, new ProcessDetails(facts, "ann", name, null, null, null));
        owners.add(ref);
    }

    private static Endpoint endpoint(String address, int port) {
        return new Endpoint(IpAddressText.parse(address).orElseThrow(), new Port(port));
    }
}

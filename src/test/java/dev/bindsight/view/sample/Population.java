package dev.bindsight.view.sample;

import dev.bindsight.model.AddressFamily;
import dev.bindsight.model.Container;
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
import dev.bindsight.model.SocketTimer;
import dev.bindsight.model.Source;
import dev.bindsight.model.SystemdUnit;
import dev.bindsight.model.TcpState;
import dev.bindsight.model.Uid;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Builds the sockets of an invented machine, one after the other. */
public final class Population {
    private final Instant now;
    private final List<SocketEntry> sockets = new ArrayList<>();
    private final Map<ProcessRef, ProcessDetails> processes = new HashMap<>();
    private int nextPid = 2_000;
    private long nextCookie = 1;

    /** An empty machine at a moment. */
    public Population(Instant now) {
        this.now = now;
    }

    /** What a developer's machine looks like in the drawings. */
    public static Population ofTheDrawings(Instant now) {
        var all = new Population(now);
        var day = Duration.ofDays(5);
        var hours = Duration.ofHours(3);
        all.unit("ssh.service", "root", day, "tcp46", "::", 22, 128);
        all.unit("cups.service", "root", day, "tcp4", "127.0.0.1", 631, 4096);
        all.unit("cups.service", "root", day, "tcp6", "::1", 631, 4096);
        all.process("kdeconnectd", null, hours, "tcp46", "::", 1716, 50);
        all.process("kdeconnectd", null, hours, "udp46", "::", 1716, 0);
        all.process("server.js", "node", Duration.ofMinutes(84), "tcp46", "::", 3000, 511);
        all.process("ng serve", "node", hours, "tcp6", "::1", 4200, 511);
        all.process("vite", "node", hours, "tcp6", "::1", 5173, 511);
        all.unit("avahi-daemon.service", "avahi", day, "udp4", "0.0.0.0", 5353, 0);
        all.process("chrome", null, hours, "udp4", "0.0.0.0", 5353, 0);
        all.unit("postgresql@15-main.service", "postgres", day, "tcp4", "127.0.0.1", 5432, 200);
        all.hidden("0.0.0.0", 8000, 5);
        all.container("web", "docker", "::", 8080, 4096);
        all.prefork("nginx", 5, "0.0.0.0", 8088, 511);
        all.process("caddy", null, hours, "tcp4", "192.168.1.24", 8443, 4096);
        all.timeWait("127.0.0.1", 9000, Duration.ofSeconds(41));
        all.process("chrome", null, hours, "tcp4", "127.0.0.1", 9222, 10);
        all.process("server.js", "node", Duration.ofMinutes(84), "tcp4", "127.0.0.1", 9464, 511);
        all.process("karma start", "node", hours, "tcp46", "::", 9876, 511);
        return all;
    }

    /** Everything as one reading. */
    public Inventory inventory() {
        int hidden =
                (int)
                        sockets.stream()
                                .filter(each -> each.ownership() instanceof Ownership.NotVisible)
                                .count();
        return new Inventory(
                now,
                Duration.ofMillis(12),
                List.copyOf(sockets),
                Map.copyOf(processes),
                new Coverage(
                        Source.SOCK_DIAG,
                        null,
                        hidden,
                        hidden == 0 ? null : Ownership.HiddenReason.OTHER_USER,
                        List.of()));
    }

    /** A listener of a process of ann. */
    public SocketEntry process(
            String name,
            @Nullable String runtime,
            Duration age,
            String transport,
            String address,
            int port,
            int backlog) {
        return add(
                transport,
                address,
                port,
                backlog,
                List.of(owner(name, runtime, "ann", age, null, null)));
    }

    /** A listener of a system unit. */
    public SocketEntry unit(
            String unit,
            String user,
            Duration age,
            String transport,
            String address,
            int port,
            int backlog) {
        String name = unit.substring(0, unit.indexOf('.'));
        return add(
                transport,
                address,
                port,
                backlog,
                List.of(owner(name, null, user, age, new SystemdUnit(unit, false), null)));
    }

    /** A listener in a container. */
    public SocketEntry container(
            String name, String runtime, String address, int port, int backlog) {
        var container = new Container(runtime, "4f1c", name);
        return add(
                "tcp46",
                address,
                port,
                backlog,
                List.of(owner(name, null, "root", Duration.ofHours(3), null, container)));
    }

    /** A listener that several processes share. */
    public SocketEntry prefork(String name, int count, String address, int port, int backlog) {
        List<ProcessDetails> owners = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            owners.add(owner(name, null, "ann", Duration.ofHours(1), null, null));
        }
        return add("tcp4", address, port, backlog, owners);
    }

    /** A listener of another user. */
    public SocketEntry hidden(String address, int port, int backlog) {
        return put(
                "tcp4",
                address,
                port,
                null,
                TcpState.LISTEN,
                backlog,
                Uid.ROOT,
                new Ownership.NotVisible(Ownership.HiddenReason.OTHER_USER));
    }

    /** What a connection left behind. */
    public SocketEntry timeWait(String address, int port, Duration left) {
        return put(
                "tcp4",
                address,
                port,
                new Endpoint(IpAddressText.parse(address).orElseThrow(), new Port(54_321)),
                TcpState.TIME_WAIT,
                0,
                null,
                new Ownership.KernelHeld(Ownership.KernelReason.TIME_WAIT, now.plus(left)));
    }

    /** Takes a socket away again. */
    public void remove(SocketEntry socket) {
        sockets.remove(socket);
    }

    /** Puts a socket that was made before. */
    public void restore(SocketEntry socket) {
        sockets.add(socket);
    }

    private ProcessDetails owner(
            String name,
            @Nullable String runtime,
            String user,
            Duration age,
            @Nullable SystemdUnit unit,
            @Nullable Container container) {
        int pid = nextPid++;
        var ref = new ProcessRef(new Pid(pid), pid * 100L);
        var facts =
                new ProcessFacts(
                        ref,
                        null,
                        name,
                        runtime == null ? List.of(name) : List.of(runtime, name),
                        new Uid(user.equals("root") ? 0 : 1000),
                        "/home/ann/shop",
                        "/usr/bin/" + (runtime == null ? name : runtime),
                        now.minus(age),
                        pid,
                        false,
                        null,
                        ProcessState.RUNNING,
                        false);
        var details = new ProcessDetails(facts, user, name, runtime, unit, container);
        processes.put(ref, details);
        return details;
    }

    private SocketEntry add(
            String transport, String address, int port, int backlog, List<ProcessDetails> owners) {
        boolean udp = transport.startsWith("udp");
        return put(
                transport,
                address,
                port,
                null,
                udp ? TcpState.CLOSE : TcpState.LISTEN,
                backlog,
                owners.getFirst().facts().uid(),
                new Ownership.OwnedBy(owners.stream().map(ProcessDetails::ref).toList()));
    }

    private SocketEntry put(
            String transport,
            String address,
            int port,
            @Nullable Endpoint remote,
            TcpState state,
            int backlog,
            @Nullable Uid uid,
            Ownership ownership) {
        boolean v4 = transport.endsWith("p4");
        var entry =
                new SocketEntry(
                        new SocketKey.ByCookie(nextCookie++),
                        transport.startsWith("udp") ? Protocol.UDP : Protocol.TCP,
                        v4 ? AddressFamily.IPV4 : AddressFamily.IPV6,
                        new Endpoint(IpAddressText.parse(address).orElseThrow(), new Port(port)),
                        remote,
                        null,
                        state,
                        0,
                        backlog,
                        uid,
                        null,
                        0,
                        v4 ? null : !transport.endsWith("46"),
                        ownership instanceof Ownership.KernelHeld(var _, Instant until, var _)
                                ? new SocketTimer(SocketTimer.Kind.TIME_WAIT, until)
                                : null,
                        ownership);
        sockets.add(entry);
        return entry;
    }
}

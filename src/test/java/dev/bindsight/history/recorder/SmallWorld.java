package dev.bindsight.history.recorder;

import dev.bindsight.inventory.Endings;
import dev.bindsight.inventory.InventoryEngine;
import dev.bindsight.inventory.ScanProgress;
import dev.bindsight.inventory.SourceChoice;
import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Coverage;
import dev.bindsight.model.DestroyedSocket;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.Ownership;
import dev.bindsight.model.Ownership.HiddenReason;
import dev.bindsight.model.Pid;
import dev.bindsight.model.Port;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.ProcessEnd;
import dev.bindsight.model.ProcessFacts;
import dev.bindsight.model.ProcessRef;
import dev.bindsight.model.ProcessState;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.SocketKey;
import dev.bindsight.model.Source;
import dev.bindsight.model.TcpState;
import dev.bindsight.model.Uid;
import dev.bindsight.platform.SocketQuery;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A machine of a test: listeners, processes, clocks, each as the test says. */
final class SmallWorld implements InventoryEngine, Endings, Moment.Source {
    private final Map<Long, SocketEntry> sockets = new LinkedHashMap<>();
    private final Map<ProcessRef, ProcessDetails> processes = new HashMap<>();
    private final Map<ProcessRef, ProcessEnd> ended = new HashMap<>();
    private final List<DestroyedSocket> destroyed = new ArrayList<>();
    private Instant wall = Instant.parse("2026-11-25T12:00:00Z");
    private Duration running = Duration.ofHours(5);
    private Duration elapsed = Duration.ofHours(7);
    private String boot = "first";

    /** A process that runs. */
    ProcessRef process(int pid, String... command) {
        var ref = new ProcessRef(new Pid(pid), pid * 100L);
        String name = command.length > 1 ? command[1] : command[0];
        var facts =
                new ProcessFacts(
                        ref,
                        null,
                        command[0],
                        List.of(command),
                        new Uid(1000),
                        "/home/ann/shop",
                        "/usr/bin/" + command[0],
                        wall,
                        1,
                        false,
                        "/",
                        ProcessState.RUNNING,
                        false);
        processes.put(
                ref,
                new ProcessDetails(
                        facts, "ann", name, command.length > 1 ? command[0] : null, null, null));
        return ref;
    }

    /** A listener of a process, or of one that is not visible. */
    void listen(long cookie, int port, @Nullable ProcessRef owner) {
        listenAs(
                cookie,
                port,
                owner == null
                        ? new Ownership.NotVisible(HiddenReason.OTHER_USER)
                        : new Ownership.OwnedBy(List.of(owner)));
    }

    /** A listener of one kind of ownership. */
    void listenAs(long cookie, int port, Ownership ownership) {
        sockets.put(
                cookie,
                new SocketEntry(
                        new SocketKey.ByCookie(cookie),
                        Protocol.TCP,
                        IpAddress.LOOPBACK_IPV4.family(),
                        new Endpoint(IpAddress.LOOPBACK_IPV4, new Port(port)),
                        null,
                        null,
                        TcpState.LISTEN,
                        0,
                        128,
                        new Uid(1000),
                        null,
                        0,
                        null,
                        null,
                        ownership));
    }

    /** A socket is closed. */
    void close(long cookie) {
        SocketEntry gone = sockets.remove(cookie);
        if (gone != null) {
            destroyed.add(new DestroyedSocket(cookie, BindPlace.of(gone.local()), new Uid(1000)));
        }
    }

    /** A process ends, and with it its sockets. */
    void end(ProcessRef process, ProcessEnd how) {
        List.copyOf(sockets.entrySet()).stream()
                .filter(each ->
                        each.getValue().ownership().equals(new Ownership.OwnedBy(List.of(process))))
                .forEach(each -> close(each.getKey()));
        ended.put(process, how);
        processes.remove(process);
    }

    /** Time passes. */
    void pass(Duration time) {
        wall = wall.plus(time);
        running = running.plus(time);
        elapsed = elapsed.plus(time);
    }

    /** The machine sleeps. */
    void suspend(Duration time) {
        wall = wall.plus(time);
        elapsed = elapsed.plus(time);
    }

    /** Somebody sets the clock. */
    void setClock(Duration by) {
        wall = wall.plus(by);
    }

    /** The machine starts anew. */
    void reboot(String id) {
        boot = id;
        running = Duration.ofSeconds(30);
        elapsed = running;
        sockets.clear();
        processes.clear();
        destroyed.clear();
    }

    /** What time it is. */
    Instant wall() {
        return wall;
    }

    /** Which run of the machine it is. */
    String boot() {
        return boot;
    }

    @Override
    public Reading read(SourceChoice choice, ScanProgress progress) {
        return new Reading.Read(
                new Inventory(
                        wall,
                        Duration.ZERO,
                        List.copyOf(sockets.values()),
                        Map.copyOf(processes),
                        new Coverage(Source.SOCK_DIAG, null, 0, null, List.of())));
    }

    @Override
    public Reading look(SocketQuery query) {
        return read(SourceChoice.AUTOMATIC, ScanProgress.UNHEARD);
    }

    @Override
    public Reading glance(SocketQuery query) {
        return look(query);
    }

    @Override
    public Optional<ProcessDetails> process(ProcessRef ref) {
        return Optional.ofNullable(processes.get(ref));
    }

    @Override
    public void watch(ProcessRef process) {}

    @Override
    public void forget(ProcessRef process) {}

    @Override
    public Optional<ProcessEnd> end(ProcessRef process) {
        return Optional.ofNullable(ended.get(process));
    }

    @Override
    public List<DestroyedSocket> destroyed() {
        List<DestroyedSocket> told = List.copyOf(destroyed);
        destroyed.clear();
        return told;
    }

    @Override
    public Moment now() {
        return new Moment(wall, running, elapsed, boot);
    }

    @Override
    public void close() {}
}

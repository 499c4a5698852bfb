package dev.bindsight.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.model.Inventory;
import dev.bindsight.model.Ownership;
import dev.bindsight.model.ProcessRef;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.SocketKey;
import dev.bindsight.testbed.ScriptedPlatform;
import dev.bindsight.testbed.ScriptedProcess;
import dev.bindsight.testbed.ScriptedSocket;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/**
 * A machine that changes at random, read again and again: what an engine carries from reading to
 * reading has to be what an engine that knows nothing would find.
 */
class CarriedOwnersTest {
    private static final int STEPS = 1_500;

    private final ScriptedPlatform platform = new ScriptedPlatform();
    private final List<ScriptedSocket> sockets = new ArrayList<>();
    private final List<ScriptedProcess> processes = new ArrayList<>();
    private int nextPort = 1;
    private int nextPid = 2;
    private long nextStart = 1;

    /** Whatever happened, also what leaves no trace at first: it is seen 5 s later at most. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void afterFiveSecondsNothingIsStale(long seed) {
        readAgainAndAgain(new Random(seed), RevalidationSchedule.BELIEF.plusMillis(1), 8);
    }

    /** What changes a number of descriptors or ends a socket is seen with the next reading. */
    @ParameterizedTest
    @ValueSource(longs = {5, 6, 7, 8})
    void whatLeavesATraceIsSeenAtOnce(long seed) {
        readAgainAndAgain(new Random(seed), Duration.ofMillis(1), 6);
    }

    /** The same of what is read for the record, which believes an owner for longer. */
    @ParameterizedTest
    @ValueSource(longs = {9, 10})
    void afterFifteenSecondsNothingIsStaleInTheRecord(long seed) {
        readAgainAndAgain(
                new Random(seed),
                RevalidationSchedule.BELIEF_OF_RECORD.plusMillis(1),
                8,
                CarriedOwnersTest::occupants);
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12})
    void theRecordSeesAtOnceWhatLeavesATrace(long seed) {
        readAgainAndAgain(new Random(seed), Duration.ofMillis(1), 6, CarriedOwnersTest::occupants);
    }

    @Test
    void ofAProcessThatHidesOneDescriptorNoOtherIsAsked() {
        ScriptedProcess hiding = platform.process(nextPid++, nextStart++).hidingLinks();
        for (int i = 0; i < 100; i++) {
            hiding.open(newSocket());
        }
        try (var engine = new LiveInventory(platform, InstantSource.system(), () -> 0L)) {
            occupants(engine);
        }

        assertThat(platform.processes().linksRead()).isEqualTo(1);
    }

    @Test
    void theRecordAsksAnUnchangedHolderOnceInFifteenSeconds() {
        for (int i = 0; i < 30; i++) {
            platform.process(nextPid++, nextStart++).open(newSocket());
        }
        var now = new AtomicLong(-5);
        try (var engine = new LiveInventory(platform, InstantSource.system(), now::get)) {
            occupants(engine);
            int before = platform.processes().linksRead();

            for (int second = 0; second < 15; second++) {
                now.addAndGet(1_000_000_000L);
                occupants(engine);
            }

            assertThat(platform.processes().linksRead() - before).isBetween(30, 50);
        }
    }

    private void readAgainAndAgain(Random random, Duration interval, int kinds) {
        readAgainAndAgain(random, interval, kinds, CarriedOwnersTest::read);
    }

    private void readAgainAndAgain(
            Random random,
            Duration interval,
            int kinds,
            Function<InventoryEngine, Inventory> reading) {
        var now = new AtomicLong(-5);
        try (var engine = new LiveInventory(platform, InstantSource.system(), now::get)) {
            for (int i = 0; i < STEPS; i++) {
                // one change at a time, or they may cancel out in the number of descriptors
                change(random, kinds);
                now.addAndGet(interval.toNanos());
                assertThat(owners(reading.apply(engine))).as("step %d", i).isEqualTo(truth());
            }
        }
    }

    private void change(Random random, int kinds) {
        switch (random.nextInt(kinds)) {
            case 0 -> processes.add(platform.process(nextPid++, nextStart++));
            case 1 -> endProcess(random);
            case 2, 3 -> openSocket(random);
            case 4 -> closeSocket(random);
            case 5 -> share(random);
            case 6 -> replace(random);
            default -> recycle(random);
        }
    }

    private void openSocket(Random random) {
        if (processes.isEmpty()) {
            return;
        }
        ScriptedSocket socket = newSocket();
        // from one process, or inherited by several
        int holders = 1 + random.nextInt(3) / 2;
        for (int i = 0; i < holders; i++) {
            any(processes, random).open(socket);
        }
    }

    private ScriptedSocket newSocket() {
        int port = nextPort++ % 60_000 + 1;
        ScriptedSocket socket = platform.add(ScriptedSocket.listener("127.0.0.1:" + port));
        sockets.add(socket);
        return socket;
    }

    private void closeSocket(Random random) {
        if (!sockets.isEmpty()) {
            ScriptedSocket socket = any(sockets, random);
            sockets.remove(socket);
            platform.remove(socket);
            for (ScriptedProcess process : processes) {
                process.descriptors().values().removeIf(inode -> inode == socket.inode());
            }
        }
    }

    /** Passes a socket to another process, which adds a descriptor there. */
    private void share(Random random) {
        if (!sockets.isEmpty() && !processes.isEmpty()) {
            any(processes, random).open(any(sockets, random));
        }
    }

    /** Closes a socket and opens another on the same descriptor: the count stays the same. */
    private void replace(Random random) {
        List<ScriptedProcess> holding =
                processes.stream().filter(each -> !each.descriptors().isEmpty()).toList();
        if (holding.isEmpty()) {
            return;
        }
        ScriptedProcess process = any(holding, random);
        int descriptor = any(List.copyOf(process.descriptors().keySet()), random);
        long old = Objects.requireNonNull(process.descriptors().get(descriptor));
        process.open(descriptor, newSocket().inode());
        dropUnheld(old);
    }

    private void endProcess(Random random) {
        if (!processes.isEmpty()) {
            endProcess(any(processes, random));
        }
    }

    /** Ends a process and starts another with its pid. */
    private void recycle(Random random) {
        if (!processes.isEmpty()) {
            ScriptedProcess process = any(processes, random);
            endProcess(process);
            processes.add(platform.process(process.ref().pid().number(), nextStart++));
        }
    }

    private void endProcess(ScriptedProcess process) {
        processes.remove(process);
        platform.end(process);
        sockets.retainAll(platform.allSockets());
    }

    private void dropUnheld(long inode) {
        boolean held = processes.stream().anyMatch(each -> each.descriptors().containsValue(inode));
        if (!held) {
            sockets.stream().filter(each -> each.inode() == inode).forEach(platform::remove);
            sockets.retainAll(platform.allSockets());
        }
    }

    private static <T> T any(List<T> list, Random random) {
        return list.get(random.nextInt(list.size()));
    }

    private Map<SocketKey, List<ProcessRef>> truth() {
        Map<SocketKey, List<ProcessRef>> truth = new HashMap<>();
        for (ScriptedSocket socket : sockets) {
            var holders = new TreeSet<ProcessRef>();
            for (ScriptedProcess process : processes) {
                if (process.descriptors().containsValue(socket.inode())) {
                    holders.add(process.ref());
                }
            }
            truth.put(new SocketKey.ByCookie(socket.cookie()), List.copyOf(holders));
        }
        return truth;
    }

    private static Map<SocketKey, List<ProcessRef>> owners(Inventory inventory) {
        Map<SocketKey, List<ProcessRef>> owners = new HashMap<>();
        for (SocketEntry entry : inventory.entries()) {
            owners.put(
                    entry.key(),
                    entry.ownership() instanceof Ownership.OwnedBy(var processes, var _)
                            ? processes
                            : List.of());
        }
        return owners;
    }

    private static Inventory occupants(InventoryEngine engine) {
        return ((InventoryEngine.Reading.Read) engine.readOccupants(SourceChoice.AUTOMATIC))
                .inventory();
    }

    private static Inventory read(InventoryEngine engine) {
        return ((InventoryEngine.Reading.Read) engine.read(SourceChoice.AUTOMATIC)).inventory();
    }
}

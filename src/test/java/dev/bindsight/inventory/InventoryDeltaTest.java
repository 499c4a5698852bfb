package dev.bindsight.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.model.Inventory;
import dev.bindsight.model.InventoryDelta;
import dev.bindsight.model.MapChange;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.ProcessRef;
import dev.bindsight.model.SocketChange;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.SocketKey;
import dev.bindsight.model.Source;
import dev.bindsight.platform.SocketQuery;
import dev.bindsight.platform.linux.LinuxPlatform;
import dev.bindsight.testbed.Eventually;
import dev.bindsight.testbed.ScriptedPlatform;
import dev.bindsight.testbed.ScriptedProcess;
import dev.bindsight.testbed.ScriptedSocket;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.Closeable;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** What an engine says of how a reading differs from the one before, over random histories. */
class InventoryDeltaTest {
    private static final int STEPS = 400;
    private static final SourceChoice PROCFS = new SourceChoice.Only(Source.PROCFS);

    private final ScriptedPlatform platform = new ScriptedPlatform();
    private final List<ScriptedSocket> sockets = new ArrayList<>();
    private final List<ScriptedProcess> processes = new ArrayList<>();
    private final AtomicLong nanos = new AtomicLong();
    private final LiveInventory engine =
            new LiveInventory(platform, InstantSource.system(), nanos::get);
    private SourceChoice choice = SourceChoice.AUTOMATIC;
    private int nextPort = 1_000;
    private int nextPid = 100;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void whatWasNotedWhileReadingIsWhatAComparisonFinds(long seed) {
        var random = new Random(seed);
        Inventory before = read();
        for (int step = 0; step < STEPS; step++) {
            happen(random);
            Inventory after = read();

            InventoryDelta delta = engine.change(before, after);

            assertThat(told(delta))
                    .as("step %d", step)
                    .isEqualTo(told(DeltaWriter.between(before, after)));
            assertThat(delta.continues()).isEqualTo(!changesSource(before, after));
            assertLeads(before, delta, after);
            before = after;
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {5, 6, 7, 8})
    void severalAsOneLeadFromTheFirstReadingToTheLast(long seed) {
        var random = new Random(seed);
        Inventory shown = read();
        for (int round = 0; round < STEPS / 8; round++) {
            InventoryDelta delta = InventoryDelta.NONE;
            boolean continues = true;
            Inventory before = shown;
            for (int step = random.nextInt(6); step >= 0; step--) {
                happen(random);
                Inventory after = read();
                delta = delta.then(engine.change(before, after));
                continues &= !changesSource(before, after);
                before = after;
            }
            assertLeads(shown, delta, before);
            assertThat(delta.continues()).isEqualTo(continues);
            assertThat(socketsOf(delta)).doesNotHaveDuplicates();
            shown = before;
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {9, 10, 11})
    void aReceiverThatMissesReadingsIsToldOfAllThatHappened(long seed) throws Exception {
        var random = new Random(seed);
        Queue<Runnable> handOvers = new ConcurrentLinkedQueue<>();
        var follower = new Follower();
        try (var hand = new ByHand(engine, handOvers, follower)) {
            for (int step = 0; step < STEPS; step++) {
                happen(random);
                refuseSometimes(random);
                hand.poll(choice);
                if (random.nextInt(3) == 0) {
                    runAll(handOvers);
                }
            }
            platform.sockDiag().answer();
            hand.poll(choice);
            runAll(handOvers);
        }
        assertThat(follower.readings).isGreaterThan(STEPS / 10);
    }

    @Test
    void theFirstReadingIsAllAddedAndContinuesNothing() {
        happen(new Random(1));
        Inventory first = read();

        InventoryDelta delta = engine.change(null, first);

        assertThat(delta.continues()).isFalse();
        assertThat(delta.added()).containsExactlyElementsOf(first.entries());
        assertThat(delta.processes().put()).isEqualTo(first.processes());
    }

    @Test
    void anOwnerThatBecomesAnotherProgramChangesItsSocketsThoughTheyAreTheSame() {
        ScriptedSocket web = platform.add(ScriptedSocket.listener("127.0.0.1:3000"));
        platform.add(ScriptedSocket.listener("127.0.0.1:4000"));
        ScriptedProcess owner = platform.process(10).command("sh", "run").open(web);
        Inventory before = read();
        nanos.addAndGet(30_000_000_000L);
        read();

        owner.command("node", "server.js");
        nanos.addAndGet(120_000_000_000L);
        Inventory middle = read();
        InventoryDelta delta = engine.change(before, middle);

        assertThat(delta.changed())
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.what()).containsExactly(SocketChange.Aspect.OWNER_DETAILS);
                    assertThat(change.after().local().port().number()).isEqualTo(3000);
                });
    }

    @Test
    void whatCameAndWentBetweenIsNotTold() {
        Inventory before = read();
        ScriptedSocket brief = platform.add(ScriptedSocket.listener("127.0.0.1:3000"));
        Inventory between = read();
        platform.remove(brief);
        Inventory after = read();

        InventoryDelta both =
                engine.change(before, between).then(DeltaWriter.between(between, after));

        assertThat(both.leavesSockets()).isTrue();
    }

    @Test
    void theRealKernelsSocketsAreFollowed() throws IOException {
        var random = new Random(12);
        Set<Closeable> open = new HashSet<>();
        try (var real = LinuxPlatform.open();
                var machine = new LiveInventory(real, InstantSource.system())) {
            Inventory before = read(machine);
            for (int step = 0; step < 40; step++) {
                turn(random, open);
                Inventory after = read(machine);
                assertLeads(before, machine.change(before, after), after);
                before = after;
            }
        } finally {
            for (Closeable each : open) {
                each.close();
            }
        }
    }

    private static void runAll(Queue<Runnable> due) {
        for (Runnable next = due.poll(); next != null; next = due.poll()) {
            next.run();
        }
    }

    private static void turn(Random random, Set<Closeable> open) throws IOException {
        InetAddress here = InetAddress.getLoopbackAddress();
        for (int i = random.nextInt(6); i >= 0; i--) {
            switch (random.nextInt(4)) {
                case 0 -> open.add(new DatagramSocket(new InetSocketAddress(here, 0)));
                case 1 -> open.add(new ServerSocket(0, 5, here));
                case 2 -> {
                    var server = new ServerSocket(0, 5, here);
                    open.add(server);
                    open.add(new Socket(here, server.getLocalPort()));
                }
                default -> {
                    if (!open.isEmpty()) {
                        Closeable one = open.iterator().next();
                        one.close();
                        open.remove(one);
                    }
                }
            }
        }
    }

    private void happen(Random random) {
        for (int i = random.nextInt(4); i >= 0; i--) {
            switch (random.nextInt(12)) {
                case 0, 1 -> processes.add(platform.process(nextPid++).command("server", "-p"));
                case 2, 3, 4 -> sockets.add(opened(random));
                case 5 -> take(sockets, random, platform::remove);
                case 6 -> take(processes, random, platform::end);
                case 7 -> any(sockets, random, it -> it.queues(random.nextInt(9), 511));
                case 8 -> any(processes, random, it -> it.command("other", "x" + nextPort++));
                case 9 ->
                        any(sockets, random, it -> any(processes, random, owner -> owner.open(it)));
                case 10 -> any(sockets, random, it -> it.timer(2, 1_000 * random.nextInt(90)));
                default -> {
                    if (random.nextInt(8) == 0) {
                        choice = choice == PROCFS ? SourceChoice.AUTOMATIC : PROCFS;
                    }
                }
            }
        }
        nanos.addAndGet(random.nextInt(5) * 1_000_000_000L);
    }

    private ScriptedSocket opened(Random random) {
        ScriptedSocket socket =
                platform.add(ScriptedSocket.listener("127.0.0.1:" + nextPort++).uid(1000));
        any(processes, random, owner -> owner.open(socket));
        return socket;
    }

    private void refuseSometimes(Random random) {
        if (random.nextInt(6) == 0) {
            platform.sockDiag().refuse("recvmsg", "ENOBUFS", 105);
            platform.procfs().refuse("open /proc/net/tcp", "EACCES", 13);
        } else {
            platform.sockDiag().answer();
            platform.procfs().answer();
        }
    }

    private static <T> void any(List<T> all, Random random, Consumer<T> act) {
        if (!all.isEmpty()) {
            act.accept(all.get(random.nextInt(all.size())));
        }
    }

    private static <T> void take(List<T> all, Random random, Consumer<T> act) {
        if (!all.isEmpty()) {
            act.accept(all.remove(random.nextInt(all.size())));
        }
    }

    private Inventory read() {
        return switch (engine.read(choice)) {
            case InventoryEngine.Reading.Read(Inventory inventory) -> inventory;
            case InventoryEngine.Reading.Unreadable(var refusals) ->
                    throw new AssertionError(refusals);
        };
    }

    private static Inventory read(InventoryEngine engine) {
        return ((InventoryEngine.Reading.Read) engine.read(SourceChoice.AUTOMATIC)).inventory();
    }

    private static boolean changesSource(Inventory before, Inventory after) {
        return before.coverage().source() != after.coverage().source();
    }

    /** Applying it to the one reading gives the other. */
    private static void assertLeads(Inventory before, InventoryDelta delta, Inventory after) {
        assertThat(applied(keyed(before.entries()), delta)).isEqualTo(keyed(after.entries()));
        assertThat(delta.processes().applied(before.processes())).isEqualTo(after.processes());
        assertThat(delta.socketUnits().applied(before.socketUnits()))
                .isEqualTo(after.socketUnits());
    }

    private static Map<SocketKey, SocketEntry> keyed(Collection<SocketEntry> entries) {
        Map<SocketKey, SocketEntry> keyed = new HashMap<>();
        entries.forEach(entry -> assertThat(keyed.put(entry.key(), entry)).isNull());
        return keyed;
    }

    private static Map<SocketKey, SocketEntry> applied(
            Map<SocketKey, SocketEntry> sockets, InventoryDelta delta) {
        delta.gone().forEach(it -> assertThat(sockets.remove(it.key())).isEqualTo(it));
        for (SocketChange change : delta.changed()) {
            assertThat(sockets.put(change.key(), change.after())).isEqualTo(change.before());
        }
        delta.added().forEach(it -> assertThat(sockets.put(it.key(), it)).isNull());
        return sockets;
    }

    private static List<SocketKey> socketsOf(InventoryDelta delta) {
        List<SocketKey> keys = new ArrayList<>();
        delta.added().forEach(entry -> keys.add(entry.key()));
        delta.changed().forEach(change -> keys.add(change.key()));
        delta.gone().forEach(entry -> keys.add(entry.key()));
        return keys;
    }

    /** What it says, in no order. */
    private static Told told(InventoryDelta delta) {
        return new Told(
                Set.copyOf(delta.added()),
                Set.copyOf(delta.changed()),
                Set.copyOf(delta.gone()),
                delta.processes());
    }

    private record Told(
            Set<SocketEntry> added,
            Set<SocketChange> changed,
            Set<SocketEntry> gone,
            MapChange<?, ?> processes) {}

    /** Keeps the sockets by what it is told of them alone. */
    private static final class Follower implements Consumer<PollUpdate> {
        private @Nullable Inventory last;
        private int readings;

        @Override
        public void accept(PollUpdate update) {
            if (update instanceof PollUpdate.Fresh(Inventory inventory, InventoryDelta delta)) {
                Inventory before = last;
                if (before != null) {
                    assertLeads(before, delta, inventory);
                } else {
                    assertThat(delta.continues()).isFalse();
                    assertThat(delta.added()).hasSameSizeAs(inventory.entries());
                }
                last = inventory;
                readings++;
            }
        }
    }

    /** A poller that is paused and reads when it is asked to. */
    private static final class ByHand implements AutoCloseable {
        private final CountedReads counted;
        private final InventoryPoller poller;
        private final SocketEntry question;

        ByHand(InventoryEngine engine, Queue<Runnable> handOvers, Follower follower) {
            var first = new ScriptedPlatform();
            first.add(ScriptedSocket.listener("127.0.0.1:1"));
            try (var asked = new LiveInventory(first, InstantSource.system())) {
                question = read(asked).entries().iterator().next();
            }
            counted = new CountedReads(engine);
            poller = new InventoryPoller(counted, handOvers::add, follower);
            poller.pause();
            poller.start();
            await(1);
        }

        void poll(SourceChoice source) {
            int reads = counted.reads.get();
            poller.choose(source);
            await(reads + 1);
        }

        /** What is asked after a reading is answered when that was handed over. */
        private void await(int reads) {
            Eventually.holds("reading", () -> counted.reads.get() == reads);
            poller.verify(question).join();
        }

        @Override
        public void close() {
            poller.close();
        }
    }

    /** An engine of which is known how often it was read. */
    private record CountedReads(InventoryEngine engine, AtomicInteger reads)
            implements InventoryEngine {
        CountedReads(InventoryEngine engine) {
            this(engine, new AtomicInteger());
        }

        @Override
        public Reading read(SourceChoice choice, ScanProgress progress) {
            try {
                return engine.read(choice, progress);
            } finally {
                reads.incrementAndGet();
            }
        }

        @Override
        public InventoryDelta change(@Nullable Inventory before, Inventory after) {
            return engine.change(before, after);
        }

        @Override
        public Reading look(SocketQuery query) {
            return engine.look(query);
        }

        @Override
        public Reading glance(SocketQuery query) {
            return engine.glance(query);
        }

        @Override
        public Optional<ProcessDetails> process(ProcessRef ref) {
            return engine.process(ref);
        }
    }
}

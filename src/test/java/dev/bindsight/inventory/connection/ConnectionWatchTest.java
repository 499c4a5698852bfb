package dev.bindsight.inventory.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.inventory.InventoryEngine.Reading;
import dev.bindsight.inventory.LiveInventory;
import dev.bindsight.inventory.SourceChoice;
import dev.bindsight.inventory.connection.MeasuredConnection.Age;
import dev.bindsight.inventory.connection.MeasuredConnection.Flow;
import dev.bindsight.inventory.connection.MeasuredConnection.PeerEnd;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.Measurements;
import dev.bindsight.model.SocketKey;
import dev.bindsight.model.TcpInfo;
import dev.bindsight.model.TcpMeasurement;
import dev.bindsight.model.TcpState;
import dev.bindsight.model.Uid;
import dev.bindsight.model.fact.Ailment;
import dev.bindsight.platform.TrackedConnections;
import dev.bindsight.testbed.ScriptedPlatform;
import dev.bindsight.testbed.ScriptedProcess;
import dev.bindsight.testbed.ScriptedSocket;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What is followed from reading to reading, on a scripted machine, a second apart. */
class ConnectionWatchTest {
    private static final Instant BEGIN = Instant.parse("2026-11-28T12:00:00Z");
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final ScriptedPlatform platform = new ScriptedPlatform();
    private final LiveInventory inventory = new LiveInventory(platform, InstantSource.fixed(BEGIN));
    private final Map<SocketKey, TcpMeasurement> measured = new HashMap<>();
    private final ConnectionWatch watch =
            new ConnectionWatch(
                    address -> address.equals(IpAddress.LOOPBACK_IPV4),
                    new Redirects(TrackedConnections.NONE, platform.control(), new Uid(1_000)));
    private long readings;

    @AfterEach
    void close() {
        inventory.close();
    }

    private ScriptedSocket connection(long cookie, int port) {
        ScriptedSocket socket =
                ScriptedSocket.connection("127.0.0.1:" + port, "192.0.2.7:443").cookie(cookie);
        platform.add(socket);
        return socket;
    }

    private void measure(long cookie, Measured measurement) {
        measured.put(new SocketKey.ByCookie(cookie), measurement.record());
    }

    /** What the kernel tells of a connection, as far as it matters here. */
    private static final class Measured {
        private long acked;
        private long received;
        private int unanswered;
        private int backoff;
        private long unacknowledged;
        private long heard;
        private @Nullable Long sendWindow = 65_535L;
        private @Nullable Long receiveWindow = 65_535L;

        Measured bytes(long sent, long got) {
            acked = sent;
            received = got;
            return this;
        }

        Measured sentAgain(int times) {
            unanswered = times;
            backoff = times;
            unacknowledged = 1;
            return this;
        }

        Measured windows(@Nullable Long offeredByPeer, @Nullable Long offeredHere) {
            sendWindow = offeredByPeer;
            receiveWindow = offeredHere;
            return this;
        }

        Measured heard(Duration ago) {
            heard = ago.toMillis();
            return this;
        }

        private static long told(@Nullable Long number) {
            return number == null ? TcpMeasurement.ABSENT : number;
        }

        TcpMeasurement record() {
            return new TcpMeasurement(
                    new TcpInfo(90, 20, 0, acked, received),
                    TcpMeasurement.ABSENT,
                    unanswered,
                    0,
                    backoff,
                    200_000,
                    unacknowledged,
                    10,
                    1_448,
                    1_500,
                    0,
                    0,
                    heard,
                    TcpMeasurement.ABSENT,
                    TcpMeasurement.ABSENT,
                    TcpMeasurement.ABSENT,
                    TcpMeasurement.ABSENT,
                    TcpMeasurement.ABSENT,
                    told(sendWindow),
                    told(receiveWindow),
                    TcpMeasurement.ABSENT,
                    null);
        }
    }

    private ConnectionReading next() {
        long at = readings++;
        if (!(inventory.read(SourceChoice.AUTOMATIC) instanceof Reading.Read(Inventory seen))) {
            throw new AssertionError("unreadable");
        }
        var inOrder = new ArrayList<@Nullable TcpMeasurement>();
        seen.entries().forEach(each -> inOrder.add(measured.get(each.key())));
        return watch.next(
                seen,
                new Measurements(at * SECOND.toNanos(), inOrder, Map.of()),
                BEGIN.plus(SECOND.multipliedBy(at)));
    }

    private MeasuredConnection only() {
        List<MeasuredConnection> all = next().connections();
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    @Test
    void whatFlowedIsTheDifferenceBySecond() {
        connection(1, 40_000);
        measure(1, new Measured().bytes(1_000, 50));
        assertThat(only().flow()).as("nothing to compare with").isNull();

        measure(1, new Measured().bytes(3_500, 150));
        assertThat(only().flow()).isEqualTo(new Flow(2_500, 100));

        measured.clear();
        assertThat(only().flow()).as("not measured this time").isNull();
    }

    @Test
    void theKernelTellsNoAgeSoItIsSinceItWasSeen() {
        connection(1, 40_000);
        assertThat(only().age()).isEqualTo(new Age(Duration.ZERO, false, null));
        connection(2, 40_001);

        assertThat(next().connections())
                .extracting(MeasuredConnection::age)
                .containsExactlyInAnyOrder(
                        new Age(SECOND, false, null), new Age(Duration.ZERO, true, null));
    }

    /** It may be as old as its process, which grows with it; the kernel tells no more. */
    @Test
    void itIsNoOlderThanItsProcess() {
        ScriptedSocket socket = connection(1, 40_000).inode(500);
        platform.process(4121).command("node", "server.js").open(socket);

        ConnectionReading reading = next();
        MeasuredConnection first = reading.connections().getFirst();
        Instant started = reading.inventory().owners(first.socket()).getFirst().facts().startedAt();
        Duration runs = Duration.between(Objects.requireNonNull(started), BEGIN);
        assertThat(runs).isPositive();
        assertThat(first.age()).isEqualTo(new Age(Duration.ZERO, false, runs));
        assertThat(only().age()).isEqualTo(new Age(SECOND, false, runs.plus(SECOND)));
    }

    /** Nobody looked for an hour: it may have come at any time of that. */
    @Test
    void whatCameSometimeInALongWhileIsNotSaidToHaveJustOpened() {
        next();
        connection(1, 40_000);
        readings += 3_599;

        assertThat(only().age()).isEqualTo(new Age(Duration.ZERO, false, null));
        assertThat(only().age()).isEqualTo(new Age(SECOND, false, null));
    }

    @Test
    void listenersAreNoConnections() {
        platform.add(ScriptedSocket.listener("127.0.0.1:3000"));

        assertThat(next().connections()).isEmpty();
    }

    @Test
    void bothEndsOfThisMachineAreTiedTogetherThoughOneIsIpv4Mapped() {
        platform.add(
                ScriptedSocket.connection("[::ffff:127.0.0.1]:3000", "[::ffff:127.0.0.1]:40000")
                        .cookie(1));
        platform.add(ScriptedSocket.connection("127.0.0.1:40000", "127.0.0.1:3000").cookie(2));

        assertThat(next().connections())
                .allSatisfy(each ->
                        assertThat(each.peer())
                                .isInstanceOfSatisfying(
                                        PeerEnd.Here.class,
                                        here ->
                                                assertThat(here.socket().key())
                                                        .isNotEqualTo(each.socket().key())));
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1:40000, 127.0.0.1:3000, ESTABLISHED, Redirected",
        "127.0.0.1:40000, 127.0.0.1:3000, TIME_WAIT, Elsewhere",
        "192.0.2.1:40000, 192.0.2.7:3000, ESTABLISHED, Elsewhere",
    })
    void aConnectionWithoutItsOtherEndIsRedirectedOnlyWhereThatMustBeHere(
            String local, String remote, TcpState state, String end) {
        platform.add(ScriptedSocket.connection(local, remote).state(state).cookie(1));

        assertThat(only().peer().getClass().getSimpleName()).isEqualTo(end);
    }

    @Test
    void aWindowOf0AilsInTheSecondReadingOnlyAndIsTimed() {
        connection(1, 40_000).queues(0, 5_000);
        measure(1, new Measured().windows(0L, 65_535L));
        assertThat(only().ailments()).isEmpty();
        assertThat(only().ailments()).containsExactly(new Ailment.PeerNotReading(5_000, SECOND));
        assertThat(only().ailments())
                .containsExactly(new Ailment.PeerNotReading(5_000, SECOND.multipliedBy(2)));

        measure(1, new Measured().bytes(1, 0).windows(0L, 65_535L));
        assertThat(only().ailments()).as("a byte went through").isEmpty();
    }

    @Test
    void aFullQueueAilsUnlessSomethingIsReadOrTheWindowIsNotTold() {
        connection(1, 40_000).queues(7_000, 0);
        measure(1, new Measured().windows(null, null));
        next();
        assertThat(only().ailments()).as("an older kernel").isEmpty();

        measure(1, new Measured().windows(65_535L, 0L));
        next();
        assertThat(only().ailments()).containsExactly(new Ailment.NotReading(7_000, SECOND));

        measure(1, new Measured().bytes(0, 10).windows(65_535L, 0L));
        assertThat(only().ailments()).as("more came in").isEmpty();
    }

    @Test
    void whatIsSentAgainWithoutAnAnswerAils() {
        connection(1, 40_000).queues(0, 1_000).timer(1, 400);
        measure(1, new Measured().sentAgain(1).heard(SECOND));
        next();
        measure(1, new Measured().sentAgain(3).heard(Duration.ofSeconds(3)));

        assertThat(only().ailments())
                .containsExactly(new Ailment.PeerGone(3, 1_000, Duration.ofSeconds(3)));
    }

    @Test
    void aConnectWithoutAnAnswerAils() {
        connection(1, 40_000).state(TcpState.SYN_SENT);
        next();

        assertThat(only().ailments()).containsExactly(new Ailment.NoAnswer(null));
    }

    @Test
    void aSocketConnectedToItselfAilsAtOnce() {
        platform.add(ScriptedSocket.connection("127.0.0.1:3000", "127.0.0.1:3000").cookie(1));

        assertThat(only().ailments()).containsExactly(new Ailment.SelfConnected());
    }

    @Test
    void whatIsLeftOfASocketConnectedToItselfAilsNoMore() {
        platform.add(ScriptedSocket.timeWait("127.0.0.1:3000", "127.0.0.1:3000", 41_000).cookie(1));

        assertThat(only().ailments()).isEmpty();
    }

    /** Twenty for ten seconds, or twenty and growing. */
    @ParameterizedTest
    @CsvSource({
        "19, 19, 60, false",
        "20, 20, 60, true",
        "20, 20, 9, false",
        "20, 21, 1, true",
        "19, 20, 1, false"
    })
    void aProcessLeaksWhatItDoesNotClose(int before, int after, int seconds, boolean leaks) {
        ScriptedProcess process = platform.process(4121).command("node", "server.js");
        leave(process, 0, before, seconds);
        next();
        leave(process, before, after, seconds);

        assertThat(next().connections())
                .hasSize(after)
                .allSatisfy(each ->
                        assertThat(each.ailments())
                                .hasSize(leaks ? 1 : 0)
                                .allSatisfy(ailment ->
                                        assertThat(ailment)
                                                .isInstanceOfSatisfying(
                                                        Ailment.CloseWaitLeak.class,
                                                        leak -> {
                                                            assertThat(leak.count())
                                                                    .isEqualTo(after);
                                                            assertThat(leak.more())
                                                                    .isEqualTo(after - before);
                                                        })));
    }

    private void leave(ScriptedProcess process, int from, int to, int seconds) {
        for (int i = from; i < to; i++) {
            ScriptedSocket socket =
                    connection(100 + i, 40_000 + i).state(TcpState.CLOSE_WAIT).inode(500 + i);
            process.open(socket);
            measure(100 + i, new Measured().heard(Duration.ofSeconds(seconds)));
        }
    }
}

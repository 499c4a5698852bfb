package dev.bindsight.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.model.Inventory;
import dev.bindsight.model.Ownership;
import dev.bindsight.model.Ownership.HiddenReason;
import dev.bindsight.model.Ownership.NotVisible;
import dev.bindsight.model.Ownership.OwnedBy;
import dev.bindsight.model.Ownership.Via;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.platform.SocketPlaces.Registered;
import dev.bindsight.testbed.ScriptedPlatform;
import dev.bindsight.testbed.ScriptedProcess;
import dev.bindsight.testbed.ScriptedSocket;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Where and how often what no descriptor shows is searched for, on a scripted machine. */
class LeftoversTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    private final ScriptedPlatform platform = new ScriptedPlatform();
    private long nanos = 1;
    private final LiveInventory engine = new LiveInventory(platform, () -> NOW, () -> nanos);

    @AfterEach
    void closeTheEngine() {
        engine.close();
    }

    @Test
    void aRegisteredSocketHasItsOwnerAndSaysHow() {
        var socket = platform.add(ScriptedSocket.listener("127.0.0.1:7000"));
        var server = platform.process(10);
        platform.places().register(server, socket.inode());

        assertThat(ownership(7000)).isEqualTo(ring(server));
    }

    @Test
    void aDescriptorCountsMoreThanARegistration() {
        var socket = platform.add(ScriptedSocket.listener("127.0.0.1:7000"));
        var server = platform.process(10).open(socket);
        platform.places().register(server, socket.inode());
        platform.add(ScriptedSocket.listener("127.0.0.1:7001"));

        assertThat(ownership(7000)).isEqualTo(new OwnedBy(List.of(server.ref())));
    }

    @Test
    void whatARingGivesUpHasNoOwnerAnyMore() {
        var socket = platform.add(ScriptedSocket.listener("127.0.0.1:7000"));
        var server = platform.process(10);
        platform.places().register(server, socket.inode());
        read();

        platform.places().register(server);
        pass(Duration.ofSeconds(6));

        assertThat(ownership(7000)).isEqualTo(new NotVisible(HiddenReason.NOT_FOUND));
    }

    @Test
    void aRingThatIsBusyIsBelievedWhatItNamedBefore() {
        var socket = platform.add(ScriptedSocket.listener("127.0.0.1:7000"));
        var server = platform.process(10);
        platform.places().register(server, socket.inode());
        read();

        platform.places().register(server, new Registered(new long[0], false));
        pass(Duration.ofSeconds(6));

        assertThat(ownership(7000)).isEqualTo(ring(server));
    }

    @Test
    void anEndedProcessOwnsNothingWithItsRing() {
        var socket = platform.add(ScriptedSocket.listener("127.0.0.1:7000"));
        var server = platform.process(10);
        platform.places().register(server, socket.inode());
        read();

        platform.end(server);

        assertThat(ownership(7000)).isEqualTo(new NotVisible(HiddenReason.NOT_FOUND));
    }

    @Test
    void aSocketWithoutAnOwnerIsSearchedForOnce() {
        platform.process(10).open(3, 0);
        platform.add(ScriptedSocket.listener("127.0.0.1:7000"));
        for (int i = 0; i < 20; i++) {
            read();
            pass(Duration.ofSeconds(1));
        }

        assertThat(platform.places().searches()).isEqualTo(1);
    }

    @Test
    void newSocketsWithoutAnOwnerAreSearchedForLessAndLessOften() {
        platform.process(10).open(3, 0);
        for (int second = 0; second < 60; second++) {
            platform.add(ScriptedSocket.listener("127.0.0.1:" + (7000 + second)));
            read();
            pass(Duration.ofSeconds(1));
        }

        assertThat(platform.places().searches()).isBetween(3, 7);
    }

    @Test
    void oneThatHadToWaitIsFoundWhenTheTimeHasCome() {
        platform.process(10).open(3, 0);
        platform.add(ScriptedSocket.listener("127.0.0.1:7000"));
        read();
        var late = platform.add(ScriptedSocket.listener("127.0.0.1:7001"));
        var server = platform.process(20);
        platform.places().register(server, late.inode());
        assertThat(ownership(7001)).isEqualTo(new NotVisible(HiddenReason.NOT_FOUND));

        pass(Duration.ofSeconds(2));

        assertThat(ownership(7001)).isEqualTo(ring(server));
    }

    @Test
    void whoCarriesDescriptorsUnreadIsACandidateWhileItDoes() {
        platform.add(ScriptedSocket.listener("127.0.0.1:7000"));
        var carrier = platform.process(10);
        platform.places().unread(carrier, 4242, 1);
        assertThat(ownership(7000))
                .isEqualTo(
                        new NotVisible(
                                HiddenReason.NOT_FOUND, List.of(carrier.ref()), List.of(), null));

        platform.places().unread(carrier, 4242, 0);
        pass(Duration.ofSeconds(6));

        assertThat(ownership(7000)).isEqualTo(new NotVisible(HiddenReason.NOT_FOUND));
    }

    @Test
    void aProtectedProcessIsNamedWhileItIsThere() {
        platform.machine().runAs(1000);
        platform.add(ScriptedSocket.listener("127.0.0.1:7000").uid(1000));
        var closed = platform.process(10).uid(1000).open(3, 0).denied();
        platform.process(11).uid(0).open(3, 0).denied();
        assertThat(ownership(7000))
                .isEqualTo(
                        new NotVisible(
                                HiddenReason.PROTECTED, List.of(), List.of(closed.ref()), null));

        platform.end(closed);
        pass(Duration.ofSeconds(6));

        assertThat(ownership(7000)).isEqualTo(new NotVisible(HiddenReason.NOT_FOUND));
    }

    @Test
    void whereNobodyIsMappedAProtectedProcessIsNotTakenForOnesOwn() {
        platform.machine().withNobodyMapped();
        platform.add(ScriptedSocket.listener("127.0.0.1:7000").uid(65_534));
        platform.process(1).uid(65_534).open(3, 0).denied();
        platform.process(10).uid(65_534).open(3, 0).denied();

        assertThat(ownership(7000)).isEqualTo(new NotVisible(HiddenReason.NOT_FOUND));
    }

    private static OwnedBy ring(ScriptedProcess server) {
        return new OwnedBy(List.of(server.ref()), Map.of(server.ref(), Via.IO_URING));
    }

    private void pass(Duration time) {
        nanos += time.toNanos();
    }

    private Ownership ownership(int port) {
        return read().entries().stream()
                .filter(entry -> entry.local().port().number() == port)
                .map(SocketEntry::ownership)
                .findFirst()
                .orElseThrow();
    }

    private Inventory read() {
        return switch (engine.read(SourceChoice.AUTOMATIC)) {
            case InventoryEngine.Reading.Read(Inventory inventory) -> inventory;
            case InventoryEngine.Reading.Unreadable(var refusals) ->
                    throw new AssertionError(refusals);
        };
    }
}

package dev.bindsight.words;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.inventory.InventoryEngine.Reading;
import dev.bindsight.inventory.LiveInventory;
import dev.bindsight.inventory.SourceChoice;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.fact.Ailment;
import dev.bindsight.testbed.ScriptedPlatform;
import dev.bindsight.testbed.ScriptedSocket;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** What ails a connection, in sentences. */
class AilmentTextTest {
    /** It stands as a title of its own too. */
    @Test
    void whoseProcessIsNotSeenIsToldFromACapitalOn() {
        var platform = new ScriptedPlatform();
        platform.add(ScriptedSocket.connection("127.0.0.1:3000", "127.0.0.1:40364"));
        try (var inventory = new LiveInventory(platform, InstantSource.fixed(Instant.EPOCH))) {
            Inventory read = ((Reading.Read) inventory.read(SourceChoice.AUTOMATIC)).inventory();
            SocketEntry socket = read.entries().iterator().next();
            var ailment = new Ailment.NotReading(129_000, Duration.ofSeconds(4));

            assertThat(read.owners(socket)).isEmpty();
            assertThat(AilmentText.what(ailment, socket, read).text())
                    .isEqualTo("Its process does not read");
            assertThat(AilmentText.of(ailment, socket, read).text())
                    .isEqualTo(
                            "Its process does not read: 129 kB wait in its queue, and the peer is"
                                    + " offered no window, for at least 4 s.");
        }
    }
}

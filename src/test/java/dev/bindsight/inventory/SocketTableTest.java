package dev.bindsight.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.model.SocketEntry;
import dev.bindsight.testbed.ScriptedPlatform;
import dev.bindsight.testbed.ScriptedSocket;

import org.junit.jupiter.api.Test;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** What is known of sockets from one listing to the next, as an inventory over it shows. */
class SocketTableTest {
    private final ScriptedPlatform platform = new ScriptedPlatform();

    @Test
    void socketsThatOutliveAPeakKeepTheirEntriesAndOwners() {
        List<ScriptedSocket> crowd = new ArrayList<>();
        for (int i = 0; i < 6_000; i++) {
            crowd.add(platform.add(ScriptedSocket.listener("127.0." + i / 200 + ".1:" + (1 + i))));
        }
        ScriptedSocket staying = crowd.remove(5_999);
        platform.process(10).open(staying);
        try (var inventory = new LiveInventory(platform, InstantSource.system())) {
            SocketEntry before = entry(inventory, 6_000);
            crowd.forEach(platform::remove);

            for (int reading = 0; reading < 3; reading++) {
                assertThat(entry(inventory, 6_000)).isSameAs(before);
            }

            ScriptedSocket late = platform.add(ScriptedSocket.listener("127.0.0.1:7000"));
            platform.process(11).open(late);
            assertThat(read(inventory)).hasSize(2).contains(before);
            platform.remove(staying);
            assertThat(read(inventory)).hasSize(1).doesNotContain(before);
        }
    }

    private static SocketEntry entry(LiveInventory inventory, int port) {
        return read(inventory).stream()
                .filter(each -> each.local().port().number() == port)
                .findFirst()
                .orElseThrow();
    }

    private static List<SocketEntry> read(LiveInventory inventory) {
        var reading = (InventoryEngine.Reading.Read) inventory.read(SourceChoice.AUTOMATIC);
        return List.copyOf(reading.inventory().entries());
    }
}

package dev.bindsight.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.model.Inventory;
import dev.bindsight.model.Ownership.OwnedBy;
import dev.bindsight.model.Pid;
import dev.bindsight.model.Port;
import dev.bindsight.model.ProcessRef;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.platform.SocketQuery;
import dev.bindsight.testbed.ScriptedPlatform;

import org.junit.jupiter.api.AfterEach;

import java.time.Instant;
import java.util.List;

/** A test of the engine against a scripted machine. */
abstract class OnScriptedMachine {
    static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    final ScriptedPlatform platform = new ScriptedPlatform();
    Instant now = NOW;
    final LiveInventory engine = new LiveInventory(platform, () -> now);

    @AfterEach
    void closeTheEngine() {
        engine.close();
    }

    Inventory read() {
        return inventory(engine.read(SourceChoice.AUTOMATIC));
    }

    Inventory look(int port) {
        return inventory(engine.look(SocketQuery.port(Protocol.TCP, new Port(port))));
    }

    static Inventory inventory(InventoryEngine.Reading reading) {
        assertThat(reading).isInstanceOf(InventoryEngine.Reading.Read.class);
        return ((InventoryEngine.Reading.Read) reading).inventory();
    }

    static SocketEntry only(Inventory inventory) {
        assertThat(inventory.entries()).hasSize(1);
        return inventory.entries().iterator().next();
    }

    static SocketEntry at(Inventory inventory, int port) {
        return inventory.entries().stream()
                .filter(entry -> entry.local().port().number() == port)
                .findFirst()
                .orElseThrow();
    }

    static List<ProcessRef> owners(SocketEntry entry) {
        assertThat(entry.ownership()).isInstanceOf(OwnedBy.class);
        return ((OwnedBy) entry.ownership()).processes();
    }

    static Pid pid(int number) {
        return new Pid(number);
    }
}

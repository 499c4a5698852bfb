package dev.bindsight.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.json.SocketJson;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.Ownership.HiddenReason;
import dev.bindsight.model.Ownership.NotVisible;
import dev.bindsight.model.Ownership.OwnedBy;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.testbed.ScriptedPlatform;
import dev.bindsight.testbed.ScriptedProcess;
import dev.bindsight.testbed.ScriptedSocket;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;

/** Processes that end after their descriptors were read and before they are. */
class EndedOwnersTest {
    private final ScriptedPlatform platform = new ScriptedPlatform();
    private Instant now = Instant.parse("2026-11-21T10:00:00Z");
    private final LiveInventory engine = new LiveInventory(platform, () -> now);
    private final ScriptedSocket socket = platform.add(ScriptedSocket.listener("127.0.0.1:3000"));

    @AfterEach
    void closeTheEngine() {
        engine.close();
    }

    private ScriptedProcess brief(int pid) {
        ScriptedProcess child = platform.process(pid).open(socket);
        return child.beforeDescribing(() -> platform.end(child));
    }

    private Inventory read() {
        return switch (engine.read(SourceChoice.AUTOMATIC)) {
            case InventoryEngine.Reading.Read(Inventory inventory) -> inventory;
            case InventoryEngine.Reading.Unreadable refused ->
                    throw new AssertionError(refused.refusals());
        };
    }

    private static SocketEntry only(Inventory inventory) {
        assertThat(inventory.entries()).hasSize(1);
        return inventory.entries().iterator().next();
    }

    @Test
    void anOwnerThatEndedMeanwhileIsLeftOut() {
        ScriptedProcess server = platform.process(10).command("server").open(socket);
        brief(20);
        brief(30);
        Inventory inventory = read();

        assertThat(only(inventory).ownership()).isEqualTo(new OwnedBy(List.of(server.ref())));
        assertThat(
                        SocketJson.of(only(inventory), inventory, Object::toString)
                                .ownership()
                                .processes())
                .singleElement()
                .satisfies(process -> assertThat(process.name()).isEqualTo("server"));
    }

    @Test
    void aSocketOfWhichEveryOwnerEndedMeanwhileSaysSoUntilAnotherIsFound() {
        ScriptedProcess child = platform.process(20).open(socket);
        child.beforeDescribing(() -> {
            platform.process(40).open(socket);
            platform.end(child);
        });
        assertThat(only(read()).ownership()).isEqualTo(new NotVisible(HiddenReason.GONE));

        now = now.plusSeconds(10);
        Inventory later = read();
        assertThat(later.owners(only(later)))
                .singleElement()
                .satisfies(heir -> assertThat(heir.pid().number()).isEqualTo(40));
    }
}

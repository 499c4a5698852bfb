package dev.bindsight.view.details;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.fix.Supervisors;
import dev.bindsight.inventory.InventoryEngine.Reading;
import dev.bindsight.inventory.LiveInventory;
import dev.bindsight.inventory.MachineSummary;
import dev.bindsight.inventory.ScanProgress;
import dev.bindsight.inventory.SocketInspector;
import dev.bindsight.inventory.SourceChoice;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.Pid;
import dev.bindsight.model.ProcessCondition;
import dev.bindsight.model.ProcessCondition.Sigterm;
import dev.bindsight.model.ProcessState;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.testbed.ScriptedPlatform;
import dev.bindsight.testbed.ScriptedProcess;
import dev.bindsight.testbed.ScriptedSocket;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** When the details look at every process. */
class LiveFactsTest {
    private final ScriptedPlatform platform = new ScriptedPlatform();
    private final LiveInventory inventory = new LiveInventory(platform, InstantSource.system());
    private long nanos;
    private final LiveFacts facts =
            new LiveFacts(
                    new SocketInspector(platform, inventory),
                    new MachineSummary(platform.machine(), "rig"),
                    new Supervisors(platform, inventory, ""),
                    () -> nanos);
    private final ScriptedSocket web = platform.add(ScriptedSocket.listener("127.0.0.1:3000"));
    private final ScriptedSocket api = platform.add(ScriptedSocket.listener("127.0.0.1:4000"));
    private final ScriptedProcess worker = platform.process(11);
    private final Inventory listing;

    LiveFactsTest() {
        platform.process(10).open(web).open(api);
        listing = read();
    }

    @AfterEach
    void close() {
        inventory.close();
    }

    private Inventory read() {
        return ((Reading.Read) inventory.read(SourceChoice.AUTOMATIC, ScanProgress.UNHEARD))
                .inventory();
    }

    private SocketEntry socket(int port) {
        return listing.entries().stream()
                .filter(each -> each.local().port().number() == port)
                .findFirst()
                .orElseThrow();
    }

    private List<Integer> owners(int port) {
        return facts.read(listing, socket(port)).owners().stream()
                .map(owner -> owner.process().pid())
                .map(Pid::number)
                .toList();
    }

    @Test
    void ownersAreLookedUpAgainEveryFiveSecondsAndNotAtEachRefresh() {
        assertThat(owners(3000)).containsExactly(10);
        worker.open(web);

        nanos += Duration.ofMillis(4_999).toNanos();
        assertThat(owners(3000)).as("carried").containsExactly(10);

        nanos += Duration.ofMillis(1).toNanos();
        assertThat(owners(3000)).containsExactly(10, 11);
        assertThat(owners(3000)).as("what was found is kept").containsExactly(10, 11);
    }

    @Test
    void anotherSocketIsLookedUpAtOnce() {
        assertThat(owners(3000)).containsExactly(10);
        worker.open(api);

        assertThat(owners(4000)).containsExactly(10, 11);
    }

    @Test
    void anOwnerThatTakesNeitherConnectionsNorSignalsIsRemarkedOn() {
        worker.open(web)
                .condition(
                        new ProcessCondition(ProcessState.STOPPED, Sigterm.IGNORED, false, 6, 6L));

        assertThat(facts.read(listing, socket(3000)).owners())
                .extracting(SocketFacts.Owner::remarks)
                .containsExactly(
                        List.of(),
                        List.of(
                                "stopped (state T): does nothing until it gets SIGCONT",
                                "ignores SIGTERM: will need SIGKILL",
                                "6 of 6 descriptors open: can accept no connection"));
    }
}

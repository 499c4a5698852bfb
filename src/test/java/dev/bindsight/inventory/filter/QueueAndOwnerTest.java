package dev.bindsight.inventory.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.inventory.MachineSummary;
import dev.bindsight.model.Coverage;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.Ownership;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.Source;
import dev.bindsight.testbed.ScriptedPlatform;
import dev.bindsight.view.sample.Sample;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Filters by the accept queue and by the kind of owner. */
class QueueAndOwnerTest {
    private static final ProcessDetails SERVER = Sample.process(7, "server", null, "server");
    private final MachineSummary machine =
            new MachineSummary(new ScriptedPlatform().machine(), "box");

    @Test
    void aQueueIsFullWhenOneMoreWaitsThanTheBacklogSays() {
        assertThat(fits("queue:full", waiting(511), Sample.coverage())).isFalse();
        assertThat(fits("queue:full", waiting(512), Sample.coverage())).isTrue();
        assertThat(fits("queue:waiting", waiting(1), Sample.coverage())).isTrue();
        assertThat(fits("queue:waiting", waiting(0), Sample.coverage())).isFalse();
    }

    @Test
    void noQueueIsCalledFullWhereTheSourceDoesNotTellTheBacklog() {
        var untold = new Coverage(Source.PROCFS, null, 0, null, List.of(Coverage.Lack.BACKLOG));

        assertThat(fits("queue:full", waiting(5_000), untold)).isFalse();
    }

    @Test
    void ownersAreFoundByKind() {
        SocketEntry hidden = Sample.listener("127.0.0.1", 80);
        SocketEntry kept =
                hidden.ownedBy(
                        new Ownership.KernelHeld(Ownership.KernelReason.KERNEL_SERVICE, null));

        assertThat(fits("owner:hidden", hidden, Sample.coverage())).isTrue();
        assertThat(fits("owner:kernel", kept, Sample.coverage())).isTrue();
        assertThat(fits("!owner:process", kept, Sample.coverage())).isTrue();
        assertThat(fits("owner:process,kernel", waiting(0), Sample.coverage())).isTrue();
    }

    private boolean fits(String filter, SocketEntry socket, Coverage coverage) {
        var inventory =
                new Inventory(
                        Sample.NOW,
                        Duration.ZERO,
                        List.of(socket),
                        Map.of(SERVER.ref(), SERVER),
                        coverage);
        return ((FilterReading.Parsed) SocketFilter.parse(filter))
                .filter()
                .matches(socket, inventory, machine);
    }

    private static SocketEntry waiting(long connections) {
        SocketEntry entry = Sample.listener("127.0.0.1", 80, SERVER);
        return new SocketEntry(
                entry.key(),
                entry.protocol(),
                entry.family(),
                entry.local(),
                entry.remote(),
                entry.interfaceName(),
                entry.state(),
                connections,
                entry.sendQ(),
                entry.uid(),
                entry.inode(),
                entry.cgroup(),
                entry.v6only(),
                entry.timer(),
                entry.ownership());
    }
}

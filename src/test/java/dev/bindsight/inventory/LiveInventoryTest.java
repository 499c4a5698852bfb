package dev.bindsight.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.model.Coverage;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.Ownership;
import dev.bindsight.model.Ownership.KernelHeld;
import dev.bindsight.model.Ownership.KernelReason;
import dev.bindsight.model.Port;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.SocketTimer;
import dev.bindsight.model.Source;
import dev.bindsight.platform.SocketQuery;
import dev.bindsight.testbed.ScriptedSocket;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What is read again, what is carried over, and from which source. */
class LiveInventoryTest extends OnScriptedMachine {
    @Test
    void anUnchangedSocketKeepsItsVeryEntryAndCostsNoLook() {
        for (int pid = 10; pid < 30; pid++) {
            platform.process(pid).open(platform.add(ScriptedSocket.listener("127.0.0.1:" + pid)));
        }
        Inventory before = read();
        int looks = platform.processes().tablesListed();

        Inventory after = read();

        assertThat(after.entries()).isSameAs(before.entries());
        assertThat(after.processes()).isSameAs(before.processes());
        // the rotation looks at one process at most in so short a time
        assertThat(platform.processes().tablesListed() - looks).isLessThanOrEqualTo(1);
    }

    @Test
    void onlyTheChangedSocketIsANewEntry() {
        var quiet = platform.add(ScriptedSocket.listener("127.0.0.1:1000"));
        var busy = platform.add(ScriptedSocket.listener("127.0.0.1:2000"));
        platform.process(10).open(quiet).open(busy);
        Inventory before = read();

        busy.queues(3, 511);
        Inventory after = read();

        assertThat(at(after, 1000)).isSameAs(at(before, 1000));
        assertThat(at(after, 2000)).isNotSameAs(at(before, 2000));
        assertThat(at(after, 2000).recvQ()).isEqualTo(3);
        assertThat(at(after, 2000).key()).isEqualTo(at(before, 2000).key());
        assertThat(at(after, 2000).ownership()).isEqualTo(at(before, 2000).ownership());
    }

    @Test
    void timeWaitThatGoesOnIsUnchanged() {
        var closed =
                platform.addWithoutInode(
                        ScriptedSocket.timeWait("127.0.0.1:9000", "127.0.0.1:40000", 41_000));
        Inventory before = read();
        now = NOW.plusSeconds(10);
        closed.timer(3, 31_003);

        Inventory after = read();

        assertThat(after.entries()).isSameAs(before.entries());
        SocketEntry entry = only(after);
        assertThat(entry.ownership())
                .isEqualTo(new KernelHeld(KernelReason.TIME_WAIT, NOW.plusSeconds(41)));
        assertThat(entry.timer())
                .isEqualTo(new SocketTimer(SocketTimer.Kind.TIME_WAIT, NOW.plusSeconds(41)));
        assertThat(entry.uid()).isNull();
    }

    @Test
    void aRefusedSourceIsReplacedAndNamed() {
        platform.add(ScriptedSocket.listener("127.0.0.1:3000"));
        platform.sockDiag().refuse("socket(AF_NETLINK)", "EPERM", 1);
        platform.procfs().lacks(Coverage.Lack.BACKLOG);

        Coverage coverage = read().coverage();

        assertThat(coverage.source()).isEqualTo(Source.PROCFS);
        assertThat(coverage.fallback()).hasToString("socket(AF_NETLINK): EPERM");
        assertThat(coverage.lacks()).containsExactly(Coverage.Lack.BACKLOG);
    }

    @Test
    void aChosenSourceIsNotReplaced() {
        platform.sockDiag().refuse("socket(AF_NETLINK)", "EPERM", 1);

        assertThat(engine.read(new SourceChoice.Only(Source.SOCK_DIAG)))
                .isInstanceOf(InventoryEngine.Reading.Unreadable.class);
    }

    @Test
    void theKnownSocketsOutliveAReadingThatWasRefused() {
        platform.process(10).open(platform.add(ScriptedSocket.listener("127.0.0.1:3000")));
        var only = new SourceChoice.Only(Source.SOCK_DIAG);
        var before = ((InventoryEngine.Reading.Read) engine.read(only)).inventory();
        platform.sockDiag().refuse("recvmsg", "ENOBUFS", 105);
        engine.read(only);
        platform.sockDiag().answer();

        var after = ((InventoryEngine.Reading.Read) engine.read(only)).inventory();

        assertThat(after.entries()).isSameAs(before.entries());
    }

    @Test
    void aGlanceAsksNoProcess() {
        platform.process(10).open(platform.add(ScriptedSocket.listener("127.0.0.1:3000")));
        platform.add(ScriptedSocket.listener("127.0.0.1:4000"));

        Inventory seen = inventory(engine.glance(SocketQuery.port(Protocol.TCP, new Port(3000))));

        assertThat(only(seen).ownership()).isEqualTo(Ownership.NOT_LOOKED_UP);
        assertThat(platform.processes().tablesListed()).isZero();
    }

    @Test
    void aLookSeesWhatAReadingMayStillCarry() {
        var shared = platform.add(ScriptedSocket.listener("127.0.0.1:3000"));
        var first = platform.process(10).open(3, shared.inode());
        var second = platform.process(20).open(3, 0);
        read();
        // same count: a reading has nothing to notice it by until the rotation comes round
        second.open(3, shared.inode());

        assertThat(owners(only(look(3000)))).containsExactly(first.ref(), second.ref());
    }

    @Test
    void theFirstReadingTellsHowFarItIs() {
        platform.add(ScriptedSocket.listener("127.0.0.1:3000"));
        for (int pid = 10; pid < 60; pid++) {
            platform.process(pid);
        }
        var heard = new ConcurrentLinkedQueue<List<Integer>>();

        engine.read(
                SourceChoice.AUTOMATIC,
                (sockets, done, processes) -> heard.add(List.of(sockets, processes)));

        assertThat(heard).hasSizeGreaterThan(5).containsOnly(List.of(1, 50));
    }
}

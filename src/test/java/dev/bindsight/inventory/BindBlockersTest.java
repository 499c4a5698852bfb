package dev.bindsight.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.inventory.name.ProcessTree;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.TcpState;
import dev.bindsight.testbed.ScriptedPlatform;
import dev.bindsight.testbed.ScriptedSocket;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** What stands in the way of a bind, and what else a process or a reading has. */
class BindBlockersTest {
    private final ScriptedPlatform platform = new ScriptedPlatform();

    @Test
    void everyPortBlocks() {
        platform.add(ScriptedSocket.listener("127.0.0.1:3000"));
        platform.add(ScriptedSocket.boundOnly("127.0.0.1:3001"));
        platform.add(ScriptedSocket.udp("0.0.0.0:5353"));

        assertThat(ports()).containsExactlyInAnyOrder(3000, 3001, 5353);
    }

    @Test
    void whatIsLeftOfAServerBlocksWhileNothingListens() {
        platform.addWithoutInode(
                ScriptedSocket.timeWait("127.0.0.1:9000", "127.0.0.1:40000", 10_000));
        assertThat(ports()).containsExactly(9000);

        platform.add(ScriptedSocket.listener("127.0.0.1:9000"));
        assertThat(blockers()).extracting(SocketEntry::state).containsExactly(TcpState.LISTEN);
    }

    @Test
    void theOneThatBlocksLongestStandsForAll() {
        platform.addWithoutInode(
                ScriptedSocket.timeWait("127.0.0.1:9000", "127.0.0.1:40000", 10_000));
        platform.addWithoutInode(
                ScriptedSocket.timeWait("127.0.0.1:9000", "127.0.0.1:40001", 50_000));
        platform.addWithoutInode(
                ScriptedSocket.timeWait("127.0.0.1:9000", "127.0.0.1:40002", 30_000));
        assertThat(blockers())
                .extracting(entry -> Objects.requireNonNull(entry.remote()).port().number())
                .containsExactly(40001);

        platform.add(ScriptedSocket.connection("127.0.0.1:9000", "127.0.0.1:40003"));
        assertThat(blockers())
                .extracting(entry -> Objects.requireNonNull(entry.remote()).port().number())
                .containsExactly(40003);
    }

    @Test
    void anOutgoingConnectionIsLeftOut() {
        platform.add(ScriptedSocket.connection("192.168.1.24:45000", "93.184.216.34:443"));
        platform.addWithoutInode(
                ScriptedSocket.timeWait("127.0.0.1:45001", "127.0.0.1:5432", 10_000));
        platform.add(ScriptedSocket.listener("127.0.0.1:40000"));
        platform.add(ScriptedSocket.connection("127.0.0.1:45002", "127.0.0.1:40000"));

        assertThat(ports()).containsExactly(40000);
        assertThat(
                        new BindBlockers(new MachineSummary(platform.machine(), "test"))
                                .of(read(), port -> port.number() == 45000))
                .as("it refuses a bind all the same")
                .extracting(entry -> entry.local().port().number())
                .containsExactlyInAnyOrder(40000, 45000);
    }

    @Test
    void whatIsLeftAtOneAddressBlocksThoughSomethingListensAtAnother() {
        platform.add(ScriptedSocket.listener("127.0.0.1:9000"));
        platform.addWithoutInode(
                ScriptedSocket.timeWait("127.0.0.1:9000", "127.0.0.1:40000", 10_000));
        platform.addWithoutInode(
                ScriptedSocket.timeWait("127.0.0.2:9000", "127.0.0.1:40001", 10_000));

        assertThat(blockers())
                .extracting(entry -> entry.local() + " " + entry.state())
                .containsExactlyInAnyOrder("127.0.0.1:9000 LISTEN", "127.0.0.2:9000 TIME_WAIT");
    }

    @Test
    void ofWhatEndsByItselfTheLastToEndStandsForAll() {
        platform.addWithoutInode(
                ScriptedSocket.timeWait("127.0.0.1:9000", "127.0.0.1:40000", 50_000));
        platform.addWithoutInode(
                ScriptedSocket.timeWait("127.0.0.1:9000", "127.0.0.1:40001", 30_000)
                        .state(TcpState.FIN_WAIT2));

        assertThat(blockers()).extracting(SocketEntry::state).containsExactly(TcpState.TIME_WAIT);
    }

    @Test
    void aConnectedUdpSocketOfAPortTheKernelPickedIsLeftOut() {
        platform.add(
                ScriptedSocket.udp("192.168.1.24:45000")
                        .remote("93.184.216.34:45000")
                        .state(TcpState.ESTABLISHED));
        platform.add(
                ScriptedSocket.udp("192.168.1.24:68")
                        .remote("192.168.1.1:67")
                        .state(TcpState.ESTABLISHED));

        assertThat(ports()).containsExactly(68);
    }

    @Test
    void aServerOnAPortTheKernelPickedIsKept() {
        platform.addWithoutInode(
                ScriptedSocket.timeWait("127.0.0.1:40000", "127.0.0.1:45002", 10_000));

        assertThat(ports()).containsExactly(40000);
    }

    @Test
    void theOtherPortsOfAProcessAreFound() {
        var web = platform.add(ScriptedSocket.listener("127.0.0.1:3000"));
        var metrics = platform.add(ScriptedSocket.listener("127.0.0.1:9464"));
        var shared = platform.add(ScriptedSocket.udp("127.0.0.1:53"));
        var server = platform.process(10).open(web).open(metrics).open(shared);
        platform.process(11).open(shared);
        platform.process(12).open(platform.add(ScriptedSocket.listener("127.0.0.1:1")));
        Inventory inventory = read();

        assertThat(OtherPorts.of(inventory, Set.of(server.ref()), List.of(at(inventory, 3000))))
                .extracting(entry -> entry.local().port().number())
                .containsExactly(53, 9464);
    }

    @Test
    void theParentChainBeginsWithTheOldest() {
        var init = platform.process(1).command("init");
        var shell = platform.process(20).command("bash").parent(init);
        var npm = platform.process(30).command("npm", "run", "dev").parent(shell);
        var web = platform.add(ScriptedSocket.listener("127.0.0.1:3000"));
        var node = platform.process(40).command("node", "server.js").parent(npm).open(web);
        Inventory inventory = read();

        assertThat(ProcessTree.chain(inventory, node.ref()))
                .extracting(process -> process.pid().number())
                .containsExactly(1, 20, 30, 40);
    }

    @Test
    void aChainThatClosesOnItselfEnds() {
        var first = platform.process(10);
        var second = platform.process(20).parent(first);
        first.parent(second).open(platform.add(ScriptedSocket.listener("127.0.0.1:3000")));

        assertThat(ProcessTree.chain(read(), first.ref())).hasSize(2);
    }

    private List<SocketEntry> blockers() {
        return new BindBlockers(new MachineSummary(platform.machine(), "test")).of(read());
    }

    private List<Integer> ports() {
        return blockers().stream().map(entry -> entry.local().port().number()).toList();
    }

    private Inventory read() {
        try (var engine = new LiveInventory(platform, () -> Instant.EPOCH)) {
            return ((InventoryEngine.Reading.Read) engine.read(SourceChoice.AUTOMATIC)).inventory();
        }
    }

    private static SocketEntry at(Inventory inventory, int port) {
        return inventory.entries().stream()
                .filter(entry -> entry.local().port().number() == port)
                .findFirst()
                .orElseThrow();
    }
}

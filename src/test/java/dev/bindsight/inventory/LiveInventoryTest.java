package dev.bindsight.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.model.Birthplace;
import dev.bindsight.model.Coverage;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.Ownership;
import dev.bindsight.model.Ownership.HiddenReason;
import dev.bindsight.model.Ownership.KernelHeld;
import dev.bindsight.model.Ownership.KernelReason;
import dev.bindsight.model.Ownership.NotVisible;
import dev.bindsight.model.Ownership.OwnedBy;
import dev.bindsight.model.Pid;
import dev.bindsight.model.Port;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.ProcessRef;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.SocketTimer;
import dev.bindsight.model.Source;
import dev.bindsight.model.SystemdUnit;
import dev.bindsight.model.TcpState;
import dev.bindsight.platform.SocketQuery;
import dev.bindsight.testbed.ScriptedPlatform;
import dev.bindsight.testbed.ScriptedProcess;
import dev.bindsight.testbed.ScriptedSocket;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The engine against a scripted machine. */
class LiveInventoryTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    private final ScriptedPlatform platform = new ScriptedPlatform();
    private Instant now = NOW;
    private final LiveInventory engine = new LiveInventory(platform, () -> now);

    @AfterEach
    void closeTheEngine() {
        engine.close();
    }

    @Test
    void aListenerIsNamedByItsOwner() {
        var npm = platform.process(4100).command("npm", "run", "dev");
        var web = platform.add(ScriptedSocket.listener("127.0.0.1:3000").uid(1000));
        platform.process(4121).command("node", "server.js").parent(npm).open(web);

        Inventory inventory = read();

        SocketEntry entry = only(inventory);
        ProcessDetails owner = inventory.owners(entry).getFirst();
        assertThat(owner.name()).isEqualTo("server.js");
        assertThat(owner.runtime()).isEqualTo("node");
        assertThat(owner.user()).isEqualTo("ann");
        assertThat(inventory.processes()).containsKey(npm.ref());
        assertThat(inventory.takenAt()).isEqualTo(NOW);
    }

    @Test
    void everyOwnerOfASharedSocketIsListed() {
        var shared = platform.add(ScriptedSocket.listener("0.0.0.0:8088"));
        var master = platform.process(30).command("nginx").open(shared);
        var first = platform.process(12).command("nginx").parent(master).open(shared);
        var second = platform.process(44).command("nginx").parent(master).open(shared);

        assertThat(owners(only(read()))).containsExactly(first.ref(), master.ref(), second.ref());
    }

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
    void aSocketWithoutInodeSaysWhoKeepsIt() {
        platform.addWithoutInode(
                ScriptedSocket.connection("127.0.0.1:80", "127.0.0.1:1").state(TcpState.LAST_ACK));
        platform.addWithoutInode(ScriptedSocket.connection("127.0.0.1:81", "127.0.0.1:1"));
        platform.addWithoutInode(
                ScriptedSocket.connection("127.0.0.1:82", "127.0.0.1:1").state(TcpState.SYN_RECV));
        platform.addWithoutInode(
                ScriptedSocket.connection("127.0.0.1:83", "127.0.0.1:1")
                        .state(TcpState.FIN_WAIT2)
                        .timer(3, 5_000));

        Inventory inventory = read();

        assertThat(at(inventory, 80).ownership()).isEqualTo(held(KernelReason.ORPHAN));
        assertThat(at(inventory, 81).ownership()).isEqualTo(held(KernelReason.ACCEPT_QUEUE));
        assertThat(at(inventory, 82).ownership()).isEqualTo(held(KernelReason.SYN_QUEUE));
        assertThat(at(inventory, 83).ownership())
                .isEqualTo(new KernelHeld(KernelReason.ORPHAN, NOW.plusSeconds(5)));
    }

    @Test
    void anAcceptedConnectionGetsItsOwner() {
        var server = platform.process(10);
        var connection =
                platform.addWithoutInode(ScriptedSocket.connection("127.0.0.1:80", "127.0.0.1:1"));
        read();

        connection.inode(555);
        server.open(4, 555);

        assertThat(owners(only(read()))).containsExactly(server.ref());
    }

    @Test
    void aSocketMovedToAnotherProcessFindsItsNewOwner() {
        var socket = platform.add(ScriptedSocket.listener("127.0.0.1:3000"));
        var first = platform.process(10).open(5, socket.inode());
        var second = platform.process(20).open(3, 0);
        assertThat(owners(only(read()))).containsExactly(first.ref());

        first.close(5);
        second.open(9, socket.inode());

        assertThat(owners(only(read()))).containsExactly(second.ref());
    }

    @Test
    void aSocketOpenedInPlaceOfAnotherIsFoundThoughTheCountIsTheSame() {
        var old = platform.add(ScriptedSocket.connection("127.0.0.1:5000", "127.0.0.1:80"));
        var client = platform.process(10).open(3, 0).open(4, old.inode());
        platform.process(11).open(3, 0);
        read();

        platform.remove(old);
        var fresh = platform.add(ScriptedSocket.connection("127.0.0.1:5001", "127.0.0.1:80"));
        client.open(4, fresh.inode());

        assertThat(owners(only(read()))).containsExactly(client.ref());
    }

    @Test
    void aSocketOpenedInPlaceOfAFileIsFoundThoughTheCountIsTheSame() {
        var client = platform.process(10).open(3, 0);
        read();

        var fresh = platform.add(ScriptedSocket.listener("127.0.0.1:5001"));
        client.open(3, fresh.inode());

        assertThat(owners(only(read()))).containsExactly(client.ref());
    }

    @Test
    void aProcessThatStartsInTheMiddleOfAReadingIsFound() {
        var shared = platform.add(ScriptedSocket.listener("127.0.0.1:3000"));
        var parent = platform.process(10).open(3, shared.inode());
        parent.beforeLooking(() -> {
            parent.close(3);
            platform.process(20).open(3, shared.inode());
        });

        assertThat(owners(only(read())))
                .containsExactly(platform.processes().identify(pid(20)).orElseThrow());
    }

    @Test
    void aSocketThatGoesInTheMiddleOfAReadingIsNotTakenForTheKernels() {
        var brief = platform.add(ScriptedSocket.connection("127.0.0.1:3000", "127.0.0.1:80"));
        ScriptedProcess process = platform.process(10).open(brief);
        process.beforeLooking(() -> platform.end(process));

        assertThat(only(read()).ownership()).isEqualTo(new NotVisible(HiddenReason.GONE));
        assertThat(read().entries()).isEmpty();
    }

    @Test
    void aPidGivenOutAgainIsAnotherOwner() {
        var socket = platform.add(ScriptedSocket.listener("127.0.0.1:3000"));
        platform.process(10, 100).command("old").open(3, socket.inode());
        read();

        // the same count and descriptor, so only the start time tells
        var recycled = platform.process(10, 200).command("new").open(3, socket.inode());
        now = NOW.plusSeconds(6);
        Inventory inventory = look(3000);

        assertThat(owners(only(inventory))).containsExactly(recycled.ref());
        assertThat(inventory.owners(only(inventory)).getFirst().name()).isEqualTo("new");
    }

    @Test
    void aSocketThatEveryProcessWasAskedForIsOnlyNotFound() {
        platform.process(10).open(3, 0);
        platform.add(ScriptedSocket.udp("0.0.0.0:4789"));

        assertThat(only(read()).ownership()).isEqualTo(new NotVisible(HiddenReason.NOT_FOUND));
    }

    @Test
    void inAPidNamespaceOfItsOwnItMayBelongToAProcessOutside() {
        platform.processes().insideNamespace();
        platform.add(ScriptedSocket.udp("0.0.0.0:4789"));

        assertThat(only(read()).ownership())
                .isEqualTo(new NotVisible(HiddenReason.NOT_IN_NAMESPACE));
    }

    @Test
    void aPortHeldByAnotherUserSaysSo() {
        var socket = platform.add(ScriptedSocket.listener("0.0.0.0:80").uid(0));
        platform.process(10).uid(0).open(socket).denied();

        Inventory inventory = read();

        assertThat(only(inventory).ownership()).isEqualTo(new NotVisible(HiddenReason.OTHER_USER));
        assertThat(inventory.coverage().ownersHidden()).isEqualTo(1);
        assertThat(inventory.coverage().hiddenReason()).isEqualTo(HiddenReason.OTHER_USER);
    }

    @Test
    void aHiddenOwnersSocketTellsTheUnitItWasMadeIn() {
        platform.cgroups().path(77, "/system.slice/nginx.service");
        platform.cgroups().path(78, "/system.slice/docker-" + "ab".repeat(32) + ".scope");
        platform.cgroups().path(79, "/init.scope").path(80, "/");
        for (int cgroup = 77; cgroup <= 80; cgroup++) {
            var socket = ScriptedSocket.listener("0.0.0.0:" + cgroup).uid(0).cgroup(cgroup);
            platform.process(cgroup).uid(0).open(platform.add(socket)).denied();
        }

        Inventory inventory = read();

        assertThat(Objects.requireNonNull(birthplace(inventory, 77)).unit())
                .isEqualTo(unit("nginx.service"));
        assertThat(
                        Objects.requireNonNull(
                                        Objects.requireNonNull(birthplace(inventory, 78))
                                                .container())
                                .runtime())
                .isEqualTo("docker");
        assertThat(Objects.requireNonNull(birthplace(inventory, 79)).manager()).isTrue();
        assertThat(birthplace(inventory, 80)).isNull();
    }

    private static @Nullable Birthplace birthplace(Inventory inventory, int port) {
        return ((NotVisible) at(inventory, port).ownership()).birthplace();
    }

    private static SystemdUnit unit(String name) {
        return new SystemdUnit(name, false);
    }

    @Test
    void rootWithoutTheCapabilitySaysSo() {
        platform.machine().runAs(0);
        var socket = platform.add(ScriptedSocket.listener("0.0.0.0:80").uid(33));
        var process = platform.process(10).uid(33).open(socket).denied();

        assertThat(only(read()).ownership())
                .isEqualTo(new NotVisible(HiddenReason.MISSING_CAPABILITY));

        process.readable();
        assertThat(owners(only(look(80)))).containsExactly(process.ref());
    }

    @Test
    void hiddenProcessesAreTheReasonWhereProcHidesThem() {
        platform.processes().hideOthers();
        platform.add(ScriptedSocket.listener("0.0.0.0:80").uid(33));

        assertThat(only(read()).ownership()).isEqualTo(new NotVisible(HiddenReason.HIDEPID));
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
    void aProcessThatBecameAnotherProgramIsNamedAnew() {
        var socket = platform.add(ScriptedSocket.listener("127.0.0.1:3000"));
        var process = platform.process(10).command("bash", "start.sh").open(socket);
        assertThat(nameOfOwner(read())).isEqualTo("start.sh");

        process.command("/usr/bin/redis-server");
        platform.process(11).open(4, 0);

        // a new descriptor has the process looked at again
        assertThat(nameOfOwner(look(3000))).isEqualTo("redis-server");
    }

    @Test
    void aSocketOfSystemdIsNamedByItsUnit() {
        platform.cgroups()
                .unit("ssh.socket", "[Socket]\nListenStream=22\nAccept=no\n")
                .path(77, "/system.slice/cups.socket");
        var ssh = platform.add(ScriptedSocket.listener("[::]:22"));
        var cups = platform.add(ScriptedSocket.listener("127.0.0.1:631").cgroup(77));
        platform.process(1)
                .command("/sbin/init")
                .executable("/usr/lib/systemd/systemd")
                .open(ssh)
                .open(cups);

        Inventory inventory = read();

        assertThat(inventory.unit(at(inventory, 22)).orElseThrow().name()).isEqualTo("ssh.socket");
        assertThat(inventory.unit(at(inventory, 631)).orElseThrow().name())
                .isEqualTo("cups.socket");
    }

    @Test
    void aUsersManagerIsKnownByItsPlaceAndNotByItsName() {
        platform.cgroups().unit("shop.socket", "[Socket]\nListenStream=127.0.0.1:3000\n");
        var manager = platform.process(900).uid(1000).comm("systemd");
        manager.open(platform.add(ScriptedSocket.listener("127.0.0.1:3000")));
        assertThat(unitOfPort3000()).as("named so by prctl").isEmpty();

        manager.cgroup("/user.slice/user-1001.slice/user@1001.service/init.scope");
        assertThat(unitOfPort3000()).as("another user's").isEmpty();

        manager.cgroup("/user.slice/user-1000.slice/user@1000.service/init.scope");
        assertThat(unitOfPort3000()).contains("shop.socket");
    }

    private Optional<String> unitOfPort3000() {
        Inventory inventory = look(3000);
        return inventory.unit(only(inventory)).map(SystemdUnit::name);
    }

    @Test
    void aDockerProxyIsNamedAsTheContainerItServes() {
        var web = platform.add(ScriptedSocket.listener("0.0.0.0:8080"));
        platform.process(50)
                .uid(0)
                .command(
                        "/usr/bin/docker-proxy",
                        "-proto",
                        "tcp",
                        "-host-ip",
                        "0.0.0.0",
                        "-host-port",
                        "8080",
                        "-container-ip",
                        "172.17.0.2",
                        "-container-port",
                        "80")
                .open(web);

        Inventory inventory = read();

        var container = inventory.owners(only(inventory)).getFirst().container();
        assertThat(container).isNotNull();
        assertThat(container.runtime()).isEqualTo("docker");
        assertThat(container.label()).isEqualTo("172.17.0.2:80");
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

    private Inventory read() {
        return inventory(engine.read(SourceChoice.AUTOMATIC));
    }

    private Inventory look(int port) {
        return inventory(engine.look(SocketQuery.port(Protocol.TCP, new Port(port))));
    }

    private static Inventory inventory(InventoryEngine.Reading reading) {
        assertThat(reading).isInstanceOf(InventoryEngine.Reading.Read.class);
        return ((InventoryEngine.Reading.Read) reading).inventory();
    }

    private static SocketEntry only(Inventory inventory) {
        assertThat(inventory.entries()).hasSize(1);
        return inventory.entries().iterator().next();
    }

    private static SocketEntry at(Inventory inventory, int port) {
        return inventory.entries().stream()
                .filter(entry -> entry.local().port().number() == port)
                .findFirst()
                .orElseThrow();
    }

    private static String nameOfOwner(Inventory inventory) {
        return inventory.owners(only(inventory)).getFirst().name();
    }

    private static List<ProcessRef> owners(SocketEntry entry) {
        assertThat(entry.ownership()).isInstanceOf(OwnedBy.class);
        return ((OwnedBy) entry.ownership()).processes();
    }

    private static KernelHeld held(KernelReason reason) {
        return new KernelHeld(reason, null);
    }

    private static Pid pid(int number) {
        return new Pid(number);
    }
}

package dev.bindsight.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.bindsight.model.Inventory;
import dev.bindsight.model.KernelDevice;
import dev.bindsight.model.Ownership.HiddenReason;
import dev.bindsight.model.Ownership.KernelHeld;
import dev.bindsight.model.Ownership.NotVisible;
import dev.bindsight.model.Ownership.OwnedBy;
import dev.bindsight.model.Ownership.Via;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.platform.ProcessTable.Access;
import dev.bindsight.platform.SocketQuery;
import dev.bindsight.platform.linux.LinuxPlatform;
import dev.bindsight.testbed.ChildProcess;
import dev.bindsight.testbed.Sandbox;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Owners where no list of descriptors shows them, on the real kernel in namespaces of its own. */
class HiddenOwnersTest {
    private static final String[] PLACES = {"endedLeader", "ownTable", "ring", "carried"};

    /** Makes a listener and the sentence that tells its port. */
    private static final String LISTENER =
            """
            import array, ctypes, os, socket, sys, threading, time
            libc = ctypes.CDLL(None)
            def listener():
                s = socket.socket(); s.bind(("127.0.0.1", 0)); s.listen()
                return s
            def tell(s): print("port", s.getsockname()[1], flush=True)
            """;

    @Test
    void rootFindsOwnersInEveryPlace() {
        assertThat(Sandbox.asRoot().run(HiddenOwnersTest.class, PLACES).lines())
                .containsExactlyElementsOf(expected(PLACES));
    }

    @Test
    void anOrdinaryUserFindsItsOwnInEveryPlace() {
        assertThat(Sandbox.asNobody().run(HiddenOwnersTest.class, PLACES).lines())
                .containsExactlyElementsOf(expected(PLACES));
    }

    @Test
    void aProtectedProcessOfOnesOwnIsTold() {
        assertThat(Sandbox.asNobody().run(HiddenOwnersTest.class, "protectedOwn"))
                .contains("is as expected");
    }

    @Test
    void aVxlanPortIsTheDevices() {
        String said =
                Sandbox.asRoot()
                        .after(
                                "ip link add vx0 type vxlan id 7 dstport 4789"
                                        + " || exec echo no vxlan",
                                "ip link set vx0 up")
                        .run(HiddenOwnersTest.class, "vxlan");
        assumeFalse(said.startsWith("no vxlan"), "this kernel has no vxlan devices");
        assertThat(said).contains("is as expected");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "noaccess", "2", "invisible", "4", "ptraceable"})
    void everyWayToHideProcessesIsTheReason(String hidepid) {
        String said =
                Sandbox.asNobody()
                        .after(
                                "mount -t proc -o remount,hidepid=" + hidepid + " proc /proc",
                                "python3 -c 'import socket,time; s=socket.socket();"
                                        + " s.bind((\"127.0.0.1\",8000)); s.listen();"
                                        + " print(1,flush=True); time.sleep(60)' > /mnt/up &",
                                "while [ ! -s /mnt/up ]; do sleep 0.1; done")
                        .run(
                                HiddenOwnersTest.class,
                                List.of("1", "noaccess").contains(hidepid)
                                        ? "noaccess"
                                        : "hidepid");
        assertThat(said).contains("is as expected");
    }

    private static Iterable<String> expected(String... scenarios) {
        return Stream.of(scenarios).map(each -> each + " is as expected").toList();
    }

    /** Runs scenarios; throws what is not as expected. */
    public static void main(String[] arguments) {
        try (var platform = LinuxPlatform.open();
                var engine = new LiveInventory(platform, InstantSource.system())) {
            var machine = new Machine(engine, new Holdings(platform));
            for (String scenario : arguments) {
                run(scenario, machine);
                System.out.println(scenario + " is as expected");
            }
        }
    }

    private static void run(String scenario, Machine machine) {
        switch (scenario) {
            case "endedLeader" -> endedLeader(machine);
            case "ownTable" -> ownTable(machine);
            case "ring" -> ring(machine);
            case "carried" -> carried(machine);
            case "protectedOwn" -> protectedOwn(machine);
            case "vxlan" -> vxlan(machine);
            case "hidepid" -> {
                hidepid(machine);
                assertThat(machine.holdings().of(1, _ -> {})).isEqualTo(Access.GONE);
            }
            case "noaccess" -> {
                hidepid(machine);
                // it is there, and that is seen
                assertThat(machine.holdings().of(1, _ -> {})).isEqualTo(Access.DENIED);
            }
            default -> throw new IllegalArgumentException(scenario);
        }
    }

    private static void endedLeader(Machine machine) {
        try (var server =
                ChildProcess.python(
                        LISTENER
                                + """
                                s = listener()
                                def live():
                                    stat = "/proc/%d/stat" % os.getpid()
                                    while open(stat).read().rsplit(")", 1)[1].split()[0] != "Z":
                                        time.sleep(0.01)
                                    tell(s)
                                    sys.stdin.readline()
                                    t = listener()
                                    tell(t)
                                    sys.stdin.readline()
                                threading.Thread(target=live).start()
                                libc.pthread_exit(None)
                                """)) {
            int port = server.awaitNumber("port (\\d+)");
            Inventory inventory = read(machine);
            SocketEntry entry = at(inventory, port);
            assertOwned(machine, inventory, entry, server, Via.ANOTHER_THREAD);
            ProcessDetails owner = inventory.owners(entry).getFirst();
            assertThat(owner.name()).isEqualTo("python3 -c");
            assertThat(owner.facts().directory()).isEqualTo("/");
            assertThat(owner.facts().executable()).contains("python");
            assertThat(suspects(inventory, entry)).isEmpty();
            // a socket more is seen by the number of descriptors of the living thread
            server.send("");
            int second = server.awaitNumber("port (?!" + entry.local().port() + "$)(\\d+)");
            entry = at(read(machine), second);
            assertOwned(machine, read(machine), entry, server, Via.ANOTHER_THREAD);
            server.process().destroyForcibly();
        }
    }

    private static void ownTable(Machine machine) {
        try (var server =
                ChildProcess.python(
                        LISTENER
                                + """
                                def live():
                                    libc.unshare(0x400)
                                    s = listener()
                                    tell(s)
                                    sys.stdin.readline()
                                threading.Thread(target=live).start()
                                """)) {
            SocketEntry entry = listener(machine, server);
            assertOwned(machine, read(machine), entry, server, Via.ANOTHER_THREAD);
            server.send("");
        }
    }

    private static void ring(Machine machine) {
        try (var server =
                ChildProcess.python(
                        LISTENER
                                + """
                                s = listener()
                                ring = libc.syscall(425, 8, ctypes.create_string_buffer(120))
                                libc.syscall(427, ring, 2, (ctypes.c_int * 1)(s.fileno()), 1)
                                port = s.getsockname()[1]
                                s.close()
                                print("port", port if ring >= 0 else 0, flush=True)
                                sys.stdin.readline()
                                """)) {
            int port = server.awaitNumber("port (\\d+)");
            if (port != 0) {
                SocketEntry entry = at(read(machine), port);
                assertOwned(machine, read(machine), entry, server, Via.IO_URING);
            }
            server.send("");
        }
    }

    private static void carried(Machine machine) {
        try (var carrier =
                ChildProcess.python(
                        LISTENER
                                + """
                                s = listener()
                                near, far = socket.socketpair()
                                near.sendmsg([b"x"], [(socket.SOL_SOCKET, socket.SCM_RIGHTS,
                                                       array.array("i", [s.fileno()]))])
                                port = s.getsockname()[1]
                                s.close()
                                print("port", port, flush=True)
                                sys.stdin.readline()
                                far.recvmsg(1, 100)
                                print("received", flush=True)
                                sys.stdin.readline()
                                """)) {
            int port = carrier.awaitNumber("port (\\d+)");
            var fresh = machine.engine().look(SocketQuery.ALL);
            Inventory inventory = ((InventoryEngine.Reading.Read) fresh).inventory();
            SocketEntry entry = at(inventory, port);
            assertThat(entry.ownership()).isInstanceOf(NotVisible.class);
            assertThat(((NotVisible) entry.ownership()).reason())
                    .isIn(HiddenReason.NOT_IN_NAMESPACE, HiddenReason.NOT_FOUND);
            assertThat(inventory.owners(entry)).isEmpty();
            assertThat(suspects(inventory, entry))
                    .extracting(each -> (long) each.pid().number())
                    .containsExactly(carrier.pid());
            carrier.send("");
            carrier.awaitLine("received");
            assertOwned(machine, read(machine), at(read(machine), port), carrier, null);
            carrier.send("");
        }
    }

    private static void protectedOwn(Machine machine) {
        // PR_SET_DUMPABLE, as for a program with capabilities of its file
        try (var server =
                ChildProcess.python(
                        LISTENER
                                + """
                                s = listener()
                                libc.prctl(4, 0, 0, 0, 0)
                                tell(s)
                                sys.stdin.readline()
                                """)) {
            int port = server.awaitNumber("port (\\d+)");
            Inventory inventory = read(machine);
            SocketEntry entry = at(inventory, port);
            assertThat(((NotVisible) entry.ownership()).reason()).isEqualTo(HiddenReason.PROTECTED);
            assertThat(suspects(inventory, entry))
                    .extracting(each -> (long) each.pid().number())
                    .containsExactly(server.pid());
            server.send("");
        }
    }

    private static void vxlan(Machine machine) {
        SocketEntry entry = at(read(machine), 4789);
        assertThat(entry.ownership()).isInstanceOf(KernelHeld.class);
        KernelDevice service = Objects.requireNonNull(((KernelHeld) entry.ownership()).service());
        assertThat(service.kind()).isEqualTo("vxlan");
        assertThat(service.device()).isEqualTo("vx0");
    }

    private static void hidepid(Machine machine) {
        SocketEntry entry = at(read(machine), 8000);
        assertThat(((NotVisible) entry.ownership()).reason()).isEqualTo(HiddenReason.HIDEPID);
    }

    private static void assertOwned(
            Machine machine,
            Inventory inventory,
            SocketEntry entry,
            ChildProcess server,
            @Nullable Via via) {
        SocketEntry now =
                inventory.entries().stream()
                        .filter(each -> each.key().equals(entry.key()))
                        .findFirst()
                        .orElseThrow();
        assertThat(now.ownership()).isInstanceOf(OwnedBy.class);
        var owned = (OwnedBy) now.ownership();
        assertThat(inventory.owners(now))
                .extracting(each -> (long) each.pid().number())
                .containsExactly(server.pid());
        // and so is what is asked before a signal
        var inodes = new ArrayList<Long>();
        assertThat(machine.holdings().of((int) server.pid(), inodes::add)).isEqualTo(Access.READ);
        assertThat(inodes).contains(Objects.requireNonNull(entry.inode()).number());
        if (via == null) {
            assertThat(owned.via()).isEmpty();
        } else {
            assertThat(owned.via()).containsExactly(Map.entry(owned.processes().getFirst(), via));
        }
    }

    /** Readings of one engine, and looks at one process. */
    private record Machine(LiveInventory engine, Holdings holdings) {}

    private static Inventory read(Machine machine) {
        return switch (machine.engine().read(SourceChoice.AUTOMATIC)) {
            case InventoryEngine.Reading.Read(Inventory inventory) -> inventory;
            case InventoryEngine.Reading.Unreadable(var refusals) ->
                    throw new AssertionError(refusals);
        };
    }

    private static List<ProcessDetails> suspects(Inventory inventory, SocketEntry entry) {
        return switch (entry.ownership()) {
            case NotVisible hidden when hidden.reason() == HiddenReason.PROTECTED ->
                    inventory.known(hidden.closed());
            case NotVisible hidden -> inventory.known(hidden.candidates());
            default -> List.of();
        };
    }

    private static SocketEntry listener(Machine machine, ChildProcess server) {
        int port = server.awaitNumber("port (\\d+)");
        return at(read(machine), port);
    }

    private static SocketEntry at(Inventory inventory, int port) {
        return inventory.entries().stream()
                .filter(entry -> entry.local().port().number() == port && entry.occupiesPort())
                .findFirst()
                .orElseThrow(() -> new AssertionError(port + " in " + inventory.entries()));
    }
}

package dev.bindsight.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.inventory.name.ProcessTree;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.Ownership;
import dev.bindsight.model.Ownership.HiddenReason;
import dev.bindsight.model.Ownership.KernelHeld;
import dev.bindsight.model.Ownership.KernelReason;
import dev.bindsight.model.Ownership.NotVisible;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.TcpState;
import dev.bindsight.platform.linux.LinuxPlatform;
import dev.bindsight.testbed.ChildProcess;
import dev.bindsight.testbed.Eventually;
import dev.bindsight.testbed.Sandbox;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The engine on the real kernel, in namespaces of its own. */
class RealOwnersTest {
    private static final String[] SCENARIOS = {
        "prefork", "inherited", "boundOnly", "timeWait", "acceptQueue", "reopened", "node"
    };

    @Test
    void theOwnerIsWhoTheKernelSays() {
        // one after the other in one sandbox: starting it costs more than they do
        String said = Sandbox.asRoot().run(RealOwnersTest.class, SCENARIOS);

        assertThat(said.lines())
                .containsExactly(
                        Stream.of(SCENARIOS)
                                .map(each -> each + " is as expected")
                                .toArray(String[]::new));
    }

    @Test
    void anotherUsersSocketIsSeenAndSaysThatItsOwnerIsNot() {
        Sandbox sandbox =
                Sandbox.asNobody()
                        .after(
                                "python3 -c 'import socket,time; s=socket.socket();"
                                        + " s.bind((\"127.0.0.1\",8000)); s.listen();"
                                        + " print(1,flush=True); time.sleep(600)' > /mnt/up &",
                                "while [ ! -s /mnt/up ]; do sleep 0.1; done");

        assertThat(sandbox.run(RealOwnersTest.class, "otherUser")).contains("is as expected");
        assertThat(sandbox.withHidepid().run(RealOwnersTest.class, "hidepid"))
                .contains("is as expected");
    }

    /** Runs one scenario; throws what is not as expected. */
    public static void main(String[] arguments) {
        try (var platform = LinuxPlatform.open();
                var engine = new LiveInventory(platform, InstantSource.system())) {
            var machine = new RealOwnersTest.Machine(engine);
            for (String scenario : arguments) {
                run(scenario, machine);
                System.out.println(scenario + " is as expected");
            }
        }
    }

    private static void run(String scenario, Machine machine) {
        switch (scenario) {
            case "prefork" -> prefork(machine);
            case "inherited" -> inherited(machine);
            case "boundOnly" -> boundOnly(machine);
            case "timeWait" -> timeWait(machine);
            case "acceptQueue" -> acceptQueue(machine);
            case "reopened" -> reopened(machine);
            case "node" -> node(machine);
            case "otherUser" -> hidden(machine, HiddenReason.OTHER_USER);
            case "hidepid" -> hidden(machine, HiddenReason.HIDEPID);
            default -> throw new IllegalArgumentException(scenario);
        }
    }

    private static void prefork(Machine machine) {
        try (var server =
                ChildProcess.python(
                        """
                        import os, socket, sys
                        s = socket.socket(); s.bind(("127.0.0.1", 0)); s.listen()
                        children = []
                        for _ in range(2):
                            pid = os.fork()
                            if pid == 0: sys.stdin.read(); os._exit(0)
                            children.append(pid)
                        print("port", s.getsockname()[1], *children, flush=True)
                        sys.stdin.read()
                        """)) {
            String[] said = server.awaitLine("port (.*)").group(1).split(" ");
            Inventory inventory = machine.read();
            SocketEntry listener = machine.at(inventory, Integer.parseInt(said[0]));

            assertThat(pids(inventory, listener))
                    .containsExactlyInAnyOrder(
                            server.pid(), Long.valueOf(said[1]), Long.valueOf(said[2]));
            assertThat(inventory.unit(listener)).isEmpty();
            server.send("");
        }
    }

    private static void inherited(Machine machine) {
        try (var parent =
                ChildProcess.python(
                        """
                        import socket, subprocess, sys
                        s = socket.socket(); s.bind(("127.0.0.1", 0)); s.listen()
                        child = subprocess.Popen(["cat"], pass_fds=[s.fileno()], stdin=subprocess.PIPE)
                        print("port", s.getsockname()[1], child.pid, flush=True)
                        sys.stdin.readline()
                        s.close()
                        print("closed", flush=True)
                        sys.stdin.readline()
                        """)) {
            String[] said = parent.awaitLine("port (.*)").group(1).split(" ");
            int port = Integer.parseInt(said[0]);
            Inventory inventory = machine.read();
            assertThat(pids(inventory, machine.at(inventory, port)))
                    .containsExactlyInAnyOrder(parent.pid(), Long.valueOf(said[1]));

            parent.send("");
            parent.awaitLine("closed");

            inventory = machine.read();
            assertThat(pids(inventory, machine.at(inventory, port)))
                    .containsExactly(Long.valueOf(said[1]));
            assertThat(inventory.owners(machine.at(inventory, port)).getFirst().name())
                    .isEqualTo("cat");
        }
    }

    private static void boundOnly(Machine machine) {
        try (var holder =
                ChildProcess.python(
                        """
                        import socket, sys
                        s = socket.socket(); s.bind(("127.0.0.1", 0))
                        print("port", s.getsockname()[1], flush=True)
                        sys.stdin.read()
                        """)) {
            int port = holder.awaitNumber("port (\\d+)");
            Inventory inventory = machine.read();
            SocketEntry entry = machine.at(inventory, port);

            assertThat(entry.state()).isEqualTo(TcpState.BOUND_INACTIVE);
            assertThat(pids(inventory, entry)).containsExactly(holder.pid());
            assertThat(inventory.owners(entry).getFirst().name()).isEqualTo("python3 -c");
        }
    }

    private static void timeWait(Machine machine) {
        try (var server =
                ChildProcess.python(
                        """
                        import socket, sys
                        s = socket.socket(); s.bind(("127.0.0.1", 0)); s.listen()
                        c = socket.create_connection(s.getsockname())
                        a = s.accept()[0]
                        a.close(); c.recv(1); c.close()
                        print("port", s.getsockname()[1], flush=True)
                        s.close()
                        sys.stdin.read()
                        """)) {
            int port = server.awaitNumber("port (\\d+)");
            Instant now = Instant.now();
            // the last acknowledgement may still be under way
            Eventually.holds(
                    "TIME_WAIT",
                    () -> machine.at(machine.read(), port).state() == TcpState.TIME_WAIT);
            SocketEntry entry = machine.at(machine.read(), port);

            assertThat(entry.ownership()).isInstanceOf(KernelHeld.class);
            var held = (KernelHeld) entry.ownership();
            assertThat(held.reason()).isEqualTo(KernelReason.TIME_WAIT);
            assertThat(held.until()).isBetween(now.plusSeconds(50), now.plusSeconds(66));
        }
    }

    private static void acceptQueue(Machine machine) {
        try (var server =
                ChildProcess.python(
                        """
                        import socket, sys
                        s = socket.socket(); s.bind(("127.0.0.1", 0)); s.listen()
                        c = socket.create_connection(s.getsockname())
                        print("port", s.getsockname()[1], flush=True)
                        sys.stdin.readline()
                        a = s.accept()
                        print("accepted", flush=True)
                        sys.stdin.readline()
                        """)) {
            int port = server.awaitNumber("port (\\d+)");
            Inventory inventory = machine.read();
            SocketEntry waiting = machine.connection(inventory, port);
            assertThat(waiting.ownership())
                    .isEqualTo(new KernelHeld(KernelReason.ACCEPT_QUEUE, null));

            server.send("");
            server.awaitLine("accepted");

            inventory = machine.read();
            assertThat(pids(inventory, machine.connection(inventory, port)))
                    .containsExactly(server.pid());
        }
    }

    private static void reopened(Machine machine) {
        try (var client =
                ChildProcess.python(
                        """
                        import socket, sys
                        s = socket.socket(); s.bind(("127.0.0.1", 0))
                        for line in sys.stdin:
                            s.close(); s = socket.socket(); s.bind(("127.0.0.1", 0)); s.listen()
                            print("port", s.getsockname()[1], flush=True)
                        """)) {
            machine.read();
            client.send("again");
            int port = client.awaitNumber("port (\\d+)");

            // the same descriptor, the same number of descriptors
            Inventory inventory = machine.read();
            assertThat(pids(inventory, machine.at(inventory, port))).containsExactly(client.pid());
        }
    }

    private static void node(Machine machine) {
        Path script =
                write(
                        "server.js",
                        """
                        const server = require('http').createServer();
                        server.listen(0, '127.0.0.1', () => console.log('port ' + server.address().port));
                        """);
        try (var server = ChildProcess.start("node", "--no-warnings", script.toString())) {
            int port = server.awaitNumber("port (\\d+)");
            Inventory inventory = machine.read();
            SocketEntry listener = machine.at(inventory, port);
            ProcessDetails owner = inventory.owners(listener).getFirst();

            assertThat(pids(inventory, listener)).containsExactly(server.pid());
            assertThat(owner.name()).isEqualTo("server.js");
            assertThat(owner.runtime()).isEqualTo("node");
            assertThat(ProcessTree.chain(inventory, owner.ref()))
                    .extracting(each -> (long) each.pid().number())
                    .containsExactly(1L, ProcessHandle.current().pid(), server.pid());
        }
    }

    private static Path write(String name, String text) {
        try {
            return Files.writeString(
                    Files.createTempDirectory(Path.of("/mnt"), "t").resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void hidden(Machine machine, HiddenReason reason) {
        Inventory inventory = machine.read();
        SocketEntry entry = machine.at(inventory, 8000);

        assertThat(entry.ownership()).isEqualTo(new NotVisible(reason));
        assertThat(Objects.requireNonNull(entry.uid()).number()).isZero();
        assertThat(inventory.coverage().ownersHidden()).isEqualTo(1);
    }

    private static List<Long> pids(Inventory inventory, SocketEntry entry) {
        assertThat(entry.ownership()).isInstanceOf(Ownership.OwnedBy.class);
        return inventory.owners(entry).stream().map(each -> (long) each.pid().number()).toList();
    }

    /** Readings of one engine. */
    private record Machine(LiveInventory engine) {
        Inventory read() {
            return switch (engine.read(SourceChoice.AUTOMATIC)) {
                case InventoryEngine.Reading.Read(Inventory inventory) -> inventory;
                case InventoryEngine.Reading.Unreadable(var refusals) ->
                        throw new AssertionError(refusals);
            };
        }

        SocketEntry at(Inventory inventory, int port) {
            return inventory.entries().stream()
                    .filter(entry -> entry.local().port().number() == port)
                    .min((left, right) ->
                            Boolean.compare(!left.occupiesPort(), !right.occupiesPort()))
                    .orElseThrow(() -> new AssertionError(port + " in " + inventory.entries()));
        }

        SocketEntry connection(Inventory inventory, int port) {
            return inventory.entries().stream()
                    .filter(entry -> entry.local().port().number() == port && !entry.occupiesPort())
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(port + " in " + inventory.entries()));
        }
    }
}

package dev.bindsight.inventory.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.inventory.InventoryEngine.Reading;
import dev.bindsight.inventory.LiveInventory;
import dev.bindsight.inventory.MachineSummary;
import dev.bindsight.inventory.SocketInspector;
import dev.bindsight.inventory.SourceChoice;
import dev.bindsight.inventory.connection.MeasuredConnection.PeerEnd;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.Ownership;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.TcpMeasurement;
import dev.bindsight.platform.linux.LinuxPlatform;
import dev.bindsight.testbed.Eventually;
import dev.bindsight.testbed.Sandbox;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/** A real MPTCP connection with two subflows, and a real UDP socket that nobody reads. */
class MptcpConnectionsTest {
    private static final String NONE = "no MPTCP";

    @Test
    void anMptcpConnectionIsOneWithItsSubflowsAndItsBytesCountOnce() {
        proves(Sandbox.asRoot());
    }

    @Test
    void anOrdinaryUserSeesTheSame() {
        proves(Sandbox.asNobody());
    }

    private static void proves(Sandbox sandbox) {
        String printed =
                sandbox.after(
                                "[ -e /proc/sys/net/mptcp/enabled ] || exec echo " + NONE,
                                "ip addr add 10.9.9.1/32 dev lo",
                                "ip addr add 10.9.9.2/32 dev lo",
                                "ip mptcp limits set subflow 4 add_addr_accepted 4 || exec echo "
                                        + NONE,
                                "ip mptcp endpoint add 10.9.9.2 dev lo subflow")
                        .run(Machine.class);
        Assumptions.assumeFalse(printed.contains(NONE), "the kernel or ip(8) has no MPTCP");
        assertThat(printed.strip()).isEqualTo("proven");
    }

    /** Runs in the sandbox. */
    static final class Machine {
        private final LiveInventory engine;
        private final LiveConnections connections;

        private Machine(LinuxPlatform platform, LiveInventory engine) {
            this.engine = engine;
            connections =
                    new LiveConnections(
                            new SocketInspector(platform, engine),
                            new MachineSummary(platform.machine(), "sandbox"),
                            new Redirects(
                                    platform.tracked(),
                                    platform.control(),
                                    platform.machine().uid()),
                            InstantSource.system());
        }

        /** Proves it. */
        public static void main(String[] arguments) throws IOException {
            Process program = program();
            BufferedReader said = program.inputReader(StandardCharsets.UTF_8);
            try (BufferedWriter tell = program.outputWriter(StandardCharsets.UTF_8);
                    var platform = LinuxPlatform.open();
                    var engine = new LiveInventory(platform, InstantSource.system())) {
                String[] ports = said.readLine().split(" ");
                var machine = new Machine(platform, engine);
                MeasuredConnection before = machine.withTwoSubflows(Integer.parseInt(ports[0]));
                tell.write("send\n");
                tell.flush();
                assertThat(said.readLine()).isEqualTo("sent");
                ConnectionReading reading = machine.read();
                MeasuredConnection client = from(reading, Integer.parseInt(ports[0]));
                MeasuredConnection server = from(reading, Integer.parseInt(ports[1]));

                assertThat(reading.connections())
                        .filteredOn(each -> each.socket().protocol() == Protocol.TCP)
                        .as("each end is one, its subflows are none")
                        .containsExactlyInAnyOrder(client, server);
                assertThat(client.isMptcp()).isTrue();
                assertThat(server.isMptcp()).isTrue();
                assertThat(client.socket().ownership()).isInstanceOf(Ownership.OwnedBy.class);
                assertThat(client.peer()).isEqualTo(new PeerEnd.Here(server.socket()));
                assertThat(server.peer()).isEqualTo(new PeerEnd.Here(client.socket()));
                assertThat(client.socket().key()).isEqualTo(before.socket().key());
                assertThat(client.subflows())
                        .extracting(each -> each.socket().local().address().toString())
                        .containsExactlyInAnyOrder("10.9.9.1", "10.9.9.2");
                assertThat(server.subflows()).hasSize(2);
                assertThat(received(server)).as("each byte once").isEqualTo(300_001);
                assertThat(Objects.requireNonNull(client.tcp()).bytesSentOnce()).isEqualTo(300_001);
                assertThat(received(client)).isEqualTo(2);
                assertThat(Objects.requireNonNull(client.flow()).sent()).isPositive();
                assertThat(ends(reading)).isEqualTo(bySs());
                udp(reading, Integer.parseInt(ports[2]));
                System.out.println("proven");
            } finally {
                program.destroy();
            }
        }

        private static void udp(ConnectionReading reading, int port) throws IOException {
            MeasuredConnection reader = from(reading, port);
            assertThat(reader.socket().protocol()).isEqualTo(Protocol.UDP);
            assertThat(reader.tcp()).as("the kernel counts no bytes").isNull();
            assertThat(reader.flow()).isNull();
            assertThat(reader.socket().recvQ()).isPositive();
            assertThat(reader.drops()).isPositive();
            assertThat(ss("-uanmH", "sport = :" + port))
                    .contains(",d" + reader.drops() + ")")
                    .contains(" " + reader.socket().recvQ() + " ");
        }

        private static List<String> ends(ConnectionReading reading) {
            return reading.connections().stream()
                    .filter(MeasuredConnection::isMptcp)
                    .map(each -> each.socket().local() + " " + each.socket().remote())
                    .sorted()
                    .toList();
        }

        private static List<String> bySs() throws IOException {
            return ss("-MnH", "state", "established")
                    .lines()
                    .map(line -> line.strip().split("\\s+"))
                    .map(columns -> columns[columns.length - 2] + " " + columns[columns.length - 1])
                    .sorted()
                    .toList();
        }

        private static String ss(String... arguments) throws IOException {
            var command = new ArrayList<>(List.of("ss"));
            command.addAll(List.of(arguments));
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }

        private static long received(MeasuredConnection connection) {
            TcpMeasurement tcp = Objects.requireNonNull(connection.tcp());
            return tcp.info().bytesReceived();
        }

        private MeasuredConnection withTwoSubflows(int port) {
            var found = new AtomicReference<MeasuredConnection>();
            Eventually.holds(
                    "a second subflow",
                    () -> {
                        MeasuredConnection client = from(read(), port);
                        found.set(client);
                        return client.subflows().size() == 2;
                    });
            return found.get();
        }

        private ConnectionReading read() {
            return switch (engine.readMeasured(SourceChoice.AUTOMATIC)) {
                case Reading.Read(Inventory inventory) -> connections.read(inventory);
                case Reading.Unreadable(var refusals) ->
                        throw new AssertionError(refusals.toString());
            };
        }

        private static MeasuredConnection from(ConnectionReading reading, int port) {
            return reading.connections().stream()
                    .filter(each -> each.socket().local().port().number() == port)
                    .findFirst()
                    .orElseThrow();
        }

        private static Process program() throws IOException {
            try (InputStream script =
                    MptcpConnectionsTest.class.getResourceAsStream("connections.py")) {
                return new ProcessBuilder(
                                "python3",
                                "-c",
                                new String(
                                        Objects.requireNonNull(script).readAllBytes(),
                                        StandardCharsets.UTF_8))
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
            }
        }
    }
}

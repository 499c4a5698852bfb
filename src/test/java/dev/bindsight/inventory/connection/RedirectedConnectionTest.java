package dev.bindsight.inventory.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.inventory.InventoryEngine.Reading;
import dev.bindsight.inventory.LiveInventory;
import dev.bindsight.inventory.MachineSummary;
import dev.bindsight.inventory.SocketInspector;
import dev.bindsight.inventory.SourceChoice;
import dev.bindsight.inventory.connection.MeasuredConnection.PeerEnd;
import dev.bindsight.inventory.connection.MeasuredConnection.Whither;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.TcpState;
import dev.bindsight.platform.linux.LinuxPlatform;
import dev.bindsight.testbed.ChildProcess;
import dev.bindsight.testbed.Sandbox;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/** Connections that a rule of nft redirects, in a namespace of their own. */
class RedirectedConnectionTest {
    private static final String SERVER =
            """
            import socket, sys
            server = socket.socket(socket.%1$s); server.bind(('%2$s', 9090)); server.listen()
            print('listens', flush=True)
            sys.stdin.readline()
            kept = [server.accept() for _ in range(2)]
            print('accepted', flush=True)
            sys.stdin.read()
            """;
    private static final String CLIENT =
            """
            import socket, sys
            redirected = socket.create_connection(('%s', 8080))
            plain = socket.create_connection(('%s', 9090))
            print('connected', flush=True)
            sys.stdin.read()
            """;

    /** Who looks, and what tells that user. */
    enum Who {
        ROOT(Sandbox.asRoot(), "conntrack"),
        ORDINARY(Sandbox.asNobody(), "SO_ORIGINAL_DST");

        private final Sandbox sandbox;
        private final String source;

        Who(Sandbox sandbox, String source) {
            this.sandbox = sandbox;
            this.source = source;
        }
    }

    @ParameterizedTest
    @EnumSource
    void bothEndsOfARedirectedConnectionAreTiedTogether(Who who) {
        Assumptions.assumeTrue(
                Files.exists(Path.of("/usr/sbin/nft")),
                "nft is not installed, which redirects connections");
        for (String family : List.of("ip", "ip6")) {
            String told =
                    who.sandbox
                            .after(
                                    "nft add table " + family + " n || exec echo no nat",
                                    "nft 'add chain "
                                            + family
                                            + " n o { type nat hook output priority -100 ; }'"
                                            + " || exec echo no nat",
                                    "nft add rule "
                                            + family
                                            + " n o tcp dport 8080 redirect to :9090"
                                            + " || exec echo no nat")
                            .run(Looking.class, family);
            Assumptions.assumeFalse(told.contains("no nat"), "the kernel translates no addresses");
            String host = family.equals("ip") ? "127.0.0.1" : "[::1]";
            assertThat(told.lines())
                    .containsExactlyInAnyOrder(
                            "client to HOST:8080: to HOST:9090, server, SOURCE"
                                    .replace("HOST", host)
                                    .replace("SOURCE", who.source),
                            "server to HOST:N: to HOST:N, client, SOURCE"
                                    .replace("HOST", host)
                                    .replace("SOURCE", who.source),
                            "client to HOST:9090: server".replace("HOST", host),
                            "server to HOST:N: client".replace("HOST", host));
        }
    }

    static final class Looking {
        public static void main(String[] arguments) {
            boolean ipv4 = arguments[0].equals("ip");
            String host = ipv4 ? "127.0.0.1" : "::1";
            String family = ipv4 ? "AF_INET" : "AF_INET6";
            try (var server = ChildProcess.python(SERVER.formatted(family, host))) {
                server.awaitLine("^listens$");
                try (var client = ChildProcess.python(CLIENT.formatted(host, host))) {
                    client.awaitLine("^connected$");
                    look(server, client.pid());
                }
            }
        }

        private static void look(ChildProcess server, long client) {
            try (LinuxPlatform platform = LinuxPlatform.open();
                    var inventory = new LiveInventory(platform, InstantSource.system())) {
                var connections =
                        new LiveConnections(
                                new SocketInspector(platform, inventory),
                                new MachineSummary(platform.machine(), "here"),
                                new Redirects(
                                        platform.tracked(),
                                        platform.control(),
                                        platform.machine().uid()),
                                InstantSource.system());
                // nobody has the server's end before it is accepted: who accepted it is asked then
                connections.read(read(inventory));
                server.send("accept");
                server.awaitLine("^accepted$");
                // of two ends the one that tells of both may be looked at last
                connections.read(read(inventory));
                ConnectionReading reading = connections.read(read(inventory));
                for (MeasuredConnection each : reading.connections()) {
                    if (each.socket().state() == TcpState.ESTABLISHED) {
                        System.out.println(told(each, reading.inventory(), client));
                    }
                }
            }
        }

        private static Inventory read(LiveInventory inventory) {
            return ((Reading.Read) inventory.read(SourceChoice.AUTOMATIC)).inventory();
        }

        private static String told(MeasuredConnection each, Inventory inventory, long client) {
            String own = name(each.socket(), inventory, client);
            String end =
                    each.peer().end() == null
                            ? "nobody"
                            : name(each.peer().end(), inventory, client);
            String to = own + " to " + each.socket().remote() + ": ";
            String told =
                    each.peer() instanceof PeerEnd.Redirected(Whither.Told whither)
                            ? to
                                    + "to "
                                    + whither.local()
                                    + ", "
                                    + end
                                    + ", "
                                    + (whither.byConntrack() ? "conntrack" : "SO_ORIGINAL_DST")
                            : to + end + (each.peer() instanceof PeerEnd.Here ? "" : each.peer());
            return told.replaceAll(":(?!(8080|9090)\\b)[0-9]{4,5}\\b(?!\\])", ":N");
        }

        private static String name(SocketEntry socket, Inventory inventory, long client) {
            return inventory.owners(socket).getFirst().pid().number() == client
                    ? "client"
                    : "server";
        }
    }
}

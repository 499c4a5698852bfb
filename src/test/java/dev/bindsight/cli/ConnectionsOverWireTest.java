package dev.bindsight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.testbed.ChildProcess;
import dev.bindsight.testbed.Eventually;
import dev.bindsight.testbed.Sandbox;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/** {@code connections} over a wire that is 20 ms long, and is cut. */
class ConnectionsOverWireTest {

    /**
     * A TUN device whose other side sends each packet back after 20 ms, or later where it has to
     * wait for its turn, with its addresses swapped: whoever connects to 10.77.0.2 reaches the
     * listener on 10.77.0.1 from there. No checksum changes by that. It says how long the longest
     * way there and back took. Told to, it cuts the wire, and has two sockets send into it.
     */
    private static final String WIRE =
            """
            import fcntl, heapq, os, select, socket, struct, subprocess, sys, threading, time
            wire = os.open('/dev/net/tun', os.O_RDWR | os.O_NONBLOCK)
            fcntl.ioctl(wire, 0x400454ca, struct.pack('16sH22x', b'wire', 0x1001))
            subprocess.run('ip address add 10.77.0.1/24 dev wire && ip link set wire up',
                           shell=True, check=True)
            whole = True
            def carry():
                packets = []
                count = 0
                while True:
                    now = time.monotonic()
                    wait = max(0, packets[0][0] - now) if packets else None
                    if select.select([wire], [], [], wait)[0]:
                        packet = os.read(wire, 65536)
                        if whole and packet[0] >> 4 == 4:
                            count += 1
                            back = packet[:12] + packet[16:20] + packet[12:16] + packet[20:]
                            heapq.heappush(packets, (time.monotonic() + 0.02, count, back))
                    while packets and packets[0][0] <= time.monotonic():
                        os.write(wire, heapq.heappop(packets)[2])
            threading.Thread(target=carry, daemon=True).start()
            listener = socket.socket(); listener.bind(('10.77.0.1', 0)); listener.listen(5)
            port = listener.getsockname()[1]
            began = time.monotonic()
            client = socket.create_connection(('10.77.0.2', port))
            longest = time.monotonic() - began
            server = listener.accept()[0]
            for _ in range(30):
                began = time.monotonic()
                client.send(b'x'); server.recv(1); server.send(b'y'); client.recv(1)
                longest = max(longest, time.monotonic() - began)
            print('longest', int(longest * 1e6), flush=True)
            print('port', port, flush=True)
            sys.stdin.readline()
            whole = False
            client.send(b'z' * 1000)
            other = socket.socket(); other.setblocking(False)
            other.connect_ex(('10.77.0.2', port))
            print('cut', flush=True)
            sys.stdin.read()
            """;

    @Test
    void aDelayIsMeasuredAndASilentPeerIsTold() {
        List<String> told = Sandbox.asRoot().withTun("wire").run(OnAWire.class).lines().toList();

        assertThat(told).hasSize(5);
        // on a busy machine the wire takes longer than it means to
        long longest = Long.parseLong(told.getFirst());
        assertThat(Long.parseLong(told.get(1))).isBetween(32_000L, longest + 1_000);
        assertThat(Long.parseLong(told.get(2))).as("the least").isBetween(40_000L, 48_000L);
        assertThat(told.get(3))
                .matches(
                        "The peer acknowledges nothing: sent again (once|\\d+ times), 1\\.0 kB"
                                + " wait, the last word of it came .+ ago\\. Where tcp_retries2 is"
                                + " 15,.+");
        assertThat(told.getLast())
                .matches(
                        "Nothing answers the connect: its first packet was sent"
                                + " (once|again once|again \\d+ times)\\.");
    }

    static final class OnAWire {
        public static void main(String[] arguments) {
            try (var wire = ChildProcess.python(WIRE)) {
                int port = wire.awaitNumber("^port (\\d+)");
                System.out.println(wire.awaitNumber("^longest (\\d+)"));
                JsonNode client =
                        connections(port).stream()
                                .filter(each -> toPort(each, port))
                                .findFirst()
                                .orElseThrow();
                System.out.println(client.get("rttMicros").asLong());
                System.out.println(client.get("minRttMicros").asLong());
                wire.send("cut");
                wire.awaitLine("^cut$");
                System.out.println(told(port, "peer-gone"));
                System.out.println(told(port, "no-answer"));
            }
        }

        private static String told(int port, String kind) {
            Predicate<JsonNode> isOne = each -> each.get("kind").asString().equals(kind);
            var found = new @Nullable String[1];
            Eventually.holds(
                    kind,
                    () -> {
                        found[0] =
                                connections(port).stream()
                                        .flatMap(each -> each.get("ailments").valueStream())
                                        .filter(isOne)
                                        .map(each -> each.get("text").asString())
                                        .findFirst()
                                        .orElse(null);
                        return found[0] != null;
                    });
            return Objects.requireNonNull(found[0]);
        }

        private static boolean toPort(JsonNode connection, int port) {
            return connection.get("remote").get("port").asInt() == port;
        }

        private static List<JsonNode> connections(int port) {
            return CommandLineRun.inJson("connections", Integer.toString(port), "--for", "200ms")
                    .json()
                    .get("connections")
                    .valueStream()
                    .toList();
        }
    }
}

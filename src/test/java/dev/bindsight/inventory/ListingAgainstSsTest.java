package dev.bindsight.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.inventory.InventoryEngine.Reading;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.platform.linux.LinuxPlatform;
import dev.bindsight.testbed.ChildProcess;
import dev.bindsight.testbed.Sandbox;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What listens and who owns it, for a random population of hundreds, against {@code ss -tulnp}. */
class ListingAgainstSsTest {
    /** Opens as many sockets as its second argument says, spread over forked processes. */
    private static final String POPULATION =
            """
            import os, random, socket, sys
            r = random.Random(int(sys.argv[1]))
            held = []
            parent = os.getpid()
            def one():
                v6 = r.random() < 0.4 and socket.has_ipv6
                udp = r.random() < 0.3
                s = socket.socket(socket.AF_INET6 if v6 else socket.AF_INET,
                                  socket.SOCK_DGRAM if udp else socket.SOCK_STREAM)
                if v6: s.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, r.randrange(2))
                s.bind((r.choice(["::", "::1"]) if v6 else r.choice(["0.0.0.0", "127.0.0.1", "127.0.0.9"]), 0))
                if not udp: s.listen(r.randrange(1, 500))
                held.append(s)
            for i in range(int(sys.argv[2])):
                one()
                if r.random() < 0.05 and os.fork() == 0: break
                if held and r.random() < 0.1: held.pop(r.randrange(len(held))).close()
            # a child opens nothing more; its parent is the last to finish
            if os.getpid() == parent: print("ready", flush=True)
            try: sys.stdin.read()
            except BaseException: pass
            """;

    private static final Pattern SS_LINE =
            Pattern.compile("(tcp|udp) +\\S+ +\\d+ +\\d+ +(\\S+) +\\S+ *(.*)");
    private static final Pattern SS_PID = Pattern.compile("pid=(\\d+)");

    @Test
    void rootIsShownEveryListenerWithEveryOwner() {
        assertThat(Sandbox.asRoot().run(ListingAgainstSsTest.class, "20261121", "250"))
                .contains("equal");
    }

    @Test
    void anOrdinaryUserIsShownEveryListenerAndItsOwnOwners() {
        assertThat(
                        Sandbox.asNobody()
                                .after(
                                        "python3 -c '"
                                                + POPULATION.replace("'", "'\\''")
                                                + "' 7 100 < /dev/zero > /mnt/up &",
                                        "while [ ! -s /mnt/up ]; do sleep 0.1; done")
                                .run(ListingAgainstSsTest.class, "11", "150"))
                .contains("equal");
    }

    /** Runs inside the sandbox. */
    public static void main(String[] arguments) throws IOException {
        try (var population =
                        ChildProcess.start(
                                "python3", "-u", "-c", POPULATION, arguments[0], arguments[1]);
                var platform = LinuxPlatform.open();
                var engine = new LiveInventory(platform, InstantSource.system())) {
            population.awaitLine("ready");
            var expected = ss();
            assertThat(expected).hasSizeGreaterThan(100);
            assertThat(listed(engine)).isEqualTo(expected);
            // and once more, from what is carried over
            assertThat(listed(engine)).isEqualTo(ss());
            System.out.println("equal");
        }
    }

    private static Set<String> ss() throws IOException {
        Process ss = new ProcessBuilder("ss", "-HOtulnp").redirectErrorStream(true).start();
        String said = new String(ss.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        var lines = new TreeSet<String>();
        for (String line : said.lines().toList()) {
            Matcher fields = SS_LINE.matcher(line);
            assertThat(fields.matches()).as(line).isTrue();
            String pids =
                    SS_PID.matcher(fields.group(3))
                            .results()
                            .map(found -> found.group(1))
                            .distinct()
                            .sorted()
                            .collect(Collectors.joining(","));
            lines.add(fields.group(1) + " " + fields.group(2) + " " + pids);
        }
        return lines;
    }

    private static Set<String> listed(InventoryEngine engine) {
        Reading reading = engine.read(SourceChoice.AUTOMATIC);
        assertThat(reading).isInstanceOf(Reading.Read.class);
        Inventory inventory = ((Reading.Read) reading).inventory();
        return inventory.entries().stream()
                .filter(SocketEntry::isListening)
                .map(entry -> line(inventory, entry))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String line(Inventory inventory, SocketEntry entry) {
        String pids =
                inventory.owners(entry).stream()
                        .map(ProcessDetails::pid)
                        .map(Object::toString)
                        .sorted()
                        .collect(Collectors.joining(","));
        String local = entry.isDualStack() ? "*:" + entry.local().port() : entry.local().toString();
        return (entry.protocol() == Protocol.TCP ? "tcp " : "udp ") + local + " " + pids;
    }
}

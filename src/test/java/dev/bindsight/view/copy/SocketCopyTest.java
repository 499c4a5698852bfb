package dev.bindsight.view.copy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.inventory.InventoryEngine;
import dev.bindsight.inventory.LiveInventory;
import dev.bindsight.inventory.SourceChoice;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.Uid;
import dev.bindsight.platform.linux.LinuxPlatform;
import dev.bindsight.testbed.ChildProcess;
import dev.bindsight.view.ports.CopyFormat;
import dev.bindsight.view.sample.Sample;
import dev.bindsight.view.sample.Shop;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The forms in which sockets are copied; the commands are run and must find the very socket, among
 * others on the same port.
 */
class SocketCopyTest {
    /** One process with sockets that are easily taken for each other; prints names and inodes. */
    private static final String LOOKALIKES =
            """
            import os, signal, socket
            inodes = {}
            def made(name, family, kind, address, port, only=None, listen=True):
                s = socket.socket(family, kind)
                s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
                if only is not None:
                    s.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, only)
                s.bind((address, port))
                if listen:
                    s.listen(5)
                inodes[name] = os.fstat(s.fileno()).st_ino
                return s
            T, U, I4, I6 = socket.SOCK_STREAM, socket.SOCK_DGRAM, socket.AF_INET, socket.AF_INET6
            a = made('loopback', I4, T, '127.0.0.1', 0)
            port = a.getsockname()[1]
            b = made('wildcard', I4, T, '0.0.0.0', port)
            c = made('wildcard6', I6, T, '::', port, 1)
            d = made('loopback6', I6, T, '::1', port, 1)
            e = made('twin', I4, T, '127.0.0.2', port)
            f = made('othertwin', I4, T, '127.0.0.2', port)
            m = made('mapped', I6, T, '::ffff:127.0.0.3', port, 0)
            g = made('bound', I4, T, '127.0.0.4', 0, None, False)
            u = made('udp', I4, U, '127.0.0.1', port, None, False)
            u6 = made('udp6', I6, U, '::1', port, 1, False)
            x = socket.create_connection(('127.0.0.1', port))
            y, _ = a.accept()
            inodes['client'] = os.fstat(x.fileno()).st_ino
            inodes['accepted'] = os.fstat(y.fileno()).st_ino
            print('inodes', *(f'{name}={inode}' for name, inode in inodes.items()))
            signal.pause()
            """;

    private static final SocketCopy COPY =
            new SocketCopy(uid -> "user" + uid, _ -> true, ZoneOffset.UTC);
    private static final Map<String, Long> INODES = new HashMap<>();
    private static ChildProcess lookalikes;
    private static Inventory inventory;

    @BeforeAll
    static void openLookalikes() {
        lookalikes = ChildProcess.python(LOOKALIKES);
        String said = lookalikes.awaitLine("inodes (.*)").group(1);
        for (String each : said.split(" ")) {
            String[] named = each.split("=");
            INODES.put(named[0], Long.valueOf(named[1]));
        }
        try (var platform = LinuxPlatform.open();
                var engine = new LiveInventory(platform, Clock.systemUTC())) {
            var reading = engine.read(SourceChoice.AUTOMATIC);
            assertThat(reading).isInstanceOf(InventoryEngine.Reading.Read.class);
            inventory = ((InventoryEngine.Reading.Read) reading).inventory();
        }
    }

    @AfterAll
    static void closeLookalikes() {
        lookalikes.close();
    }

    private static SocketEntry socket(String name) {
        long inode = Objects.requireNonNull(INODES.get(name));
        return inventory.entries().stream()
                .filter(entry -> entry.inode() != null && entry.inode().number() == inode)
                .findFirst()
                .orElseThrow();
    }

    private static String copied(SocketEntry socket, CopyFormat format) {
        return COPY.text(inventory, List.of(socket), format).orElseThrow();
    }

    private static List<String> run(String command) throws IOException {
        Process shell =
                new ProcessBuilder("sh", "-c", command)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        var output =
                new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        shell.onExit().join();
        return output.isEmpty() ? List.of() : List.of(output.split("\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "loopback",
                "wildcard",
                "wildcard6",
                "loopback6",
                "twin",
                "othertwin",
                "mapped",
                "udp",
                "udp6",
                "client",
                "accepted"
            })
    void theSsCommandFindsExactlyThisSocket(String name) throws IOException {
        String command = copied(socket(name), CopyFormat.SS_COMMAND);

        // -e adds the inode to what the command prints, -H leaves the heading out
        List<String> found = run(command.replaceFirst("ss -", "ss -eH"));

        assertThat(found)
                .as(command)
                .singleElement()
                .asString()
                .containsPattern("\\bino:" + INODES.get(name) + "\\b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "loopback",
                "wildcard",
                "wildcard6",
                "loopback6",
                "twin",
                "othertwin",
                "mapped",
                "bound",
                "udp",
                "udp6",
                "client",
                "accepted"
            })
    void theLsofCommandFindsExactlyThisSocket(String name) throws IOException {
        String command = copied(socket(name), CopyFormat.LSOF_COMMAND);

        List<String> found =
                run(command).stream().filter(line -> !line.startsWith("COMMAND")).toList();

        assertThat(found)
                .as(command)
                .singleElement()
                .asString()
                .containsPattern("\\b" + INODES.get(name) + "\\b")
                .contains(Long.toString(lookalikes.pid()));
    }

    @Test
    void aBoundOnlySocketIsFoundByItsDescriptorBecauseSsDoesNotListIt() throws IOException {
        String command = copied(socket("bound"), CopyFormat.SS_COMMAND);

        assertThat(run(command))
                .as(command)
                .singleElement()
                .asString()
                .startsWith("/proc/" + lookalikes.pid() + "/fd/");
    }

    @Test
    void theKillCommandNamesTheOwner() {
        assertThat(copied(socket("loopback"), CopyFormat.KILL_COMMAND))
                .isEqualTo("kill -TERM " + lookalikes.pid());
        assertThat(copied(socket("loopback"), CopyFormat.PID))
                .isEqualTo(Long.toString(lookalikes.pid()));
    }

    @Test
    void theKillCommandLeavesOutWhomAStopWouldNotSimplyEnd() {
        var careful = new SocketCopy(Uid::toString, owner -> false, ZoneOffset.UTC);

        assertThat(careful.text(inventory, List.of(socket("loopback")), CopyFormat.KILL_COMMAND))
                .isEmpty();
    }

    @Test
    void theAddressIsWhatASocketIsBoundTo() {
        assertThat(copied(Shop.PORT_9464, CopyFormat.ADDRESS)).isEqualTo("127.0.0.1:9464");
        assertThat(copied(Shop.PORT_3000, CopyFormat.ADDRESS)).isEqualTo("[::]:3000");
    }

    @Test
    void aSocketWithoutOwnerHasNeitherPidNorKillCommand() {
        SocketEntry hidden = Sample.listener("0.0.0.0", 8000);

        assertThat(COPY.text(Shop.INVENTORY, List.of(hidden), CopyFormat.PID)).isEmpty();
        assertThat(COPY.text(Shop.INVENTORY, List.of(hidden), CopyFormat.KILL_COMMAND)).isEmpty();
    }

    @Test
    void severalSocketsOfOneProcessGiveItsPidOnce() {
        assertThat(
                        COPY.text(
                                Shop.INVENTORY,
                                List.of(Shop.PORT_3000, Shop.PORT_9464),
                                CopyFormat.PID))
                .hasValue("4121");
    }

    @Test
    void theJsonOfOneSocketHasTheShapeOfTheContract() {
        JsonNode json =
                JsonMapper.shared()
                        .readTree(
                                COPY.text(Shop.INVENTORY, List.of(Shop.PORT_3000), CopyFormat.JSON)
                                        .orElseThrow());

        assertThat(json.path("protocol").asString()).isEqualTo("tcp");
        assertThat(json.path("local").path("port").asInt()).isEqualTo(3000);
        assertThat(json.path("user").asString()).isEqualTo("user1000");
        assertThat(json.path("ownership").path("processes").path(0).path("name").asString())
                .isEqualTo("server.js");
    }

    @Test
    void theMarkdownReportCanBePastedIntoAnIssue() {
        assertThat(
                        COPY.text(Shop.INVENTORY, List.of(Shop.PORT_3000), CopyFormat.MARKDOWN)
                                .orElseThrow())
                .isEqualTo(
                        """
                        ### Port 3000 is held by server.js (pid 4121)

                        - **Socket**: `tcp46 [::]:3000 LISTEN`
                        - **Reachable from**: every interface
                        - **Process**: server.js, pid 4121, user ann, started 2026-11-21 10:42:31 +00:00
                        - **Command**: `node server.js`
                        - **Directory**: `/home/ann/shop`

                        The same in a terminal:

                        ```sh
                        ss -tlnp 'src = [::]:3000'
                        lsof -nP -iTCP:3000 -sTCP:LISTEN | grep -w 93000
                        ```

                        Seen by Bindsight at 2026-11-21 12:06:31 +00:00, source sock_diag.
                        """);
    }
}

package dev.bindsight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.testbed.ChildProcess;
import dev.bindsight.testbed.ScriptedPlatform;
import dev.bindsight.testbed.ScriptedSocket;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** {@code ports}, against the kernel's own listing by ss(8). */
class PortsCommandTest {
    /** One socket of every kind that {@code ports} lists, their ports on one line. */
    private static final String POPULATION =
            """
            import socket as s
            def bound(family, kind, address, v6only=None):
                made = s.socket(family, kind)
                if v6only is not None: made.setsockopt(s.IPPROTO_IPV6, s.IPV6_V6ONLY, v6only)
                made.bind((address, 0))
                return made
            kept = [bound(s.AF_INET, s.SOCK_STREAM, '127.0.0.1'), bound(s.AF_INET, s.SOCK_STREAM, '0.0.0.0'),
                    bound(s.AF_INET6, s.SOCK_STREAM, '::1'), bound(s.AF_INET6, s.SOCK_STREAM, '::', 0),
                    bound(s.AF_INET6, s.SOCK_STREAM, '::', 1)]
            for each in kept: each.listen(7)
            kept += [bound(s.AF_INET, s.SOCK_DGRAM, '127.0.0.1'), bound(s.AF_INET6, s.SOCK_DGRAM, '::1'),
                     bound(s.AF_INET, s.SOCK_STREAM, '127.0.0.1')]
            print('ports', *[each.getsockname()[1] for each in kept])
            input()
            """;

    @Test
    void everyListenerIsListedAsTheKernelHasIt() {
        try (var child = ChildProcess.python(POPULATION)) {
            List<String> ports = ports(child);
            JsonNode document =
                    CommandLineRun.of("ports", "port:" + String.join(",", ports), "--json").json();

            var listed = new ArrayList<String>();
            for (JsonNode socket : document.get("sockets")) {
                // ss does not know bound-only sockets
                if (!socket.get("state").asString().equals("BOUND")) {
                    listed.add(asSs(socket));
                }
            }
            assertThat(new TreeSet<>(listed)).isEqualTo(ss(ports)).hasSize(7);
        }
    }

    @Test
    void everyPromisedFieldOfAListenerIsThere() {
        try (var child = ChildProcess.python(POPULATION)) {
            String port = ports(child).getFirst();
            JsonNode document = CommandLineRun.of("ports", port, "--json").json();
            JsonNode socket = document.get("sockets").get(0);
            JsonNode owner = socket.get("ownership").get("processes").get(0);

            assertThat(Instant.parse(document.get("takenAt").asString())).isNotNull();
            assertThat(document.get("sources").get(0).asString()).isIn("sock_diag", "procfs");
            assertThat(document.get("coverage").get("ownersHidden").isInt()).isTrue();
            assertThat(socket.get("protocol").asString()).isEqualTo("tcp");
            assertThat(socket.get("family").asString()).isEqualTo("ipv4");
            assertThat(socket.get("local").get("address").asString()).isEqualTo("127.0.0.1");
            assertThat(socket.get("local").get("port").asInt()).isEqualTo(Integer.parseInt(port));
            assertThat(socket.has("remote")).isFalse();
            assertThat(socket.get("state").asString()).isEqualTo("LISTEN");
            assertThat(socket.get("recvQ").asInt()).isZero();
            assertThat(socket.get("sendQ").asInt()).isEqualTo(7);
            assertThat(socket.get("exposure").asString()).isEqualTo("loopback");
            assertThat(socket.get("inode").asLong()).isPositive();
            assertThat(socket.get("ownership").get("kind").asString()).isEqualTo("owned");
            assertThat(owner.get("pid").asLong()).isEqualTo(child.pid());
            assertThat(Instant.parse(owner.get("startTime").asString()))
                    .isBetween(Instant.now().minusSeconds(3600), Instant.now().plusSeconds(5));
            assertThat(owner.get("command").get(1).asString()).isEqualTo("-u");
            assertThat(owner.get("cwd").asString()).isEqualTo(System.getProperty("user.dir"));
            assertThat(owner.get("user").asString()).isEqualTo(socket.get("user").asString());
            assertThat(owner.get("parent").get("pid").asLong())
                    .isEqualTo(ProcessHandle.current().pid());
        }
    }

    @Test
    void theTableNamesThePortsAndTheirOwner() {
        try (var child = ChildProcess.python(POPULATION)) {
            List<String> ports = ports(child);
            CommandLineRun run = CommandLineRun.of("ports", "port:" + String.join(",", ports));

            assertThat(run.status()).isZero();
            assertThat(run.err()).isEmpty();
            assertThat(run.out()).contains(ports).contains("BOUND", "tcp46", "udp4", "python3");
            assertThat(run.out()).containsPattern("(?m)^8 of \\d+ sockets, from ");
            assertThat(run.out().lines()).allMatch(line -> line.length() <= 80);
        }
    }

    @Test
    void whatIsConnectedIsListedOnlyWhenAskedFor() {
        var platform = new ScriptedPlatform();
        platform.add(ScriptedSocket.listener("127.0.0.1:3000"));
        platform.add(ScriptedSocket.connection("127.0.0.1:3000", "127.0.0.1:40000"));
        platform.add(ScriptedSocket.timeWait("127.0.0.1:3000", "127.0.0.1:40001", 41_000));

        JsonNode few = CommandLineRun.on(platform, "ports", "--json").json();
        JsonNode all = CommandLineRun.on(platform, "ports", "--all", "--json").json();

        assertThat(few.get("sockets")).hasSize(1);
        assertThat(all.get("sockets")).hasSize(3);
        JsonNode waiting = all.get("sockets").get(2);
        assertThat(waiting.get("state").asString()).isEqualTo("TIME_WAIT");
        assertThat(waiting.get("remote").get("port").asInt()).isEqualTo(40_001);
        assertThat(waiting.get("ownership").get("kind").asString()).isEqualTo("kernel");
        assertThat(waiting.get("ownership").get("reason").asString()).isEqualTo("timeWait");
        assertThat(waiting.get("ownership").get("remainingMicros").asLong())
                .isBetween(30_000_000L, 41_000_000L);
        assertThat(waiting.get("ownership").get("processes")).isEmpty();
    }

    @Test
    void aConnectionIsListedWithItsPeer() {
        var platform = new ScriptedPlatform();
        platform.add(ScriptedSocket.listener("127.0.0.1:3000"));
        platform.add(ScriptedSocket.connection("127.0.0.1:3000", "127.0.0.1:40000"));

        assertThat(CommandLineRun.on(platform, "ports").out()).doesNotContain("Peer");
        assertThat(CommandLineRun.on(platform, "ports", "--all").out())
                .containsPattern("Port +Address +Peer +Proto")
                .containsPattern("(?m)^3000 +127.0.0.1 +127.0.0.1:40000 +tcp4 ")
                .containsPattern("(?m)^3000 +127.0.0.1 +– +tcp4 ");
    }

    @Test
    void anIpv4MappedAddressIsKeptAsWhatItIs() {
        var platform = new ScriptedPlatform();
        platform.add(ScriptedSocket.listener("[::ffff:127.0.0.1]:3000"));

        JsonNode socket =
                CommandLineRun.on(platform, "ports", "--json").json().get("sockets").get(0);

        assertThat(socket.get("family").asString()).isEqualTo("ipv6");
        assertThat(socket.get("local").get("address").asString()).isEqualTo("::ffff:127.0.0.1");
        assertThat(socket.get("exposure").asString()).isEqualTo("loopback");
    }

    @Test
    void anOwnerOfAnotherUserIsSaidToBeHidden() {
        var platform = new ScriptedPlatform();
        var socket = platform.add(ScriptedSocket.listener("0.0.0.0:5432").uid(26));
        platform.process(50).uid(26).open(socket).denied();

        JsonNode document = CommandLineRun.on(platform, "ports", "--json").json();
        CommandLineRun table = CommandLineRun.on(platform, "ports");

        JsonNode ownership = document.get("sockets").get(0).get("ownership");
        assertThat(ownership.get("kind").asString()).isEqualTo("notVisible");
        assertThat(ownership.get("reason").asString()).isEqualTo("otherUser");
        assertThat(document.get("coverage").get("ownersHidden").asInt()).isEqualTo(1);
        assertThat(document.get("coverage").get("reason").asString()).isEqualTo("otherUser");
        assertThat(table.out()).contains("not visible", "1 socket without a visible owner");
    }

    @Test
    void howAnOwnerHasItAndWhoMayHaveItIsTold() {
        var platform = new ScriptedPlatform();
        var registered = platform.add(ScriptedSocket.listener("127.0.0.1:7001"));
        platform.add(ScriptedSocket.listener("127.0.0.1:7002").cgroup(7));
        platform.cgroups().path(7, "/system.slice/web.service");
        platform.places().register(platform.process(50).command("ring"), registered.inode());
        platform.places().unread(platform.process(60).command("carrier"), 4242, 1);

        JsonNode sockets = CommandLineRun.on(platform, "ports", "--json").json().get("sockets");
        CommandLineRun table = CommandLineRun.on(platform, "ports");

        JsonNode owner = sockets.get(0).get("ownership").get("processes").get(0);
        assertThat(owner.get("pid").asInt()).isEqualTo(50);
        assertThat(owner.get("via").asString()).isEqualTo("io_uring");
        JsonNode ownerless = sockets.get(1).get("ownership");
        assertThat(ownerless.get("reason").asString()).isEqualTo("notFound");
        assertThat(ownerless.get("processes")).isEmpty();
        assertThat(ownerless.get("candidates")).hasSize(1);
        assertThat(ownerless.get("candidates").get(0).get("name").asString()).isEqualTo("carrier");
        assertThat(ownerless.get("createdIn").get("unit").asString()).isEqualTo("web.service");
        assertThat(table.out()).contains("perhaps carrier (pid 60)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sock_diag", "procfs", "oshi"})
    void theSourceThatWasAskedForAnswers(String source) {
        JsonNode document = CommandLineRun.of("ports", "--source", source, "--json").json();
        assertThat(document.get("sources")).hasSize(1);
        assertThat(document.get("sources").get(0).asString()).isEqualTo(source);
    }

    @ParameterizedTest
    @ValueSource(strings = {"port:http8", "nosuchkey:1", "state:sleeping", "\"open"})
    void aWrongFilterIsAWrongCommandLineThatSaysWhatIsAccepted(String filter) {
        CommandLineRun run = CommandLineRun.of("ports", filter);
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines()).hasSize(1);
        assertThat(run.err()).startsWith("bindsight ports: ").containsIgnoringCase("accepted:");
    }

    private static List<String> ports(ChildProcess child) {
        return List.of(child.awaitLine("^ports (.*)$").group(1).split(" "));
    }

    /** {@code tcp LISTEN 127.0.0.1:3000 0/7}. */
    private static String asSs(JsonNode socket) {
        JsonNode local = socket.get("local");
        String address = local.get("address").asString();
        boolean dual = address.equals("::") && !socket.get("v6only").asBoolean();
        String shown = dual ? "*" : address.contains(":") ? "[" + address + "]" : address;
        return String.join(
                " ",
                socket.get("protocol").asString(),
                socket.get("state").asString(),
                shown + ":" + local.get("port").asInt(),
                socket.get("recvQ").asInt() + "/" + socket.get("sendQ").asInt());
    }

    private static TreeSet<String> ss(List<String> ports) {
        try (var ss = ChildProcess.start("ss", "-tulnH")) {
            ss.awaitExit();
            var lines = new TreeSet<String>();
            for (String line : ss.output().lines().toList()) {
                String[] words = line.split("\\s+");
                String local = words[4];
                if (ports.contains(local.substring(local.lastIndexOf(':') + 1))) {
                    lines.add(
                            words[0] + " " + words[1] + " " + local + " " + words[2] + "/"
                                    + words[3]);
                }
            }
            return lines;
        }
    }
}

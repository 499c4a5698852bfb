package dev.bindsight.fix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.fix.code.Language;
import dev.bindsight.fix.code.Snippet;
import dev.bindsight.fix.code.Snippets;
import dev.bindsight.fix.code.Topic;
import dev.bindsight.inventory.InventoryEngine.Reading;
import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.Fix;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.IpAddressText;
import dev.bindsight.model.Pid;
import dev.bindsight.model.Port;
import dev.bindsight.model.Probe.BindProbe;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.testbed.ChildProcess;
import dev.bindsight.testbed.Eventually;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/** The programs to copy, run as they are; those in Go are only read. */
@TestInstance(Lifecycle.PER_CLASS)
class SnippetsTest {

    private final Trials trials = new Trials();

    @TempDir private Path directory;

    @AfterAll
    void close() {
        trials.close();
    }

    private record Case(Language language, Protocol protocol, Topic topic) {
        static Stream<Case> all() {
            return Arrays.stream(Language.values())
                    .flatMap(language ->
                            Arrays.stream(Protocol.values())
                                    .flatMap(protocol ->
                                            Arrays.stream(Topic.values())
                                                    .map(topic ->
                                                            new Case(language, protocol, topic))));
        }

        Snippet at(IpAddress address, int port) {
            Boolean v6only = topic == Topic.V6ONLY ? true : null;
            var place = new BindPlace(new Endpoint(address, new Port(port)), v6only, null);
            return Snippets.of(topic, new BindProbe(place, protocol, Set.of())).stream()
                    .filter(each -> each.language() == language)
                    .findFirst()
                    .orElseThrow();
        }

        @Override
        public String toString() {
            return language + " " + protocol + " " + topic;
        }
    }

    private static Stream<Case> cases() {
        return Case.all();
    }

    private static Stream<Case> runnable() {
        return Case.all().filter(each -> each.language != Language.GO);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyProgramIsWholeAndMarksTheLinesThatMatter(Case wanted) {
        IpAddress address =
                wanted.topic == Topic.V6ONLY ? IpAddress.ANY_IPV6 : IpAddress.LOOPBACK_IPV4;
        Snippet snippet = wanted.at(address, 43_210);

        assertThat(snippet.marked()).isNotEmpty();
        assertThat(snippet.marked()).allMatch(line -> line < snippet.lines().size());
        assertThat(snippet.text()).doesNotContainPattern("@[A-Z0-9_]+@").doesNotContain("\t");
        if (wanted.topic != Topic.ANY_PORT) {
            assertThat(snippet.text()).contains("43210");
        }
        assertThat(snippet.lines()).allMatch(line -> line.length() <= 100);
    }

    @ParameterizedTest
    @MethodSource("runnable")
    void aProgramBindsWhereItsOptionIsNeeded(Case wanted) throws IOException {
        assumeRunnable(wanted);
        switch (wanted.topic) {
            case REUSE_ADDRESS -> {
                if (wanted.protocol == Protocol.TCP) {
                    assertBinds(wanted.at(IpAddress.LOOPBACK_IPV4, trials.leaveTimeWait()), wanted);
                } else {
                    besideHolder("SO_REUSEADDR", wanted);
                }
            }
            case REUSE_PORT -> besideHolder("SO_REUSEPORT", wanted);
            case V6ONLY -> {
                try (ChildProcess holder = holder(wanted.protocol, "0.0.0.0", "SO_REUSEADDR")) {
                    int port = holder.awaitNumber("^port (\\d+)");
                    assertBinds(wanted.at(IpAddress.ANY_IPV6, port), wanted);
                }
            }
            case PLACE ->
                    assertBinds(wanted.at(IpAddress.LOOPBACK_IPV4, Trials.freePort()), wanted);
            case ANY_PORT -> {
                Snippet snippet = wanted.at(IpAddress.LOOPBACK_IPV4, 0);
                try (ChildProcess program = start(snippet)) {
                    int port = program.awaitNumber("^(\\d+)$");
                    awaitBound(port, wanted.protocol, program);
                }
            }
        }
    }

    /** Node and Java set SO_REUSEADDR by themselves; these two show that it is what helps. */
    @ParameterizedTest
    @EnumSource(names = {"PYTHON", "C"})
    void aProgramWithoutTheOptionIsRefused(Language language) throws IOException {
        var bare = new Case(language, Protocol.TCP, Topic.PLACE);
        assumeRunnable(bare);
        try (ChildProcess program =
                start(bare.at(IpAddress.LOOPBACK_IPV4, trials.leaveTimeWait()))) {
            program.awaitLine("Address already in use");
            assertThat(program.awaitExit()).isNotZero();
        }
    }

    @Test
    void aFixThatChangesNoServerHasNoProgram() {
        BindProbe bind = Trials.loopback(43_210);
        assertThat(Snippets.of(new Fix.WaitForTimeWait(bind, Instant.EPOCH))).isEmpty();
        assertThat(Snippets.of(new Fix.StartServer(BindPlace.of(bind.endpoint())))).isEmpty();
        assertThat(Snippets.of(new Fix.UseOtherPort(Trials.loopback(0), null)))
                .extracting(Snippet::language)
                .containsExactly(Language.values());
        assertThat(Snippets.of(new Fix.RetryWithReuseAddress(bind)).getFirst().text())
                .contains("s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)")
                .contains("s.bind((\"127.0.0.1\", 43210))");
    }

    @Test
    void aLinkLocalAddressKeepsItsDevice() {
        IpAddress address = IpAddressText.parse("fe80::1").orElseThrow();
        var place = new BindPlace(new Endpoint(address, new Port(43_210)), null, "eth0");
        List<Snippet> programs =
                Snippets.of(Topic.PLACE, new BindProbe(place, Protocol.TCP, Set.of()));

        assertThat(programs.getFirst().text())
                .contains("socket.AF_INET6")
                .contains("s.bind((\"fe80::1\", 43210, 0, socket.if_nametoindex(\"eth0\")))");
        assertThat(programs.subList(1, programs.size()))
                .allSatisfy(each -> assertThat(each.text()).contains("fe80::1%eth0"));
    }

    private void besideHolder(String option, Case wanted) throws IOException {
        try (ChildProcess holder = holder(wanted.protocol, "127.0.0.1", option)) {
            int port = holder.awaitNumber("^port (\\d+)");
            assertBinds(wanted.at(IpAddress.LOOPBACK_IPV4, port), wanted);
        }
    }

    private static ChildProcess holder(Protocol protocol, String host, String option) {
        return ChildProcess.python(
                """
                import sys
                from socket import *
                s = socket(AF_INET, %s)
                s.setsockopt(SOL_SOCKET, %s, 1)
                s.bind(('%s', 0))
                if s.type == SOCK_STREAM: s.listen()
                print('port', s.getsockname()[1], flush=True)
                sys.stdin.read()
                """
                        .formatted(
                                protocol == Protocol.TCP ? "SOCK_STREAM" : "SOCK_DGRAM",
                                option,
                                host));
    }

    private void assertBinds(Snippet snippet, Case wanted) throws IOException {
        try (ChildProcess program = start(snippet)) {
            int port =
                    Integer.parseInt(snippet.text().replaceAll("(?s).*?\\b(\\d{4,5})\\b.*", "$1"));
            awaitBound(port, wanted.protocol, program);
        }
    }

    private void awaitBound(int port, Protocol protocol, ChildProcess program) {
        Eventually.holds(
                "the program has the port: " + program.output(),
                () -> !program.isAlive() || isBound(port, protocol, program.pid()));
        assertThat(isBound(port, protocol, program.pid())).as(program.output()).isTrue();
    }

    private boolean isBound(int port, Protocol protocol, long pid) {
        return trials.engine.inventory().look(protocol, new Port(port))
                        instanceof Reading.Read(Inventory now)
                && now.entries().stream()
                        .filter(SocketEntry::isListening)
                        .map(now::owners)
                        .flatMap(Collection::stream)
                        .map(ProcessDetails::pid)
                        .anyMatch(new Pid((int) pid)::equals);
    }

    private ChildProcess start(Snippet snippet) throws IOException {
        return switch (snippet.language()) {
            case PYTHON -> ChildProcess.start("python3", "-u", file(snippet, "server.py"));
            case NODE -> ChildProcess.start("node", file(snippet, "server.js"));
            case JAVA -> {
                compileJava(file(snippet, "Server.java"));
                yield ChildProcess.start(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        directory.toString(),
                        "Server");
            }
            case C -> {
                String program = directory.resolve("server").toString();
                try (ChildProcess compiler =
                        ChildProcess.start(
                                "gcc",
                                "-Wall",
                                "-Wextra",
                                "-Werror",
                                "-o",
                                program,
                                file(snippet, "server.c"))) {
                    assertThat(compiler.awaitExit()).as(compiler.output()).isZero();
                }
                yield ChildProcess.start(program);
            }
            case GO -> throw new AssertionError("Go is not run");
        };
    }

    /** In this process, whose compiler is warm after the first. */
    private void compileJava(String source) {
        var said = new StringWriter();
        var writer = new PrintWriter(said);
        int status =
                ToolProvider.findFirst("javac")
                        .orElseThrow()
                        .run(writer, writer, "-Xlint:all", "-d", directory.toString(), source);
        assertThat(status).as(said.toString()).isZero();
    }

    private String file(Snippet snippet, String name) throws IOException {
        return Files.writeString(directory.resolve(name), snippet.text()).toString();
    }

    private void assumeRunnable(Case wanted) {
        String tool =
                switch (wanted.language) {
                    case PYTHON -> "python3";
                    case NODE -> "node";
                    case JAVA -> "java";
                    case GO -> "go";
                    case C -> "gcc";
                };
        Assumptions.assumeTrue(
                wanted.language == Language.JAVA
                        || Stream.of(System.getenv("PATH").split(":"))
                                .anyMatch(each -> Files.isExecutable(Path.of(each, tool))),
                tool + " is missing");
        Assumptions.assumeTrue(
                wanted.topic != Topic.V6ONLY || trials.engine.machine().hasIpv6(), "no IPv6");
        if (wanted.language == Language.NODE && wanted.topic == Topic.REUSE_PORT) {
            try (ChildProcess version = ChildProcess.start("node", "--version")) {
                int major = version.awaitNumber("^v(\\d+)");
                Assumptions.assumeTrue(major >= 24, "Node " + major + " may lack reusePort");
            }
        }
    }
}

package dev.bindsight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.testbed.ChildProcess;
import dev.bindsight.testbed.RealProgram;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A server of PostgreSQL whose port a process of this test holds. It names the port in its hint
 * alone, and runs only for a user who is not root: for root it is started as one who is nobody.
 */
class PostgresServerTest {
    /** The user that systems have who owns nothing: what no other uid maps to. */
    private static final int NOBODY = 65_534;

    private static final List<String> AS_NOBODY =
            List.of(
                    "setpriv",
                    "--reuid=" + NOBODY,
                    "--regid=" + NOBODY,
                    "--clear-groups",
                    "--inh-caps=-all");

    private static final String HOLDER =
            """
            import socket, sys
            held = socket.socket()
            held.bind(('127.0.0.1', 0))
            held.listen()
            print('port', held.getsockname()[1])
            sys.stdin.read()
            """;

    private static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }

    /** What a program of PostgreSQL printed, run as an ordinary user. */
    private static String output(Path folder, RealProgram program, String... arguments) {
        var line = new ArrayList<String>(isRoot() ? AS_NOBODY : List.of());
        line.add(program.path().toString());
        line.addAll(List.of(arguments));
        try (var child = ChildProcess.start(folder, program.environment(), line)) {
            child.awaitExit();
            return child.output();
        }
    }

    /** A folder that the ordinary user can write to. */
    private static void open(Path folder) throws IOException {
        if (isRoot()) {
            RealProgram.named("setpriv");
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
            Files.setAttribute(folder, "unix:uid", NOBODY);
        }
    }

    @Test
    void aServerIsTracedToWhoHasItsPort(@TempDir Path folder) throws IOException {
        RealProgram server = RealProgram.named("postgres");
        open(folder);
        String data = folder.resolve("data").toString();
        String made =
                output(
                        folder,
                        RealProgram.named("initdb"),
                        "--no-sync",
                        "--no-locale",
                        "--auth=trust",
                        "--username=shop",
                        "--pgdata=" + data);
        Assumptions.assumeTrue(
                Files.exists(folder.resolve("data/PG_VERSION")) || !isRoot(),
                () -> "an ordinary user cannot be made or start initdb here: " + made);
        try (var holder = ChildProcess.python(HOLDER)) {
            String port = holder.awaitLine("port (\\d+)").group(1);
            String printed =
                    output(
                            folder,
                            server,
                            "-D",
                            data,
                            "-p",
                            port,
                            "-c",
                            "listen_addresses=127.0.0.1",
                            "-c",
                            "unix_socket_directories=");

            JsonNode answer = CommandLineRun.inJson("explain", printed).json();

            assertThat(answer.get("found")).as(printed).hasSize(1);
            JsonNode error = answer.get("found").get(0);
            assertThat(
                            Map.of(
                                    "errno", error.get("errno").asString(),
                                    "syscall", error.get("syscall").asString(),
                                    "host", error.get("host").asString(),
                                    "port", error.get("port").asString(),
                                    "runtime", error.get("runtime").asString()))
                    .containsOnly(
                            Map.entry("errno", "EADDRINUSE"),
                            Map.entry("syscall", "bind"),
                            Map.entry("host", "127.0.0.1"),
                            Map.entry("port", port),
                            Map.entry("runtime", "PostgreSQL"));
            assertThat(answer.get("diagnosis").get("cause").asString()).isEqualTo("port-held");
            assertThat(answer.get("diagnosis").get("evidence").findValuesAsString("pid"))
                    .contains(Long.toString(holder.pid()));
        }
    }
}

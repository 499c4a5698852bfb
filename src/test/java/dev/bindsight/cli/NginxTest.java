package dev.bindsight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.testbed.ChildProcess;
import dev.bindsight.testbed.Eventually;
import dev.bindsight.testbed.SparePort;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A real nginx with two workers, from what its second start prints to a port that is free. */
class NginxTest {

    @TempDir Path directory;

    @Test
    void aPortThatNginxHoldsIsExplainedReachedAndFreed() throws IOException {
        // nginx cannot be told to take any port and say which
        int port = SparePort.any();
        Path configuration = configuration(port);
        String place = "127.0.0.1:" + port;
        try (ChildProcess server = nginx(configuration)) {
            Eventually.holds(
                    "nginx accepts: " + server.output(),
                    () -> run("connect", "127.0.0.1", Integer.toString(port)).status() == 0);
            try (ChildProcess second = nginx(configuration)) {
                assertThat(second.awaitExit()).isEqualTo(1);
                assertThat(second.output())
                        .contains("bind() to " + place + " failed (98: Address already in use)");
            }

            // it accepts before it has started its workers, who then name themselves
            Eventually.holds("the two workers", () -> namedOwners(why(place)) == 3);
            JsonNode diagnosis = why(place);
            assertThat(diagnosis.get("cause").asString()).isEqualTo("port-held");
            assertThat(diagnosis.get("summary").asString()).startsWith("nginx (pid ");
            assertThat(owners(diagnosis).values())
                    .hasSize(3)
                    .anyMatch(owner -> owner.get("pid").asLong() == server.pid())
                    .allMatch(owner -> owner.get("name").asString().startsWith("nginx"))
                    .allMatch(owner -> owner.get("command").size() == 1);

            CommandLineRun stop = run("stop", place, "--yes", "--json");
            assertThat(stop.status()).isZero();
            assertThat(stop.json().at("/after/ok").asBoolean()).isTrue();
            assertThat(run("why", place).status()).isZero();
        }
    }

    private static JsonNode why(String place) {
        CommandLineRun why = run("why", place, "--json");
        assertThat(why.status()).isEqualTo(1);
        return why.json().get("diagnosis");
    }

    private static JsonNode owners(JsonNode diagnosis) {
        return Shape.socket(diagnosis).at("/ownership/processes");
    }

    /** Those who have written a title over their command line. */
    private static long namedOwners(JsonNode diagnosis) {
        return owners(diagnosis).values().stream()
                .filter(owner -> owner.get("command").size() == 1)
                .count();
    }

    private static CommandLineRun run(String... arguments) {
        return CommandLineRun.of(arguments);
    }

    private static ChildProcess nginx(Path configuration) {
        boolean there = Files.isExecutable(Path.of("/usr/sbin/nginx"));
        String program = there ? "/usr/sbin/nginx" : "nginx";
        return ChildProcess.start(
                Objects.requireNonNull(configuration.getParent()),
                Map.of(),
                List.of(
                        program,
                        "-p",
                        Objects.requireNonNull(configuration.getParent()).toString(),
                        "-e",
                        "stderr",
                        "-c",
                        configuration.toString()));
    }

    private Path configuration(int port) throws IOException {
        return Files.writeString(
                directory.resolve("nginx.conf"),
                """
                daemon off;
                worker_processes 2;
                error_log stderr;
                pid nginx.pid;
                events {}
                http {
                    access_log off;
                    client_body_temp_path body;
                    proxy_temp_path proxy;
                    fastcgi_temp_path fastcgi;
                    uwsgi_temp_path uwsgi;
                    scgi_temp_path scgi;
                    server { listen 127.0.0.1:%d; return 204; }
                }
                """
                        .formatted(port));
    }
}

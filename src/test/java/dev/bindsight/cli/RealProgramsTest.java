package dev.bindsight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.testbed.ChildProcess;
import dev.bindsight.testbed.RealProgram;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Errors that real programs print on the spot, because a process of this test holds the port, or
 * nothing answers at it: they are read as the program meant them, and traced to that process.
 */
@TestInstance(Lifecycle.PER_CLASS)
class RealProgramsTest {
    /** Holds a port by a listener, and another so that nothing can be reached there. */
    private static final String HOLDER =
            """
            import socket, sys
            held, closed = socket.socket(), socket.socket()
            held.bind(('127.0.0.1', 0))
            held.listen()
            closed.bind(('127.0.0.1', 0))
            try: socket.getaddrinfo('no-such-host.invalid', 80)
            except socket.gaierror as e: error = e.errno
            unsure = error == socket.EAI_AGAIN
            print('name', 'EAI_AGAIN' if unsure else 'ENOTFOUND')
            print('ports', held.getsockname()[1], closed.getsockname()[1])
            sys.stdin.read()
            """;

    private ChildProcess holder;
    private String held;
    private String closed;
    private String nameError;
    private Path folder;

    @BeforeAll
    void hold(@TempDir Path folder) {
        this.folder = folder;
        holder = ChildProcess.python(HOLDER);
        var ports = holder.awaitLine("ports (\\d+) (\\d+)");
        held = ports.group(1);
        closed = ports.group(2);
        nameError = holder.awaitLine("name (\\w+)").group(1);
    }

    @AfterAll
    void release() {
        holder.close();
    }

    /** What stands in a file beside it, {@code HELD} and {@code CLOSED} for the ports. */
    private record Failure(
            String name,
            String program,
            List<String> arguments,
            Map<String, String> files,
            String read) {
        Failure(String name, String read, String program, String... arguments) {
            this(name, program, List.of(arguments), Map.of(), read);
        }

        Failure with(String file, String... lines) {
            return new Failure(
                    name, program, arguments, Map.of(file, String.join("\n", lines) + "\n"), read);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Failure> binds() {
        String full = "EADDRINUSE bind 127.0.0.1 HELD";
        return Stream.of(
                new Failure(
                        "node",
                        "EADDRINUSE listen 127.0.0.1 HELD",
                        "node",
                        "-e",
                        "require('net').createServer().listen(HELD, '127.0.0.1')"),
                new Failure(
                        "asyncio",
                        full,
                        "python3",
                        "-c",
                        "import asyncio\n"
                                + "asyncio.run(asyncio.start_server(print, '127.0.0.1', HELD))"),
                new Failure(
                                "nginx",
                                full,
                                "nginx",
                                "-p",
                                "FOLDER",
                                "-c",
                                "nginx.conf",
                                "-e",
                                "stderr")
                        .with(
                                "nginx.conf",
                                "daemon off;",
                                "error_log stderr;",
                                "pid nginx.pid;",
                                "events {}",
                                "http {",
                                // what is elsewhere by default an ordinary user may not write
                                "access_log off;",
                                "client_body_temp_path body; proxy_temp_path proxy;",
                                "fastcgi_temp_path fastcgi; uwsgi_temp_path uwsgi;",
                                "scgi_temp_path scgi;",
                                "server { listen 127.0.0.1:HELD; } }"),
                new Failure("apache2", full, "apache2", "-X", "-d", "FOLDER", "-f", "FOLDER/a.conf")
                        .with(
                                "a.conf",
                                "ServerName here",
                                "Listen 127.0.0.1:HELD",
                                "PidFile FOLDER/a.pid",
                                "ErrorLog /dev/stderr",
                                "LoadModule mpm_event_module"
                                        + " BESIDE/usr/lib/apache2/modules/mod_mpm_event.so"),
                new Failure("haproxy", full, "haproxy", "-db", "-f", "FOLDER/haproxy.cfg")
                        .with(
                                "haproxy.cfg",
                                "defaults",
                                "  mode http",
                                "  timeout client 1s",
                                "  timeout server 1s",
                                "  timeout connect 1s",
                                "frontend web",
                                "  bind 127.0.0.1:HELD"),
                new Failure(
                        "redis-server",
                        full,
                        "redis-server",
                        "--port",
                        "HELD",
                        "--bind",
                        "127.0.0.1",
                        "--save",
                        ""),
                new Failure("socat", full, "socat", "TCP-LISTEN:HELD,bind=127.0.0.1", "-"),
                new Failure(
                        "mariadbd",
                        "EADDRINUSE bind - HELD",
                        "mariadbd",
                        "--no-defaults",
                        "--user=root",
                        "--datadir=FOLDER",
                        "--lc-messages-dir=BESIDE/usr/share/mysql",
                        "--skip-grant-tables",
                        "--skip-innodb",
                        "--default-storage-engine=MyISAM",
                        "--bind-address=127.0.0.1",
                        "--port=HELD",
                        "--socket=FOLDER/mariadb.sock"));
    }

    static Stream<Failure> connects() {
        String full = "ECONNREFUSED connect 127.0.0.1 CLOSED";
        return Stream.of(
                new Failure(
                        "node", full, "node", "-e", "require('net').connect(CLOSED, '127.0.0.1')"),
                new Failure("node fetch", full, "node", "-e", "fetch('http://127.0.0.1:CLOSED/')"),
                new Failure(
                        "asyncio",
                        full,
                        "python3",
                        "-c",
                        "import asyncio\n"
                                + "asyncio.run(asyncio.open_connection('127.0.0.1', CLOSED))"),
                new Failure(
                        "urllib",
                        "ECONNREFUSED connect - -",
                        "python3",
                        "-c",
                        "import urllib.request\n"
                                + "urllib.request.urlopen('http://127.0.0.1:CLOSED')"),
                new Failure(
                        "curl",
                        "UNKNOWN connect 127.0.0.1 CLOSED",
                        "curl",
                        "-sS",
                        "127.0.0.1:CLOSED"),
                new Failure("curl -v", full, "curl", "-sv", "127.0.0.1:CLOSED"),
                new Failure("wget", full, "wget", "-O", "-", "127.0.0.1:CLOSED"),
                new Failure(
                        "ssh",
                        full,
                        "ssh",
                        "-F",
                        "/dev/null",
                        "-o",
                        "BatchMode=yes",
                        "-p",
                        "CLOSED",
                        "127.0.0.1"),
                new Failure(
                        "psql", full, "psql", "-h", "127.0.0.1", "-p", "CLOSED", "-U", "me", "db"),
                new Failure(
                        "redis-cli", full, "redis-cli", "-h", "127.0.0.1", "-p", "CLOSED", "ping"),
                new Failure("socat", full, "socat", "-", "TCP:127.0.0.1:CLOSED"),
                new Failure(
                        "git",
                        "ECONNREFUSED connect 127.0.0.1 -",
                        "git",
                        "ls-remote",
                        "git://127.0.0.1:CLOSED/x"),
                new Failure("bash", full, "bash", "-c", ": </dev/tcp/127.0.0.1/CLOSED"),
                new Failure(
                        "openssl",
                        "ECONNREFUSED connect - -",
                        "openssl",
                        "s_client",
                        "-connect",
                        "127.0.0.1:CLOSED"),
                new Failure(
                        "mariadb",
                        "EINPROGRESS connect 127.0.0.1 -",
                        "mariadb",
                        "--no-defaults",
                        "-h",
                        "127.0.0.1",
                        "-P",
                        "CLOSED"));
    }

    /** What is not said is not invented: these name no port. */
    static Stream<Failure> bindsWithoutAPort() {
        return Stream.of(
                new Failure(
                                "java",
                                "EADDRINUSE bind - -",
                                "java",
                                "-Xshare:auto",
                                "FOLDER/Server.java")
                        .with(
                                "Server.java",
                                "public class Server {",
                                "  public static void main(String[] a) throws Exception {",
                                "    new java.net.ServerSocket(HELD);",
                                "  }",
                                "}"),
                new Failure(
                        "dnsmasq",
                        "EADDRINUSE - 127.0.0.1 -",
                        "dnsmasq",
                        "-k",
                        "-p",
                        "HELD",
                        "--listen-address=127.0.0.1",
                        "--bind-interfaces",
                        "--conf-file=/dev/null",
                        "--no-resolv",
                        "--user=root",
                        "--pid-file"));
    }

    static Stream<Failure> names() {
        String host = "no-such-host.invalid";
        String read = "NAME getaddrinfo " + host + " -";
        return Stream.of(
                new Failure(
                        "node", read, "node", "-e", "require('net').connect(80, '" + host + "')"),
                new Failure("ssh", read, "ssh", "-F", "/dev/null", "-o", "BatchMode=yes", host),
                new Failure("wget", read, "wget", "-O", "-", "http://" + host + "/"));
    }

    @ParameterizedTest
    @MethodSource("binds")
    void aPortThatThisTestHolds(Failure failure) throws IOException {
        JsonNode answer = check(failure);
        assertThat(answer.get("diagnosis").get("evidence").findValuesAsString("pid"))
                .as(answer.toPrettyString())
                .contains(Long.toString(holder.pid()));
    }

    @ParameterizedTest
    @MethodSource("bindsWithoutAPort")
    void aHeldPortThatTheProgramDoesNotName(Failure failure) throws IOException {
        check(failure);
    }

    /** Whether there is no such name or nobody to ask is the machine's own. */
    @ParameterizedTest
    @MethodSource("names")
    void aNameThatIsNowhere(Failure failure) throws IOException {
        check(failure);
    }

    @ParameterizedTest
    @MethodSource("connects")
    void aPortThatNothingListensOn(Failure failure) throws IOException {
        check(failure);
    }

    private JsonNode check(Failure failure) throws IOException {
        RealProgram program = RealProgram.named(failure.program());
        for (var file : failure.files().entrySet()) {
            Files.writeString(folder.resolve(file.getKey()), filled(file.getValue(), program));
        }
        String output =
                program.output(
                        folder,
                        failure.arguments().stream().map(each -> filled(each, program)).toList());
        JsonNode answer = CommandLineRun.inJson("explain", output).json();
        assertThat(
                        StreamSupport.stream(answer.get("found").spliterator(), false)
                                .map(RealProgramsTest::read))
                .as(output)
                .isNotEmpty()
                .containsOnly(filled(failure.read(), program));
        return answer;
    }

    private static String read(JsonNode error) {
        return Stream.of("errno", "syscall", "host", "port")
                .map(each ->
                        Optional.ofNullable(error.get(each)).map(JsonNode::asString).orElse("-"))
                .reduce((a, b) -> a + " " + b)
                .orElseThrow();
    }

    private String filled(String text, RealProgram program) {
        return text.replace("NAME", nameError)
                .replace("HELD", held)
                .replace("CLOSED", closed)
                .replace("FOLDER", folder.toString())
                .replace("BESIDE/", program.beside("") + "/");
    }
}

package dev.bindsight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.testbed.ChildProcess;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What {@code connect} tells beyond the connect: TLS, controls, datagrams. */
class AfterConnectTest {
    private static final String LOOPBACK = "127.0.0.1";

    /** A listener that does with each connection what follows. */
    private static final String SERVER =
            """
            import socket as s, ssl, struct, sys
            l = s.socket(); l.bind(('127.0.0.1', 0)); l.listen(9)
            print('port', l.getsockname()[1], flush=True)
            kept = []
            while True:
                c, _ = l.accept()
                kept.append(c)
            """;

    private static ChildProcess server(String... statements) {
        String each =
                String.join("", Arrays.stream(statements).map(it -> "    " + it + "\n").toList());
        return ChildProcess.python(SERVER + each);
    }

    private static CommandLineRun connect(ChildProcess server, String... options) {
        String port = Integer.toString(server.awaitNumber("port (\\d+)"));
        var line = new ArrayList<>(List.of("connect", LOOPBACK, port));
        line.addAll(List.of(options));
        if (!line.contains("--timeout")) {
            // a server may have to wait for its turn before it answers
            line.addAll(List.of("--timeout", "1m"));
        }
        return CommandLineRun.of(line.toArray(String[]::new));
    }

    @Test
    void aServerThatAcceptsAndStaysSilentIsToldFromOneThatAnswers() {
        try (var server = server("pass")) {
            CommandLineRun run = connect(server, "--tls", "--timeout", "400ms", "--json");
            JsonNode attempt = run.json().at("/attempts/0");
            assertThat(attempt.at("/outcome/ok").asBoolean()).isTrue();
            assertThat(attempt.at("/tls/ok").asBoolean()).isFalse();
            assertThat(attempt.at("/tls/elapsedMicros").asLong()).isPositive();
            Shape.diagnosis(attempt.get("diagnosis"), "accepts-but-silent");
            assertThat(run.status()).isEqualTo(1);
        }
    }

    @Test
    void aServerWithoutTlsDoesNotGiveTheTlsThatWasAskedFor() {
        try (var server = server("c.sendall(b'220 ready' + bytes([13, 10]) * 99)")) {
            CommandLineRun run = connect(server, "--tls");
            assertThat(run.status()).isEqualTo(1);
            assertThat(run.out().lines().findFirst().orElseThrow())
                    .contains("→ connected, no TLS,");
            assertThat(connect(server, "--tls", "--count", "2", "--interval", "1ms").status())
                    .isEqualTo(1);
            assertThat(connect(server).status()).isZero();
        }
    }

    @Test
    void theCallsOfTheHandshakeAreInTheTraceBeforeTheClose() {
        try (var server = server("c.recv(1)", "c.sendall(b'no')", "c.shutdown(s.SHUT_WR)")) {
            var calls = new ArrayList<String>();
            connect(server, "--tls", "--json")
                    .json()
                    .at("/attempts/0/trace")
                    .forEach(each -> calls.add(each.get("call").asString()));
            assertThat(calls).containsSubsequence("connect", "send", "recv", "close");
            assertThat(calls).endsWith("close").containsOnlyOnce("close");
            assertThat(connect(server, "--tls").out())
                    .containsSubsequence("connect(", "send(", "recv(", "close(");
        }
    }

    @Test
    void aResetBehindTheConnectIsToldAsOne() {
        String reset = "c.setsockopt(s.SOL_SOCKET, s.SO_LINGER, struct.pack('ii', 1, 0))";
        try (var server = server("c.recv(1)", reset, "c.close()")) {
            JsonNode attempt = connect(server, "--tls", "--json").json().at("/attempts/0");
            assertThat(attempt.at("/tls/ok").asBoolean()).isFalse();
            assertThat(attempt.at("/tls/errno").asString()).isEqualTo("ECONNRESET");
            Shape.diagnosis(attempt.get("diagnosis"), "connection-reset");
        }
    }

    @Test
    void aCertificateIsShownAndWhyItIsNotTrusted(@TempDir Path folder) {
        Path key = folder.resolve("key.pem");
        Path certificate = folder.resolve("cert.pem");
        try (var openssl =
                ChildProcess.start(
                        "openssl",
                        "req",
                        "-x509",
                        "-newkey",
                        "rsa:2048",
                        "-nodes",
                        "-days",
                        "30",
                        "-subj",
                        "/CN=shop.test",
                        "-addext",
                        "subjectAltName=DNS:shop.test",
                        "-keyout",
                        key.toString(),
                        "-out",
                        certificate.toString())) {
            assertThat(openssl.awaitExit()).as(openssl.output()).isZero();
        }
        String wrap =
                "t = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER); t.load_cert_chain('%s', '%s')"
                        .formatted(certificate, key);
        try (var server =
                server(
                        wrap,
                        "try: kept.append(t.wrap_socket(c, server_side=True))",
                        "except OSError: pass")) {
            JsonNode tls = connect(server, "--tls", "--json").json().at("/attempts/0/tls");
            assertThat(tls.get("ok").asBoolean()).isTrue();
            assertThat(tls.get("version").asString()).startsWith("TLSv1.");
            assertThat(tls.get("cipher").asString()).startsWith("TLS_");
            assertThat(tls.at("/certificate/subject").asString()).isEqualTo("shop.test");
            assertThat(tls.get("trusted").asBoolean()).isFalse();
            assertThat(tls.get("problem").asString()).isNotEmpty();
            assertThat(connect(server, "--tls").out())
                    .contains("TLS", "Certificate", "shop.test", "Trusted     no:");
        }
    }

    @Test
    void aControlComparesWhatFailedAndSaysWhatItFound() {
        String program =
                "import socket as s\n"
                        + "b = s.socket(); b.bind(('127.0.0.1', 0))\n"
                        + "print('port', b.getsockname()[1], flush=True); input()";
        try (var bound = ChildProcess.python(program)) {
            JsonNode plain = connect(bound, "--json").json().at("/attempts/0/diagnosis");
            JsonNode controlled =
                    connect(bound, "--control", "--json").json().at("/attempts/0/diagnosis");
            Shape.diagnosis(controlled, plain.get("cause").asString());
            // not how many: other programs that listen on a port nearby come and go
            assertThat(plain.get("evidence").findValuesAsString("kind")).doesNotContain("notTried");
            assertThat(controlled.get("evidence").findValuesAsString("kind")).contains("notTried");
        }
    }

    @Test
    void aDatagramThatIsRefusedIsToldFromOneThatIsNot() {
        String program =
                "import socket as s\n"
                        + "u = s.socket(s.AF_INET, s.SOCK_DGRAM); u.bind(('127.0.0.1', 0))\n"
                        + "print('port', u.getsockname()[1], flush=True); input()";
        int port;
        try (var server = ChildProcess.python(program)) {
            CommandLineRun run = connect(server, "--udp");
            assertThat(run.status()).isZero();
            assertThat(run.out()).startsWith("connect udp 127.0.0.1:").contains("not refused");
            port = server.awaitNumber("port (\\d+)");
        }
        CommandLineRun run =
                CommandLineRun.of("connect", LOOPBACK, Integer.toString(port), "--udp", "--json");
        assertThat(run.status()).isEqualTo(1);
        JsonNode attempt = run.json().at("/attempts/0");
        Shape.attempt(attempt, "connect", LOOPBACK, port);
        assertThat(attempt.get("protocol").asString()).isEqualTo("udp");
        assertThat(attempt.at("/outcome/errno").asString()).isEqualTo("ECONNREFUSED");
        Shape.diagnosis(attempt.get("diagnosis"), "nothing-listening");
    }
}

package dev.bindsight.probe.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.model.Endpoint;
import dev.bindsight.model.Exchange;
import dev.bindsight.model.Exchange.Head;
import dev.bindsight.model.Exchange.Tls;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.Port;
import dev.bindsight.model.Probe.ConnectProbe;
import dev.bindsight.model.TrustProblem;
import dev.bindsight.platform.Platform;
import dev.bindsight.platform.linux.LinuxPlatform;
import dev.bindsight.probe.Cancellation;
import dev.bindsight.probe.ConnectProver;
import dev.bindsight.testbed.ChildProcess;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Random;

/** HEAD requests to the web server of Python, with and without TLS, and to what is none. */
class HeadRequestTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final String WEB =
            """
            import http.server, ssl, sys
            class Handler(http.server.BaseHTTPRequestHandler):
                server_version = 'shop/1'; sys_version = ''
                def do_HEAD(self):
                    print('asked', self.path, self.headers['Host'])
                    self.send_response(200 if self.path == '/a?b=1' else 404); self.end_headers()
            server = http.server.HTTPServer(('127.0.0.1', 0), Handler)
            if len(sys.argv) > 1:
                context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
                context.load_cert_chain(sys.argv[1])
                server.socket = context.wrap_socket(server.socket, server_side=True)
            print('port', server.server_port)
            server.serve_forever()
            """;

    @TempDir Path directory;

    private final Platform platform = LinuxPlatform.open();
    private final ExchangeProver prover =
            new ExchangeProver(
                    new ConnectProver(platform.sockets(), platform.machine()), platform.sockets());

    @AfterEach
    void close() {
        platform.close();
    }

    private Exchanged ask(int port, boolean tls, String path, Duration limit) {
        var endpoint = new Endpoint(IpAddress.LOOPBACK_IPV4, new Port(port));
        return prover.prove(
                ConnectProbe.tcp(endpoint, 0, limit),
                new ExchangeOptions("localhost", tls, false, path),
                new Cancellation());
    }

    private static Exchange exchange(Exchanged exchanged) {
        return Objects.requireNonNull(exchanged.exchange());
    }

    private static Head head(Exchanged exchanged) {
        return Objects.requireNonNull(exchange(exchanged).head());
    }

    @Test
    void aWebServerTellsItsStatusItsNameAndWhenItBeganToAnswer() {
        try (ChildProcess web = ChildProcess.python(WEB)) {
            int port = web.awaitNumber("^port (\\d+)");

            assertThat(head(ask(port, false, "/a?b=1", PATIENCE)))
                    .isInstanceOfSatisfying(
                            Head.Answered.class,
                            answer -> {
                                assertThat(answer.status()).isEqualTo(200);
                                assertThat(answer.reason()).isEqualTo("OK");
                                assertThat(answer.server()).isEqualTo("shop/1");
                                assertThat(answer.elapsed()).isPositive().isLessThan(PATIENCE);
                            });
            web.awaitLine("^asked /a\\?b=1 localhost:" + port + "$");
            Exchanged missing = ask(port, false, "/nothing", PATIENCE);
            assertThat(((Head.Answered) head(missing)).status()).isEqualTo(404);
            assertThat(exchange(missing).holds()).as("404 is an answer").isTrue();
        }
    }

    @Test
    void itGoesThroughTlsWhereThereIsSome() {
        Path pem = new Certificates(directory).selfSigned("box", "dns:localhost", "-1d");
        try (ChildProcess web = ChildProcess.start("python3", "-u", "-c", WEB, pem.toString())) {
            Exchanged asked = ask(web.awaitNumber("^port (\\d+)"), true, "/a?b=1", PATIENCE);

            assertThat(exchange(asked).tls()).isInstanceOf(Tls.Established.class);
            assertThat(((Head.Answered) head(asked)).status()).isEqualTo(200);
            assertThat(exchange(asked).distrust())
                    .hasOnlyElementsOfType(TrustProblem.SelfSigned.class);
        }
    }

    @Test
    void whatSpeaksNoHttpIsNotTakenForIt() {
        String greeting =
                """
                import socket
                s = socket.socket(); s.bind(('127.0.0.1', 0)); s.listen()
                print('port', s.getsockname()[1])
                kept = []
                while True:
                    c, _ = s.accept(); kept.append(c)
                    if len(kept) == 1: c.send(b'220 box \\x1b\\r\\n\\r\\n')
                """;
        try (ChildProcess mail = ChildProcess.python(greeting)) {
            int port = mail.awaitNumber("^port (\\d+)");
            Exchanged spoke = ask(port, false, "/", PATIENCE);
            Exchanged silent = ask(port, false, "/", Duration.ofMillis(200));

            assertThat(((Head.Other) head(spoke)).text()).isEqualTo("220 box \\x1b\\r\\n\\r\\n");
            assertThat(exchange(spoke).holds()).isFalse();
            assertThat(head(silent)).isInstanceOf(Head.Silent.class);
        }
    }

    @Test
    void damagedAnswersAreRead() {
        byte[] real = "HTTP/1.1 301 Moved\r\nServer: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        var random = new Random(7);
        int read = 0;
        for (int i = 0; i < 100_000; i++) {
            byte[] input = real.clone();
            input[random.nextInt(input.length)] = (byte) random.nextInt(256);
            read += HeadRequest.read(input, Duration.ZERO) instanceof Head.Answered ? 1 : 0;
        }
        assertThat(read).isPositive();
    }
}

package dev.bindsight.probe.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.model.Endpoint;
import dev.bindsight.model.Exchange;
import dev.bindsight.model.Exchange.FirstBytes;
import dev.bindsight.model.Exchange.Tls;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.Outcome;
import dev.bindsight.model.Port;
import dev.bindsight.model.Probe.ConnectProbe;
import dev.bindsight.model.Syscall;
import dev.bindsight.model.TlsFailure;
import dev.bindsight.model.TlsFailure.Progress;
import dev.bindsight.model.TracedCall;
import dev.bindsight.model.TrustProblem;
import dev.bindsight.platform.Platform;
import dev.bindsight.platform.linux.LinuxPlatform;
import dev.bindsight.platform.portable.PortablePlatform;
import dev.bindsight.probe.Cancellation;
import dev.bindsight.probe.ConnectProver;
import dev.bindsight.testbed.ChildProcess;
import dev.bindsight.testbed.OpenDescriptors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/** Exchanges with real servers, in Python; their certificates are made by keytool. */
class ExchangeProverTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration BRIEF = Duration.ofMillis(300);
    private static final ExchangeOptions TLS = new ExchangeOptions("localhost", true, false);
    private static final ExchangeOptions FIRST = new ExchangeOptions("localhost", false, true);
    private static final ExchangeOptions BOTH = new ExchangeOptions("localhost", true, true);

    /** Serves one connection after the other, by a function given as text. */
    private static final String SERVER =
            """
            import socket, struct, ssl, time
            listener = socket.socket()
            listener.bind(('127.0.0.1', 0)); listener.listen()
            print('port', listener.getsockname()[1])
            def reset(connection):
                connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack('ii', 1, 0))
                connection.close()
            def secured(connection, pem):
                context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
                context.load_cert_chain(pem)
                context.sni_callback = lambda _socket, name, _context: print('asked for', name)
                return context.wrap_socket(connection, server_side=True)
            kept = []
            while True:
                connection, _ = listener.accept()
                print('accepted')
                kept.append(connection)
                try:
                    %s
                except OSError as e:
                    print('ended', e)
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

    private static ChildProcess server(String serve) {
        return ChildProcess.python(SERVER.formatted(serve));
    }

    private static ChildProcess secured(Path pem, String then) {
        return server("connection = secured(connection, '" + pem + "'); " + then);
    }

    private Exchanged with(ChildProcess server, ExchangeOptions wish, Duration timeout) {
        return with(server, wish, timeout, prover, new Cancellation());
    }

    private static Exchanged with(
            ChildProcess server,
            ExchangeOptions wish,
            Duration timeout,
            ExchangeProver prover,
            Cancellation cancellation) {
        int port = server.awaitNumber("^port (\\d+)$");
        return prover.prove(to(port, timeout), wish, cancellation);
    }

    private static ConnectProbe to(int port, Duration timeout) {
        var endpoint = new Endpoint(IpAddress.LOOPBACK_IPV4, new Port(port));
        return ConnectProbe.tcp(endpoint, 0, timeout);
    }

    private static Tls tls(Exchanged exchanged) {
        assertThat(exchanged.attempt().outcome()).isEqualTo(new Outcome.Worked());
        return Objects.requireNonNull(exchange(exchanged).tls());
    }

    private static FirstBytes first(Exchanged exchanged) {
        assertThat(exchanged.attempt().outcome()).isEqualTo(new Outcome.Worked());
        return Objects.requireNonNull(exchange(exchanged).first());
    }

    private static Exchange exchange(Exchanged exchanged) {
        return Objects.requireNonNull(exchanged.exchange());
    }

    private static Tls.Established established(Exchanged exchanged) {
        assertThat(tls(exchanged)).isInstanceOf(Tls.Established.class);
        return (Tls.Established) tls(exchanged);
    }

    private static TlsFailure failure(Exchanged exchanged) {
        assertThat(tls(exchanged)).isInstanceOf(Tls.Failed.class);
        return ((Tls.Failed) tls(exchanged)).failure();
    }

    private static String greeting(Exchanged exchanged) {
        assertThat(first(exchanged)).isInstanceOf(FirstBytes.Spoke.class);
        return ((FirstBytes.Spoke) first(exchanged)).text();
    }

    @Test
    void aServerThatSignedItselfIsTalkedToAndNotTrusted() {
        Path pem =
                new Certificates(directory)
                        .selfSigned("box", "dns:localhost,ip:127.0.0.1,ip:::1", "-1d");
        try (ChildProcess server = secured(pem, "connection.send(b'220 box \\xe9\\r\\n')")) {
            Exchanged exchanged = with(server, BOTH, PATIENCE);
            Tls.Established tls = established(exchanged);

            assertThat(tls.version()).isEqualTo("TLSv1.3");
            assertThat(tls.cipher()).startsWith("TLS_");
            assertThat(tls.certificate().subject()).isEqualTo("box");
            assertThat(tls.certificate().issuer()).isEqualTo("box");
            assertThat(tls.certificate().names()).containsExactly("localhost", "127.0.0.1", "::1");
            assertThat(tls.certificate().notAfter())
                    .isEqualTo(tls.certificate().notBefore().plus(Duration.ofDays(5)));
            assertThat(tls.distrust()).containsExactly(new TrustProblem.SelfSigned("box"));
            assertThat(tls.elapsed()).isPositive();
            assertThat(greeting(exchanged)).isEqualTo("220 box \\xe9\\r\\n");
            server.awaitLine("^asked for localhost$");
            assertThat(exchange(exchanged).trace().stream().map(TracedCall::syscall).distinct())
                    .containsExactlyInAnyOrder(Syscall.SEND, Syscall.POLL, Syscall.RECV);
            assertThat(exchanged.attempt().trace().getLast().syscall()).isEqualTo(Syscall.CLOSE);
            assertThat(exchanged.attempt().elapsed()).isLessThan(PATIENCE);
        }
    }

    @Test
    void whatIsWrongWithACertificateIsSaidExactly() {
        Path pem = new Certificates(directory).selfSigned("old", "dns:other.example", "-10d");
        try (ChildProcess server = secured(pem, "pass")) {
            assertThat(established(with(server, TLS, PATIENCE)).distrust())
                    .satisfiesExactly(
                            expired ->
                                    assertThat(expired)
                                            .isInstanceOfSatisfying(
                                                    TrustProblem.Expired.class,
                                                    it ->
                                                            assertThat(it.on())
                                                                    .isBefore(Instant.now())),
                            signed ->
                                    assertThat(signed)
                                            .isEqualTo(new TrustProblem.SelfSigned("old")),
                            other ->
                                    assertThat(other)
                                            .isEqualTo(
                                                    new TrustProblem.OtherName(
                                                            "old",
                                                            List.of("other.example"),
                                                            "localhost")));
        }
        Path early = new Certificates(directory).selfSigned("early", "dns:localhost", "+1d");
        try (ChildProcess server = secured(early, "pass")) {
            assertThat(established(with(server, TLS, PATIENCE)).distrust())
                    .first()
                    .isInstanceOfSatisfying(
                            TrustProblem.NotYetValid.class,
                            it -> assertThat(it.from()).isAfter(Instant.now()));
        }
    }

    @Test
    void aKnownAuthorityIsTrustedForTheNamesOnItsCertificatesOnly()
            throws IOException, GeneralSecurityException {
        var certificates = new Certificates(directory);
        Path pem = certificates.ofAuthority("shop", "DNS:localhost,DNS:*.shop.example");
        var knowing =
                new ExchangeProver(
                        new ConnectProver(platform.sockets(), platform.machine()),
                        platform.sockets(),
                        Authorities.only(certificates.authority()));
        try (ChildProcess server = secured(pem, "pass")) {
            assertThat(established(with(server, TLS, PATIENCE)).distrust())
                    .containsExactly(new TrustProblem.UnknownIssuer("shop", "Authority"));
            for (String host : List.of("localhost", "www.shop.example", "www.shop.example.")) {
                assertThat(distrust(knowing, server, host)).as(host).isEmpty();
            }
            for (String host : List.of("shop.example", "127.0.0.1", "fe80::1%lo", "a_b.example")) {
                assertThat(distrust(knowing, server, host))
                        .as(host)
                        .containsExactly(
                                new TrustProblem.OtherName(
                                        "shop", List.of("localhost", "*.shop.example"), host));
            }
        }
    }

    private static List<TrustProblem> distrust(
            ExchangeProver prover, ChildProcess server, String host) {
        var wish = new ExchangeOptions(host, true, false);
        return established(with(server, wish, PATIENCE, prover, new Cancellation())).distrust();
    }

    @Test
    void aServerThatAcceptsAndSaysNothingIsSilent() {
        try (ChildProcess server = server("pass")) {
            assertThat(tls(with(server, BOTH, BRIEF)))
                    .isInstanceOfSatisfying(
                            Tls.Silent.class,
                            silent -> assertThat(silent.elapsed()).isGreaterThanOrEqualTo(BRIEF));
            assertThat(first(with(server, FIRST, BRIEF)))
                    .isInstanceOfSatisfying(
                            FirstBytes.Silent.class,
                            silent -> assertThat(silent.elapsed()).isGreaterThanOrEqualTo(BRIEF));
        }
    }

    @Test
    void aServerThatGreetsIsHeard() {
        try (ChildProcess server = server("connection.send(b'220 mail.example ESMTP\\r\\n')")) {
            assertThat(greeting(with(server, FIRST, PATIENCE)))
                    .isEqualTo("220 mail.example ESMTP\\r\\n");
            assertThat(failure(with(server, TLS, PATIENCE)))
                    .isEqualTo(new TlsFailure.OtherProtocol("\"220 mail.example ESMTP\\r\\n\""));
        }
    }

    @Test
    void atMost256BytesOfAGreetingAreKept() {
        try (ChildProcess server = server("connection.send(b'x' * 10000)")) {
            assertThat(greeting(with(server, FIRST, PATIENCE))).isEqualTo("x".repeat(256));
        }
    }

    @Test
    void aServerThatClosesIsToldApart() {
        try (ChildProcess server = server("connection.shutdown(socket.SHUT_WR)")) {
            assertThat(first(with(server, FIRST, PATIENCE))).isInstanceOf(FirstBytes.Closed.class);
            assertThat(failure(with(server, TLS, PATIENCE)))
                    .isEqualTo(new TlsFailure.Closed(false));
        }
    }

    @Test
    void aServerThatResetsIsToldApart() {
        try (ChildProcess server = server("connection.recv(1); reset(connection)")) {
            assertThat(tls(with(server, TLS, PATIENCE)))
                    .isInstanceOfSatisfying(
                            Tls.Broken.class,
                            broken -> {
                                assertThat(broken.syscall()).isEqualTo(Syscall.RECV);
                                assertThat(broken.errno().name()).isEqualTo("ECONNRESET");
                            });
        }
        // late enough for the connect to be over
        try (ChildProcess server = server("time.sleep(0.5); reset(connection)")) {
            assertThat(first(with(server, FIRST, PATIENCE)))
                    .isInstanceOfSatisfying(
                            FirstBytes.Broken.class,
                            broken -> assertThat(broken.errno().name()).isEqualTo("ECONNRESET"));
        }
    }

    @Test
    void aServerThatRefusesTheHandshakeSaysWhy() {
        String withoutCertificate =
                "context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER);"
                        + " context.wrap_socket(connection, server_side=True)";
        try (ChildProcess server = server(withoutCertificate)) {
            assertThat(failure(with(server, TLS, PATIENCE)))
                    .isEqualTo(new TlsFailure.Alert("handshake_failure", Progress.HANDSHAKE));
        }
    }

    /** One that requires it ends the session, in TLS 1.3 behind the handshake; one may go on. */
    @ParameterizedTest
    @CsvSource({"-tls1_2,-Verify", "-tls1_3,-Verify", "-tls1_2,-verify", "-tls1_3,-verify"})
    void aCertificateOfTheClientThatWasAskedForIsSaid(String version, String verify) {
        Path pem = new Certificates(directory).selfSigned("box", "dns:localhost", "-1d");
        var command =
                "openssl s_server "
                        + version
                        + " "
                        + verify
                        + " 1 -accept 127.0.0.1:0 -cert "
                        + pem;
        try (ChildProcess server = ChildProcess.start(command.split(" "))) {
            int port = server.awaitNumber("^ACCEPT 127.0.0.1:(\\d+)");
            Exchanged exchanged = prover.prove(to(port, PATIENCE), TLS, new Cancellation());

            if (verify.equals("-Verify")) {
                assertThat(failure(exchanged))
                        .isInstanceOfSatisfying(
                                TlsFailure.Alert.class,
                                alert ->
                                        assertThat(alert.when())
                                                .isEqualTo(Progress.CERTIFICATE_ASKED));
            } else {
                assertThat(established(exchanged).asksForCertificate()).isTrue();
            }
        }
    }

    /** In TLS 1.3 it says so only when the client believes the handshake to be over. */
    @Test
    void aServerThatWantsACertificateOfTheClientIsNotToldAsEstablished() {
        Path pem = new Certificates(directory).selfSigned("box", "dns:localhost", "-1d");
        var command = "openssl s_server -tls1_3 -Verify 1 -accept 127.0.0.1:0 -cert " + pem;
        try (ChildProcess server = ChildProcess.start(command.split(" "))) {
            int port = server.awaitNumber("^ACCEPT 127.0.0.1:(\\d+)");
            Exchanged exchanged = prover.prove(to(port, PATIENCE), BOTH, new Cancellation());

            assertThat(failure(exchanged))
                    .isEqualTo(
                            new TlsFailure.Alert(
                                    "certificate_required", Progress.CERTIFICATE_ASKED));
            assertThat(exchange(exchanged).first()).isNull();
        }
    }

    /** With HelloRequest of TLS 1.2, before it says anything. */
    @Test
    void aServerThatWantsAnotherHandshakeGetsItAndIsHeard()
            throws IOException, GeneralSecurityException {
        SSLContext context = new Certificates(directory).serving("box");
        try (var server =
                (SSLServerSocket)
                        context.getServerSocketFactory()
                                .createServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            server.setEnabledProtocols(new String[] {"TLSv1.2"});
            Thread.ofPlatform().daemon().start(() -> shakeHandsTwice(server));
            Exchanged exchanged =
                    prover.prove(to(server.getLocalPort(), PATIENCE), BOTH, new Cancellation());

            assertThat(established(exchanged).version()).isEqualTo("TLSv1.2");
            assertThat(greeting(exchanged)).isEqualTo("hello");
        }
    }

    private static void shakeHandsTwice(SSLServerSocket server) {
        try (var connection = (SSLSocket) server.accept()) {
            connection.startHandshake();
            connection.addHandshakeCompletedListener(_ -> greet(connection));
            connection.startHandshake();
            // a second handshake is made by who reads
            assertThat(connection.getInputStream().read()).isEqualTo(-1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void greet(SSLSocket connection) {
        try {
            connection.getOutputStream().write("hello".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aServerThatStopsInTheMiddleOfTheHandshakeIsNotCalledSilent() {
        // the beginning of a record that announces 80 bytes
        try (ChildProcess server = server("connection.send(b'\\x16\\x03\\x03\\x00\\x50')")) {
            assertThat(failure(with(server, TLS, BRIEF))).isInstanceOf(TlsFailure.Stalled.class);
        }
    }

    @Test
    void opensslIsTalkedToInTheVersionItSpeaks() {
        Path pem = new Certificates(directory).selfSigned("box", "dns:localhost", "-1d");
        var command = "openssl s_server -tls1_2 -accept 127.0.0.1:0 -cert " + pem;
        try (ChildProcess server = ChildProcess.start(command.split(" "))) {
            int port = server.awaitNumber("^ACCEPT 127.0.0.1:(\\d+)");
            Tls.Established tls =
                    established(prover.prove(to(port, PATIENCE), TLS, new Cancellation()));

            assertThat(tls.version()).isEqualTo("TLSv1.2");
            assertThat(tls.cipher()).startsWith("TLS_ECDHE_");
            assertThat(tls.certificate().subject()).isEqualTo("box");
        }
    }

    @Test
    void theChannelsOfTheJdkCarryItToo() {
        Path pem = new Certificates(directory).selfSigned("box", "dns:localhost", "-1d");
        try (Platform portable = PortablePlatform.open();
                ChildProcess server = secured(pem, "connection.send(b'hello')")) {
            var connects = new ConnectProver(portable.sockets(), portable.machine());
            var other = new ExchangeProver(connects, portable.sockets());
            Exchanged exchanged = with(server, BOTH, PATIENCE, other, new Cancellation());

            assertThat(established(exchanged).certificate().subject()).isEqualTo("box");
            assertThat(greeting(exchanged)).isEqualTo("hello");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aCancelIsHeardWhileNothingComesAndLeavesNothingOpen(boolean tls) {
        long before = OpenDescriptors.count();
        try (ChildProcess server = server("pass")) {
            var cancellation = new Cancellation();
            Thread.ofPlatform()
                    .start(() -> {
                        server.awaitLine("^accepted$");
                        cancellation.cancel();
                    });
            var wish = new ExchangeOptions("localhost", tls, true);
            Exchanged exchanged = with(server, wish, Duration.ofHours(1), prover, cancellation);

            assertThat(exchanged.exchange()).isNull();
            assertThat(exchanged.attempt().trace().getLast().syscall()).isEqualTo(Syscall.CLOSE);
        }
        assertThat(OpenDescriptors.count()).isLessThanOrEqualTo(before);
    }

    @Test
    void withoutAConnectionThereIsNoExchange() {
        Exchanged exchanged = prover.prove(to(0, PATIENCE), BOTH, new Cancellation());

        assertThat(exchanged.attempt().ok()).isFalse();
        assertThat(exchanged.exchange()).isNull();
    }
}

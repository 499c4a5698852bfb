package dev.bindsight.probe.exchange;

import static dev.bindsight.probe.exchange.ExchangeBench.BOTH;
import static dev.bindsight.probe.exchange.ExchangeBench.PATIENCE;
import static dev.bindsight.probe.exchange.ExchangeBench.TLS;
import static dev.bindsight.probe.exchange.ExchangeBench.established;
import static dev.bindsight.probe.exchange.ExchangeBench.exchange;
import static dev.bindsight.probe.exchange.ExchangeBench.failure;
import static dev.bindsight.probe.exchange.ExchangeBench.greeting;
import static dev.bindsight.probe.exchange.ExchangeBench.secured;
import static dev.bindsight.probe.exchange.ExchangeBench.server;
import static dev.bindsight.probe.exchange.ExchangeBench.to;
import static dev.bindsight.probe.exchange.ExchangeBench.with;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.model.Exchange.Tls;
import dev.bindsight.model.Syscall;
import dev.bindsight.model.TlsFailure;
import dev.bindsight.model.TlsFailure.Progress;
import dev.bindsight.model.TracedCall;
import dev.bindsight.model.TrustProblem;
import dev.bindsight.probe.Cancellation;
import dev.bindsight.testbed.ChildProcess;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/** TLS with real servers, of Python, OpenSSL and the JDK; certificates are made by keytool. */
class TlsHandshakeTest {
    @TempDir Path directory;

    private final ExchangeBench bench = new ExchangeBench();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void aServerThatSignedItselfIsTalkedToAndNotTrusted() {
        Path pem =
                new Certificates(directory)
                        .selfSigned("box", "dns:localhost,ip:127.0.0.1,ip:::1", "-1d");
        try (ChildProcess server = secured(pem, "connection.send(b'220 box \\xe9\\r\\n')")) {
            Exchanged exchanged = bench.with(server, BOTH, PATIENCE);
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
            assertThat(established(bench.with(server, TLS, PATIENCE)).distrust())
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
            assertThat(established(bench.with(server, TLS, PATIENCE)).distrust())
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
        var knowing = bench.trusting(Authorities.only(certificates.authority()));
        try (ChildProcess server = secured(pem, "pass")) {
            assertThat(established(bench.with(server, TLS, PATIENCE)).distrust())
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
    void aServerThatRefusesTheHandshakeSaysWhy() {
        String withoutCertificate =
                "context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER);"
                        + " context.wrap_socket(connection, server_side=True)";
        try (ChildProcess server = server(withoutCertificate)) {
            assertThat(failure(bench.with(server, TLS, PATIENCE)))
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
            Exchanged exchanged = bench.prover().prove(to(port, PATIENCE), TLS, new Cancellation());

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
            Exchanged exchanged =
                    bench.prover().prove(to(port, PATIENCE), BOTH, new Cancellation());

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
                    bench.prover()
                            .prove(to(server.getLocalPort(), PATIENCE), BOTH, new Cancellation());

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
    void opensslIsTalkedToInTheVersionItSpeaks() {
        Path pem = new Certificates(directory).selfSigned("box", "dns:localhost", "-1d");
        var command = "openssl s_server -tls1_2 -accept 127.0.0.1:0 -cert " + pem;
        try (ChildProcess server = ChildProcess.start(command.split(" "))) {
            int port = server.awaitNumber("^ACCEPT 127.0.0.1:(\\d+)");
            Tls.Established tls =
                    established(bench.prover().prove(to(port, PATIENCE), TLS, new Cancellation()));

            assertThat(tls.version()).isEqualTo("TLSv1.2");
            assertThat(tls.cipher()).startsWith("TLS_ECDHE_");
            assertThat(tls.certificate().subject()).isEqualTo("box");
        }
    }
}

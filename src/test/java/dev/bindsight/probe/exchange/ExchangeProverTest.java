package dev.bindsight.probe.exchange;

import static dev.bindsight.probe.exchange.ExchangeBench.BOTH;
import static dev.bindsight.probe.exchange.ExchangeBench.BRIEF;
import static dev.bindsight.probe.exchange.ExchangeBench.FIRST;
import static dev.bindsight.probe.exchange.ExchangeBench.PATIENCE;
import static dev.bindsight.probe.exchange.ExchangeBench.TLS;
import static dev.bindsight.probe.exchange.ExchangeBench.established;
import static dev.bindsight.probe.exchange.ExchangeBench.failure;
import static dev.bindsight.probe.exchange.ExchangeBench.first;
import static dev.bindsight.probe.exchange.ExchangeBench.greeting;
import static dev.bindsight.probe.exchange.ExchangeBench.secured;
import static dev.bindsight.probe.exchange.ExchangeBench.server;
import static dev.bindsight.probe.exchange.ExchangeBench.tls;
import static dev.bindsight.probe.exchange.ExchangeBench.to;
import static dev.bindsight.probe.exchange.ExchangeBench.with;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.model.Exchange.FirstBytes;
import dev.bindsight.model.Exchange.Tls;
import dev.bindsight.model.Syscall;
import dev.bindsight.model.TlsFailure;
import dev.bindsight.platform.Platform;
import dev.bindsight.platform.portable.PortablePlatform;
import dev.bindsight.probe.Cancellation;
import dev.bindsight.probe.ConnectProver;
import dev.bindsight.testbed.ChildProcess;
import dev.bindsight.testbed.OpenDescriptors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.time.Duration;

/** Exchanges with real servers, which speak, keep silent, close or reset. */
class ExchangeProverTest {
    @TempDir Path directory;

    private final ExchangeBench bench = new ExchangeBench();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void aServerThatAcceptsAndSaysNothingIsSilent() {
        try (ChildProcess server = server("pass")) {
            assertThat(tls(bench.with(server, BOTH, BRIEF)))
                    .isInstanceOfSatisfying(
                            Tls.Silent.class,
                            silent -> assertThat(silent.elapsed()).isGreaterThanOrEqualTo(BRIEF));
            assertThat(first(bench.with(server, FIRST, BRIEF)))
                    .isInstanceOfSatisfying(
                            FirstBytes.Silent.class,
                            silent -> assertThat(silent.elapsed()).isGreaterThanOrEqualTo(BRIEF));
        }
    }

    @Test
    void aServerThatGreetsIsHeard() {
        try (ChildProcess server = server("connection.send(b'220 mail.example ESMTP\\r\\n')")) {
            assertThat(greeting(bench.with(server, FIRST, PATIENCE)))
                    .isEqualTo("220 mail.example ESMTP\\r\\n");
            assertThat(failure(bench.with(server, TLS, PATIENCE)))
                    .isEqualTo(new TlsFailure.OtherProtocol("\"220 mail.example ESMTP\\r\\n\""));
        }
    }

    @Test
    void atMost256BytesOfAGreetingAreKept() {
        try (ChildProcess server = server("connection.send(b'x' * 10000)")) {
            assertThat(greeting(bench.with(server, FIRST, PATIENCE))).isEqualTo("x".repeat(256));
        }
    }

    @Test
    void aServerThatClosesIsToldApart() {
        try (ChildProcess server = server("connection.shutdown(socket.SHUT_WR)")) {
            assertThat(first(bench.with(server, FIRST, PATIENCE)))
                    .isInstanceOf(FirstBytes.Closed.class);
            assertThat(failure(bench.with(server, TLS, PATIENCE)))
                    .isEqualTo(new TlsFailure.Closed(false));
        }
    }

    @Test
    void aServerThatResetsIsToldApart() {
        try (ChildProcess server = server("connection.recv(1); reset(connection)")) {
            assertThat(tls(bench.with(server, TLS, PATIENCE)))
                    .isInstanceOfSatisfying(
                            Tls.Broken.class,
                            broken -> {
                                assertThat(broken.syscall()).isEqualTo(Syscall.RECV);
                                assertThat(broken.errno().name()).isEqualTo("ECONNRESET");
                            });
        }
        try (ChildProcess server = server("sys.stdin.readline(); reset(connection)")) {
            // late enough for the connect to be over
            var prover =
                    bench.watched(call -> {
                        if (call.equals("awaitReadable")) {
                            server.send("");
                        }
                    });
            assertThat(first(with(server, FIRST, PATIENCE, prover, new Cancellation())))
                    .isInstanceOfSatisfying(
                            FirstBytes.Broken.class,
                            broken -> assertThat(broken.errno().name()).isEqualTo("ECONNRESET"));
        }
    }

    @Test
    void aServerThatStopsInTheMiddleOfTheHandshakeIsNotCalledSilent() {
        // the beginning of a record that announces 80 bytes
        String beginning = "connection.send(b'\\x16\\x03\\x03\\x00\\x50'); print('began')";
        try (ChildProcess server = server(beginning)) {
            // however long a busy server takes for that, it is there within the time
            var prover =
                    bench.watched(call -> {
                        if (call.equals("send")) {
                            server.awaitLine("^began$");
                        }
                    });
            assertThat(failure(with(server, TLS, BRIEF, prover, new Cancellation())))
                    .isInstanceOf(TlsFailure.Stalled.class);
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
            Exchanged exchanged =
                    with(server, wish, Duration.ofHours(1), bench.prover(), cancellation);

            assertThat(exchanged.exchange()).isNull();
            assertThat(exchanged.attempt().trace().getLast().syscall()).isEqualTo(Syscall.CLOSE);
        }
        OpenDescriptors.assertNoMoreThan(before);
    }

    @Test
    void withoutAConnectionThereIsNoExchange() {
        Exchanged exchanged = bench.prover().prove(to(0, PATIENCE), BOTH, new Cancellation());

        assertThat(exchanged.attempt().ok()).isFalse();
        assertThat(exchanged.exchange()).isNull();
    }
}

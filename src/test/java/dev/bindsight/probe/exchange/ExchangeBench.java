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
import dev.bindsight.model.TlsFailure;
import dev.bindsight.platform.Platform;
import dev.bindsight.platform.SocketCalls;
import dev.bindsight.platform.linux.LinuxPlatform;
import dev.bindsight.probe.Cancellation;
import dev.bindsight.probe.ConnectProver;
import dev.bindsight.probe.WatchedCalls;
import dev.bindsight.testbed.ChildProcess;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;

/** Real servers in Python, exchanges with them, and what these came to. */
final class ExchangeBench implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(20);
    static final Duration BRIEF = Duration.ofMillis(300);
    static final ExchangeOptions TLS = new ExchangeOptions("localhost", true, false);
    static final ExchangeOptions FIRST = new ExchangeOptions("localhost", false, true);
    static final ExchangeOptions BOTH = new ExchangeOptions("localhost", true, true);

    /** Serves one connection after the other, by a function given as text. */
    private static final String SERVER =
            """
            import socket, struct, ssl, sys
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

    private final Platform platform = LinuxPlatform.open();
    private final ExchangeProver prover =
            new ExchangeProver(
                    new ConnectProver(platform.sockets(), platform.machine()), platform.sockets());

    ExchangeProver prover() {
        return prover;
    }

    /** One that trusts these authorities alone. */
    ExchangeProver trusting(Authorities authorities) {
        return new ExchangeProver(
                new ConnectProver(platform.sockets(), platform.machine()),
                platform.sockets(),
                authorities);
    }

    /** One that tells which call it is about to make. */
    ExchangeProver watched(Consumer<String> before) {
        SocketCalls calls = WatchedCalls.of(platform.sockets(), before);
        return new ExchangeProver(new ConnectProver(calls, platform.machine()), calls);
    }

    @Override
    public void close() {
        platform.close();
    }

    static ChildProcess server(String serve) {
        return ChildProcess.python(SERVER.formatted(serve));
    }

    static ChildProcess secured(Path pem, String then) {
        return server("connection = secured(connection, '" + pem + "'); " + then);
    }

    Exchanged with(ChildProcess server, ExchangeOptions wish, Duration timeout) {
        return with(server, wish, timeout, prover, new Cancellation());
    }

    static Exchanged with(
            ChildProcess server,
            ExchangeOptions wish,
            Duration timeout,
            ExchangeProver prover,
            Cancellation cancellation) {
        int port = server.awaitNumber("^port (\\d+)$");
        return prover.prove(to(port, timeout), wish, cancellation);
    }

    static ConnectProbe to(int port, Duration timeout) {
        var endpoint = new Endpoint(IpAddress.LOOPBACK_IPV4, new Port(port));
        return ConnectProbe.tcp(endpoint, 0, timeout);
    }

    static Tls tls(Exchanged exchanged) {
        assertThat(exchanged.attempt().outcome()).isEqualTo(new Outcome.Worked());
        return Objects.requireNonNull(exchange(exchanged).tls());
    }

    static FirstBytes first(Exchanged exchanged) {
        assertThat(exchanged.attempt().outcome()).isEqualTo(new Outcome.Worked());
        return Objects.requireNonNull(exchange(exchanged).first());
    }

    static Exchange exchange(Exchanged exchanged) {
        return Objects.requireNonNull(exchanged.exchange());
    }

    static Tls.Established established(Exchanged exchanged) {
        assertThat(tls(exchanged)).isInstanceOf(Tls.Established.class);
        return (Tls.Established) tls(exchanged);
    }

    static TlsFailure failure(Exchanged exchanged) {
        assertThat(tls(exchanged)).isInstanceOf(Tls.Failed.class);
        return ((Tls.Failed) tls(exchanged)).failure();
    }

    static String greeting(Exchanged exchanged) {
        assertThat(first(exchanged)).isInstanceOf(FirstBytes.Spoke.class);
        return ((FirstBytes.Spoke) first(exchanged)).text();
    }
}

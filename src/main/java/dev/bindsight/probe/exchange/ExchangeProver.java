package dev.bindsight.probe.exchange;

import dev.bindsight.model.Attempt;
import dev.bindsight.model.Exchange;
import dev.bindsight.model.Exchange.FirstBytes;
import dev.bindsight.model.Exchange.Head;
import dev.bindsight.model.Exchange.Tls;
import dev.bindsight.model.Probe.ConnectProbe;
import dev.bindsight.model.TracedCall;
import dev.bindsight.platform.SocketCalls;
import dev.bindsight.probe.Cancellation;
import dev.bindsight.probe.ConnectProver;
import dev.bindsight.probe.Connection;
import dev.bindsight.text.QuotedBytes;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;

/**
 * Connects, and uses the connection before it is closed: a TLS handshake, and the first bytes that
 * the server sends by itself, or what it answers to one HTTP HEAD. Nothing else is asked of it.
 * Safe for use by several threads.
 */
public final class ExchangeProver {
    private static final int FIRST_BYTES = 256;

    /** How long a server of TLS 1.3 gets to refuse a client without a certificate. */
    private static final Duration REFUSAL = Duration.ofMillis(500);

    private final ConnectProver connects;
    private final SocketCalls calls;
    private final Authorities authorities;

    /** A prover on one machine. */
    public ExchangeProver(ConnectProver connects, SocketCalls calls) {
        this(connects, calls, Authorities.ofRuntime());
    }

    /** A prover that believes certain authorities. */
    ExchangeProver(ConnectProver connects, SocketCalls calls, Authorities authorities) {
        this.connects = connects;
        this.calls = calls;
        this.authorities = authorities;
    }

    /**
     * Connects once and, if there is a TCP connection, does what is wished for. The calling thread
     * waits: for the connect, for the handshake and for the first bytes at most the timeout of the
     * probe each.
     *
     * @param cancellation ends it at once, in every phase
     */
    public Exchanged prove(ConnectProbe probe, ExchangeOptions wish, Cancellation cancellation) {
        var exchange = new AtomicReference<@Nullable Exchange>();
        Attempt attempt =
                connects.prove(
                        probe,
                        cancellation,
                        connection -> exchange.set(use(connection, probe, wish, cancellation)));
        return new Exchanged(attempt, exchange.get());
    }

    /** Returns null if nothing was wished for or it was cancelled. */
    private @Nullable Exchange use(
            Connection connection,
            ConnectProbe probe,
            ExchangeOptions wish,
            Cancellation cancellation) {
        var trace = new ArrayList<TracedCall>();
        var wire = new Wire(calls, connection, cancellation, probe.timeout(), trace);
        return wish.tls() ? secured(wire, probe, wish, trace) : plain(wire, probe, wish, trace);
    }

    private static @Nullable Exchange plain(
            Wire wire, ConnectProbe probe, ExchangeOptions wish, List<TracedCall> trace) {
        if (wish.head() != null) {
            WaitOutcome sent = wire.send(request(probe, wish));
            Head head = head(sent, wire::receive);
            return head == null ? null : new Exchange(null, null, head, trace);
        }
        FirstBytes first =
                wish.firstBytes() ? first(wire.receive(FIRST_BYTES), wire.spent()) : null;
        return first == null ? null : new Exchange(null, first, trace);
    }

    private @Nullable Exchange secured(
            Wire wire, ConnectProbe probe, ExchangeOptions wish, List<TracedCall> trace) {
        int port = probe.endpoint().port().number();
        var session = new TlsSession(wire, authorities, wish.host(), port);
        Tls tls = session.shakeHands();
        if (tls == null) {
            return null;
        }
        if (!(tls instanceof Tls.Established)) {
            return new Exchange(tls, null, trace);
        }
        if (wish.head() != null) {
            Wire later = wire.renewed();
            WaitOutcome sent = session.send(request(probe, wish), later);
            Head head = head(sent, max -> session.receive(max, later));
            session.close();
            return head == null ? null : new Exchange(tls, null, head, trace);
        }
        FirstBytes first = null;
        if (wish.firstBytes() || session.isCertificateAsked()) {
            Wire later = wish.firstBytes() ? wire.renewed() : wire.renewed(REFUSAL);
            WaitOutcome arrival = session.receive(FIRST_BYTES, later);
            if (arrival instanceof WaitOutcome.Refused(var failure)) {
                // the client was done, the server was not
                Duration elapsed = wire.spent().plus(later.spent());
                return new Exchange(new Tls.Failed(failure, elapsed), null, trace);
            }
            first = first(arrival, later.spent());
            if (first == null) {
                return null;
            }
        }
        if (!(first instanceof FirstBytes.Closed || first instanceof FirstBytes.Broken)) {
            session.close();
        }
        return new Exchange(tls, wish.firstBytes() ? first : null, trace);
    }

    private static byte[] request(ConnectProbe probe, ExchangeOptions wish) {
        return HeadRequest.bytes(
                String.valueOf(wish.head()),
                wish.host(),
                probe.endpoint().port().number(),
                wish.tls());
    }

    /**
     * Returns null if it was cancelled. The time is that of the clock since the request is out:
     * what the system calls took alone would leave out what the server did while the records that
     * come before its answer were decrypted.
     */
    private static @Nullable Head head(WaitOutcome sent, IntFunction<WaitOutcome> receive) {
        long out = System.nanoTime();
        return HeadRequest.answer(
                sent instanceof WaitOutcome.Bytes ? receive : _ -> sent,
                () -> Duration.ofNanos(System.nanoTime() - out));
    }

    /** Returns null if it was cancelled. */
    private static @Nullable FirstBytes first(WaitOutcome arrival, Duration elapsed) {
        return switch (arrival) {
            case WaitOutcome.Bytes(byte[] bytes) ->
                    new FirstBytes.Spoke(QuotedBytes.escaped(bytes), elapsed);
            case WaitOutcome.End _ -> new FirstBytes.Closed(elapsed);
            case WaitOutcome.Nothing _ -> new FirstBytes.Silent(elapsed);
            case WaitOutcome.Broken(var _, var errno) -> new FirstBytes.Broken(errno, elapsed);
            case WaitOutcome.Cancelled _ -> null;
            case WaitOutcome.Refused _ ->
                    throw new IllegalStateException("there is no TLS in these bytes");
        };
    }
}

package dev.bindsight.probe.exchange;

import dev.bindsight.model.Exchange.Tls;
import dev.bindsight.model.TlsFailure;
import dev.bindsight.model.TlsFailure.Progress;
import dev.bindsight.text.QuotedBytes;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.util.Arrays;

import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSession;

/**
 * The client's side of TLS (RFC 8446, RFC 5246) over a wire. The JDK makes and reads the records;
 * which bytes come and go, and when a wait ends, is decided here. Not safe for use by several
 * threads.
 */
final class TlsSession {
    /** Content types of a record, RFC 8446 section 5.1: what a server may answer a hello with. */
    private static final int ALERT = 21;

    private static final int HANDSHAKE = 22;
    private static final String ALERT_WORDS = "Received fatal alert: ";

    private final Wire wire;
    private final TrustRecorder judge;
    private final NoClientCertificate asked = new NoClientCertificate();
    private final SSLEngine engine;
    private final ByteBuffer incoming;
    private final ByteBuffer plain;
    private final ByteBuffer outgoing;
    private byte[] firstAnswer = {};
    private boolean there;

    /**
     * A session that has not begun.
     *
     * @param host whom the server is asked for, and compared with
     */
    TlsSession(Wire wire, Authorities authorities, String host, int port) {
        this.wire = wire;
        judge = new TrustRecorder(new TrustCheck(authorities, host));
        engine = ClientEngine.of(host, port, judge, asked);
        SSLSession session = engine.getSession();
        incoming = ByteBuffer.allocate(session.getPacketBufferSize());
        plain = ByteBuffer.allocate(session.getApplicationBufferSize());
        outgoing = ByteBuffer.allocate(session.getPacketBufferSize());
    }

    /** Makes the handshake; null if it was cancelled. */
    @Nullable Tls shakeHands() {
        try {
            engine.beginHandshake();
            while (true) {
                WaitOutcome arrival = goOn(wire);
                if (arrival == null) {
                    return established();
                }
                if (!(arrival instanceof WaitOutcome.Bytes)) {
                    return ended(arrival);
                }
            }
        } catch (SSLException e) {
            sayWhy();
            return new Tls.Failed(failure(e), wire.spent());
        }
    }

    /**
     * Waits for the first application data, over the wire as it is then. Much may come before them:
     * tickets, a key update, or in TLS 1.2 a whole further handshake. In TLS 1.3 the server looks
     * at the client's certificate only now (RFC 8446 section 4.4.2.4), and may refuse it.
     */
    WaitOutcome receive(int max, Wire later) {
        plain.clear();
        try {
            while (plain.position() == 0) {
                if (engine.isInboundDone()) {
                    return new WaitOutcome.End();
                }
                WaitOutcome arrival = goOn(later);
                if (arrival == null) {
                    arrival = unwrap(later);
                }
                if (!(arrival instanceof WaitOutcome.Bytes)) {
                    return arrival;
                }
            }
        } catch (SSLException e) {
            sayWhy();
            return new WaitOutcome.Refused(failure(e));
        }
        return new WaitOutcome.Bytes(Arrays.copyOf(plain.array(), Math.min(plain.position(), max)));
    }

    /** Whether the server asked for a certificate, which it did not get. */
    boolean isCertificateAsked() {
        return asked.forCertificate();
    }

    /** Sends application data; bytes that were sent, or why they were not. */
    WaitOutcome send(byte[] data, Wire over) {
        try {
            ByteBuffer source = ByteBuffer.wrap(data);
            WaitOutcome sent = new WaitOutcome.Bytes(new byte[0]);
            while (source.hasRemaining() && sent instanceof WaitOutcome.Bytes) {
                outgoing.clear();
                engine.wrap(source, outgoing);
                sent = over.send(Arrays.copyOf(outgoing.array(), outgoing.position()));
            }
            return sent;
        } catch (SSLException e) {
            return new WaitOutcome.Refused(failure(e));
        }
    }

    /** Says good-bye, so that the server does not take the end for an attack; nobody waits. */
    void close() {
        engine.closeOutbound();
        sayWhy();
    }

    /** Does what the handshake needs next; null if there is none, or no more. */
    private @Nullable WaitOutcome goOn(Wire over) throws SSLException {
        return switch (engine.getHandshakeStatus()) {
            case NEED_TASK -> runTasks();
            case NEED_WRAP -> wrap(over);
            case NEED_UNWRAP, NEED_UNWRAP_AGAIN -> unwrap(over);
            case FINISHED, NOT_HANDSHAKING -> null;
        };
    }

    private WaitOutcome runTasks() {
        for (Runnable task = engine.getDelegatedTask();
                task != null;
                task = engine.getDelegatedTask()) {
            task.run();
        }
        return new WaitOutcome.Bytes(new byte[0]);
    }

    private WaitOutcome wrap(Wire over) throws SSLException {
        outgoing.clear();
        engine.wrap(ByteBuffer.allocate(0), outgoing);
        return over.send(Arrays.copyOf(outgoing.array(), outgoing.position()));
    }

    /** Reads one record, of which it receives what is not there yet. */
    private WaitOutcome unwrap(Wire from) throws SSLException {
        incoming.flip();
        SSLEngineResult result = engine.unwrap(incoming, plain);
        incoming.compact();
        return switch (result.getStatus()) {
            case OK -> {
                if (result.bytesConsumed() == 0 && result.bytesProduced() == 0 && !hasToAct()) {
                    throw new SSLException("no record could be read");
                }
                yield new WaitOutcome.Bytes(new byte[0]);
            }
            case CLOSED -> new WaitOutcome.End();
            case BUFFER_UNDERFLOW -> receiveMore(from);
            case BUFFER_OVERFLOW ->
                    throw new IllegalStateException("the session said how large a record can be");
        };
    }

    /** Whether the client is to do something before it can read on. */
    private boolean hasToAct() {
        return switch (engine.getHandshakeStatus()) {
            case NEED_TASK, NEED_WRAP -> true;
            case NEED_UNWRAP, NEED_UNWRAP_AGAIN, FINISHED, NOT_HANDSHAKING -> false;
        };
    }

    private WaitOutcome receiveMore(Wire from) {
        WaitOutcome arrival = from.receive(incoming.remaining());
        if (arrival instanceof WaitOutcome.Bytes(byte[] bytes)) {
            incoming.put(bytes);
            firstAnswer = firstAnswer.length == 0 ? bytes : firstAnswer;
        }
        return arrival;
    }

    private Tls established() {
        there = true;
        SSLSession session = engine.getSession();
        return new Tls.Established(
                session.getProtocol(),
                session.getCipherSuite(),
                judge.certificate(),
                judge.problems(),
                asked.forCertificate(),
                wire.spent());
    }

    private @Nullable Tls ended(WaitOutcome arrival) {
        boolean answered = firstAnswer.length > 0;
        return switch (arrival) {
            case WaitOutcome.Bytes _, WaitOutcome.Refused _ ->
                    throw new IllegalStateException("it has not ended");
            case WaitOutcome.Cancelled _ -> null;
            case WaitOutcome.Broken(var syscall, var errno) ->
                    new Tls.Broken(syscall, errno, wire.spent());
            case WaitOutcome.End _ -> new Tls.Failed(new TlsFailure.Closed(answered), wire.spent());
            case WaitOutcome.Nothing _ ->
                    answered
                            ? new Tls.Failed(new TlsFailure.Stalled(wire.spent()), wire.spent())
                            : new Tls.Silent(wire.spent());
        };
    }

    /** The alert that tells the server, if the engine has one and the wire takes it at once. */
    private void sayWhy() {
        try {
            if (!engine.isOutboundDone()) {
                wrap(wire);
            }
        } catch (SSLException e) {
            // there is nobody left to tell
            engine.closeOutbound();
        }
    }

    private TlsFailure failure(SSLException thrown) {
        boolean record =
                firstAnswer.length > 0 && (firstAnswer[0] == ALERT || firstAnswer[0] == HANDSHAKE);
        if (!record && firstAnswer.length > 0) {
            return new TlsFailure.OtherProtocol(QuotedBytes.of(firstAnswer));
        }
        String message = String.valueOf(thrown.getMessage());
        int begin = message.indexOf(ALERT_WORDS);
        if (begin < 0) {
            return new TlsFailure.Unreadable(
                    message, there ? Progress.ESTABLISHED : Progress.HANDSHAKE);
        }
        return new TlsFailure.Alert(message.substring(begin + ALERT_WORDS.length()), progress());
    }

    private Progress progress() {
        if (asked.forCertificate()) {
            return Progress.CERTIFICATE_ASKED;
        }
        return there ? Progress.ESTABLISHED : Progress.HANDSHAKE;
    }
}

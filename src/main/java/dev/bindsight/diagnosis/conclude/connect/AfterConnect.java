package dev.bindsight.diagnosis.conclude.connect;

import dev.bindsight.diagnosis.observation.Conclusion;
import dev.bindsight.diagnosis.observation.ConnectObservation;
import dev.bindsight.diagnosis.observation.Explanation;
import dev.bindsight.model.Cause;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.Errno;
import dev.bindsight.model.Exchange;
import dev.bindsight.model.Exchange.FirstBytes;
import dev.bindsight.model.Exchange.Tls;
import dev.bindsight.model.Syscall;
import dev.bindsight.model.fact.AnswerFact;
import dev.bindsight.model.fact.ConnectReason;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;

/** A connection that is there and is still no good: to itself, reset, or with nobody behind it. */
final class AfterConnect {
    private AfterConnect() {}

    /** What is wrong with a connect that worked. */
    static Conclusion explain(ConnectObservation found) {
        if (found.isUdp()) {
            return SilentDatagram.explain(found);
        }
        Endpoint local = found.local();
        if (local != null && local.isSame(found.endpoint().reached())) {
            return toItself(found, local);
        }
        Exchange exchange = found.exchange();
        return (exchange == null ? Unaccepted.explain(found) : exchanged(found, exchange))
                .or(() -> Redirected.explain(found));
    }

    private static Explanation toItself(ConnectObservation found, Endpoint local) {
        var cause = new Cause.SelfConnected(local);
        return new Explanation(
                cause,
                new ConnectReason.Told(cause),
                List.of(ConnectEvidence.network(new AnswerFact.BothEnds(local))),
                List.of(Offers.startServer(found.probe())));
    }

    private static Conclusion exchanged(ConnectObservation found, Exchange exchange) {
        return switch (exchange.tls()) {
            case Tls.Silent(Duration elapsed) -> SilentConnection.handshake(found, elapsed);
            case Tls.Broken(Syscall call, Errno errno, Duration elapsed) ->
                    broken(found, call, errno, elapsed, true);
            case Tls.Failed _ -> Conclusion.nothing();
            case Tls.Established _ -> first(found, exchange.first());
            case null -> first(found, exchange.first());
        };
    }

    private static Conclusion first(ConnectObservation found, @Nullable FirstBytes first) {
        return switch (first) {
            case FirstBytes.Broken(Errno errno, Duration elapsed) ->
                    broken(found, Syscall.RECV, errno, elapsed, false);
            // a server that waits for its client is silent too: only the queue tells
            case FirstBytes.Silent(Duration elapsed) ->
                    SilentConnection.ifUnaccepted(found, elapsed);
            case FirstBytes.Spoke _, FirstBytes.Closed _ -> Conclusion.nothing();
            case null -> Conclusion.nothing();
        };
    }

    private static Conclusion broken(
            ConnectObservation found,
            Syscall call,
            Errno errno,
            Duration elapsed,
            boolean inHandshake) {
        return switch (errno.known()) {
            case ECONNRESET, EPIPE, ECONNABORTED -> Reset.by(found, call, errno, elapsed);
            case ETIMEDOUT ->
                    inHandshake
                            ? SilentConnection.handshake(found, elapsed)
                            : SilentConnection.vanished(found, elapsed);
            case null, default -> Conclusion.nothing();
        };
    }
}

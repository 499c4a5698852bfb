package dev.bindsight.diagnosis.conclude.connect;

import dev.bindsight.diagnosis.HolderText;
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
import dev.bindsight.model.fact.ConnectReason;
import dev.bindsight.text.Texts;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;

/** A connection that is there and is still no good: to itself, reset, or with nobody behind it. */
final class AfterConnect {
    private final Unaccepted unaccepted;
    private final SilentConnection silent;
    private final SilentDatagram datagrams;
    private final Redirected redirected;

    AfterConnect(HolderText holders) {
        unaccepted = new Unaccepted(holders);
        silent = new SilentConnection(holders);
        datagrams = new SilentDatagram(holders);
        redirected = new Redirected(holders);
    }

    /** What is wrong with a connect that worked. */
    Conclusion explain(ConnectObservation found) {
        if (found.isUdp()) {
            return datagrams.explain(found);
        }
        Endpoint local = found.attempt().local();
        if (local != null && local.isSame(found.endpoint().reached())) {
            return toItself(found, local);
        }
        Exchange exchange = found.exchange();
        return (exchange == null ? unaccepted.explain(found) : exchanged(found, exchange))
                .or(() -> redirected.explain(found));
    }

    private static Explanation toItself(ConnectObservation found, Endpoint local) {
        return new Explanation(
                new Cause.SelfConnected(),
                new ConnectReason.ConnectedToItself(local),
                List.of(ConnectEvidence.network(Texts.get("whyConnect.after.bothEnds", local))),
                List.of(Offers.startServer(found.probe())));
    }

    private Conclusion exchanged(ConnectObservation found, Exchange exchange) {
        return switch (exchange.tls()) {
            case Tls.Silent(Duration elapsed) -> silent.handshake(found, elapsed);
            case Tls.Broken(Syscall call, Errno errno, Duration elapsed) ->
                    broken(found, call, errno, elapsed, true);
            case Tls.Failed _ -> Conclusion.nothing();
            case Tls.Established _ -> first(found, exchange.first());
            case null -> first(found, exchange.first());
        };
    }

    private Conclusion first(ConnectObservation found, @Nullable FirstBytes first) {
        return switch (first) {
            case FirstBytes.Broken(Errno errno, Duration elapsed) ->
                    broken(found, Syscall.RECV, errno, elapsed, false);
            // a server that waits for its client is silent too: only the queue tells
            case FirstBytes.Silent(Duration elapsed) -> silent.ifUnaccepted(found, elapsed);
            case FirstBytes.Spoke _, FirstBytes.Closed _ -> Conclusion.nothing();
            case null -> Conclusion.nothing();
        };
    }

    private Conclusion broken(
            ConnectObservation found,
            Syscall call,
            Errno errno,
            Duration elapsed,
            boolean inHandshake) {
        return switch (errno.known()) {
            case ECONNRESET, EPIPE, ECONNABORTED -> Reset.by(found, call, errno, elapsed);
            case ETIMEDOUT ->
                    inHandshake
                            ? silent.handshake(found, elapsed)
                            : silent.vanished(found, elapsed);
            case null, default -> Conclusion.nothing();
        };
    }
}

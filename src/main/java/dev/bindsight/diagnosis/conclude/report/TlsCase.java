package dev.bindsight.diagnosis.conclude.report;

import dev.bindsight.diagnosis.ReportFinding.Now;
import dev.bindsight.diagnosis.observation.ReportObservation;
import dev.bindsight.model.Cause;
import dev.bindsight.model.HostAndPort;
import dev.bindsight.model.fact.Offer;
import dev.bindsight.model.fact.ReportReason;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** A handshake that failed: only another one tells whether it would again. */
final class TlsCase {
    private TlsCase() {}

    /**
     * What is to be said.
     *
     * @param to with whom, absent where the text does not say
     */
    static ReportConclusion of(ReportObservation found, @Nullable HostAndPort to) {
        List<Offer> offers = to == null ? List.of() : List.of(TryOffers.connect(found, to));
        return ReportConclusion.unseen(
                to == null ? Now.UNTOLD : Now.UNTRIED,
                new Cause.TlsFailed(),
                reason(found, to),
                List.of(),
                offers);
    }

    private static ReportReason reason(ReportObservation found, @Nullable HostAndPort to) {
        String host = found.error().host();
        return to == null && host != null
                ? new ReportReason.WithoutPort(host)
                : new ReportReason.HandshakeNotMade(to);
    }
}

package dev.bindsight.diagnosis.conclude.report;

import static dev.bindsight.model.ErrnoName.EMFILE;
import static dev.bindsight.model.ErrnoName.ENFILE;

import dev.bindsight.diagnosis.ReportFinding.Now;
import dev.bindsight.diagnosis.observation.ReportObservation;
import dev.bindsight.model.fact.ReportReason;

import java.util.List;

/** The text names nothing on this machine that could be looked at. */
final class NoPlaceCase {
    private NoPlaceCase() {}

    static ReportConclusion of(ReportObservation found) {
        if (found.error().tls() != null) {
            return TlsCase.of(found, null);
        }
        if (FailedLookUp.is(found)) {
            return FailedLookUp.of(found, null);
        }
        return ReportConclusion.unseen(
                Now.UNTOLD, ReportedCause.of(found), reason(found), List.of(), List.of());
    }

    private static ReportReason reason(ReportObservation found) {
        if (found.gave(EMFILE, ENFILE)) {
            return new ReportReason.OutOfDescriptors(found.gave(ENFILE));
        }
        if (ReportedCause.isOfBrokenConnection(found)) {
            return new ReportReason.ConnectionOver(null);
        }
        String host = found.error().host();
        return host == null ? new ReportReason.WithoutPlace() : new ReportReason.WithoutPort(host);
    }
}

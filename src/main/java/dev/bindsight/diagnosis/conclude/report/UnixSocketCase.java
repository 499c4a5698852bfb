package dev.bindsight.diagnosis.conclude.report;

import dev.bindsight.diagnosis.ReportFinding.Now;
import dev.bindsight.diagnosis.observation.ReportObservation;
import dev.bindsight.diagnosis.observation.ReportSight;
import dev.bindsight.model.fact.ReportReason;

import java.util.List;

/** A Unix socket, of which Bindsight sees no more than whether its file is there. */
final class UnixSocketCase {
    private UnixSocketCase() {}

    static ReportConclusion of(ReportObservation found, ReportSight.UnixSocket socket) {
        return ReportConclusion.unseen(
                Now.UNTOLD,
                ReportedCause.of(found),
                new ReportReason.OfUnixSocket(
                        socket.path(), socket.file(), found.error().isOfServer()),
                List.of(),
                List.of());
    }
}

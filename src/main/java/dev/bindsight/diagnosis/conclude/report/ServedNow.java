package dev.bindsight.diagnosis.conclude.report;

import static dev.bindsight.model.ErrnoName.ECONNREFUSED;

import dev.bindsight.diagnosis.ReportFinding.Now;
import dev.bindsight.diagnosis.observation.ReportObservation;
import dev.bindsight.diagnosis.observation.ReportSight;
import dev.bindsight.model.Cause;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.HostAndPort;
import dev.bindsight.model.fact.Evidence;
import dev.bindsight.model.fact.ListenerFact;
import dev.bindsight.model.fact.ReportReason;

import java.util.List;

/** Something listens now where a client was to go on this machine. */
final class ServedNow {
    private ServedNow() {}

    static ReportConclusion of(ReportObservation found, ReportSight.Served served) {
        boolean wasRefused = found.gave(ECONNREFUSED);
        Endpoint endpoint = served.place().endpoint();
        return new ReportConclusion(
                wasRefused ? Now.OVER : Now.UNTRIED,
                null,
                null,
                wasRefused ? new Cause.HoldsNoLonger() : ReportedCause.of(found),
                new ReportReason.ListensNow(served.place(), served.listener(), wasRefused),
                List.of(
                        Evidence.socket(
                                new ListenerFact.SocketSeen(
                                        served.listener(), served.seen().takenAt()),
                                served.listener().socket())),
                List.of(
                        TryOffers.connect(
                                found,
                                new HostAndPort(endpoint.address().toString(), endpoint.port()))),
                served.seen());
    }
}

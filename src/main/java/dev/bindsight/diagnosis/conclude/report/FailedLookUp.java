package dev.bindsight.diagnosis.conclude.report;

import dev.bindsight.diagnosis.ReportFinding.Now;
import dev.bindsight.diagnosis.observation.ReportObservation;
import dev.bindsight.model.Cause;
import dev.bindsight.model.EaiCode;
import dev.bindsight.model.HostAndPort;
import dev.bindsight.model.fact.Offer;
import dev.bindsight.model.fact.ReportReason;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A name that had no address: it is not looked up again by itself, as that asks name servers. */
final class FailedLookUp {
    /** How Node.js and others name that a name is not known (lib/dns.js). */
    private static final String NOT_FOUND = "ENOTFOUND";

    private FailedLookUp() {}

    static boolean is(ReportObservation found) {
        return code(found).isPresent();
    }

    private static Optional<EaiCode> code(ReportObservation found) {
        String errno = found.error().errno();
        return errno.equals(NOT_FOUND)
                ? Optional.of(EaiCode.EAI_NONAME)
                : Arrays.stream(EaiCode.values())
                        .filter(code -> code != EaiCode.EAI_OTHER)
                        .filter(code -> code.name().equals(errno))
                        .findFirst();
    }

    /**
     * What is to be said.
     *
     * @param to the name with its port, absent where the text names no port
     */
    static ReportConclusion of(ReportObservation found, @Nullable HostAndPort to) {
        EaiCode code = code(found).orElseThrow();
        String name = found.error().host();
        if (name == null) {
            return ReportConclusion.unseen(
                    Now.UNTOLD,
                    new Cause.NameNotFound(code),
                    new ReportReason.WithoutPlace(),
                    List.of(),
                    List.of());
        }
        var offers = new ArrayList<Offer>();
        offers.add(TryOffers.lookUp(name));
        if (to != null) {
            offers.add(TryOffers.connect(found, to));
        }
        return ReportConclusion.unseen(
                Now.UNTRIED,
                new Cause.NameNotFound(code),
                new ReportReason.LookUpFailed(name, code == EaiCode.EAI_AGAIN),
                List.of(),
                offers);
    }
}

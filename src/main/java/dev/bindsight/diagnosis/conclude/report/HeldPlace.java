package dev.bindsight.diagnosis.conclude.report;

import dev.bindsight.diagnosis.observation.ReportObservation;
import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Cause;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.fact.BindFact;
import dev.bindsight.model.fact.Evidence;
import dev.bindsight.model.fact.Reason;
import dev.bindsight.model.fact.ReportReason;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;

/** A place that a server wanted and that a socket of this machine has now. */
final class HeldPlace {
    private HeldPlace() {}

    /**
     * What is true of it: who has it, where that is somebody; else what the bind itself says.
     *
     * @param why why a bind is refused there
     */
    static Reason reason(
            ReportObservation found,
            BindPlace place,
            Cause cause,
            List<Evidence> evidence,
            Reason why,
            @Nullable Inventory seen) {
        return holder(cause, evidence)
                .<Reason>map(met ->
                        new ReportReason.Held(
                                place,
                                met.holder(),
                                met.origin(),
                                met.seen(),
                                FirstCopy.of(found.origin(), met.holder().owners(), seen)))
                .orElse(why);
    }

    /** Of another address, a connection or the kernel, more has to be said than who has it. */
    private static Optional<BindFact.InTheWay> holder(Cause cause, List<Evidence> evidence) {
        return cause instanceof Cause.PortHeld held
                ? evidence.stream()
                        .filter(each -> held.holder().equals(each.socket()))
                        .map(Evidence::fact)
                        .filter(BindFact.InTheWay.class::isInstance)
                        .map(BindFact.InTheWay.class::cast)
                        .findFirst()
                : Optional.empty();
    }
}

package dev.bindsight.app;

import dev.bindsight.diagnosis.BindDiagnosis;
import dev.bindsight.history.HeldSpan;
import dev.bindsight.history.PastHolder;
import dev.bindsight.history.PastPlace;
import dev.bindsight.history.Predecessor;
import dev.bindsight.history.Predecessors;
import dev.bindsight.model.Attempt;
import dev.bindsight.model.BindPlace;
import dev.bindsight.model.ErrnoName;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.LocalAddress;
import dev.bindsight.model.Outcome;
import dev.bindsight.model.Port;
import dev.bindsight.model.Probe.BindProbe;
import dev.bindsight.model.fact.BindFact;
import dev.bindsight.model.fact.Diagnosis;
import dev.bindsight.model.fact.Evidence;
import dev.bindsight.model.fact.Finding;
import dev.bindsight.probe.AddressSpec;
import dev.bindsight.probe.Cancellation;
import dev.bindsight.probe.HeldBind;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Tries binds, and adds to what refused one who had the place before, as the record tells.
 *
 * @param binds tries them
 * @param record who had it before
 * @param aside asks it, and not for long
 */
record RememberingBinds(BindDiagnosis binds, Predecessors record, Aside aside)
        implements BindDiagnosis {
    @Override
    public List<BindPlace> places(AddressSpec spec) {
        return binds.places(spec);
    }

    @Override
    public List<LocalAddress> addresses() {
        return binds.addresses();
    }

    @Override
    public Finding tryBind(BindProbe probe, Cancellation cancellation) {
        Finding finding = binds.tryBind(probe, cancellation);
        Diagnosis diagnosis = finding.diagnosis();
        Inventory seen = diagnosis == null ? null : diagnosis.seen();
        if (diagnosis == null || seen == null || !isInUse(finding.attempt())) {
            return finding;
        }
        var place = new PastPlace(probe.protocol(), probe.place());
        return aside.ask(() -> record.before(place, seen.entries()))
                .map(before -> finding.with(with(diagnosis, Evidence.relation(fact(before)))))
                .orElse(finding);
    }

    private static boolean isInUse(Attempt attempt) {
        return attempt.outcome() instanceof Outcome.Refused refused
                && refused.errno().is(ErrnoName.EADDRINUSE);
    }

    /** Behind the sockets that are in the way now. */
    private static Diagnosis with(Diagnosis diagnosis, Evidence before) {
        var all = new ArrayList<>(diagnosis.evidence());
        int at = 0;
        while (at < all.size()
                && (all.get(at).fact() instanceof BindFact.InTheWay
                        || all.get(at).fact() instanceof BindFact.MoreInTheWay)) {
            at++;
        }
        all.add(at, before);
        return diagnosis.with(all, diagnosis.offers());
    }

    private static BindFact fact(Predecessor before) {
        HeldSpan span = before.span();
        PastHolder holder = span.holder();
        Duration ago = before.ago();
        Instant until = span.to() == null ? span.from() : span.to();
        return new BindFact.HadBefore(
                holder == null ? null : holder.name(),
                holder == null ? null : holder.runtime(),
                holder == null ? null : holder.pid(),
                holder == null ? span.user() : holder.user(),
                Duration.between(span.from(), until),
                span.sawOpening(),
                until,
                ago,
                before.free(),
                before.taken());
    }

    @Override
    public Attempt bindOnce(Port port) {
        return binds.bindOnce(port);
    }

    @Override
    public HeldBind hold(BindProbe probe) {
        return binds.hold(probe);
    }
}

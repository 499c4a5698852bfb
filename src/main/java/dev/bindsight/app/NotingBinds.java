package dev.bindsight.app;

import dev.bindsight.diagnosis.BindDiagnosis;
import dev.bindsight.history.PastEvent.FailedCall;
import dev.bindsight.history.PastEvent.SeenBy;
import dev.bindsight.history.PastPlace;
import dev.bindsight.history.store.Note;
import dev.bindsight.history.store.Notebook;
import dev.bindsight.model.Attempt;
import dev.bindsight.model.BindPlace;
import dev.bindsight.model.LocalAddress;
import dev.bindsight.model.Outcome;
import dev.bindsight.model.Port;
import dev.bindsight.model.Probe.BindProbe;
import dev.bindsight.model.fact.Finding;
import dev.bindsight.probe.AddressSpec;
import dev.bindsight.probe.Cancellation;
import dev.bindsight.probe.HeldBind;

import java.time.Instant;
import java.util.List;

/**
 * Tries binds, and notes those that a person asked for and that were refused.
 *
 * @param binds tries them
 * @param notebook where it is noted for the recorder
 * @param aside notes it: the answer does not wait for a disk
 */
record NotingBinds(BindDiagnosis binds, Notebook notebook, Aside aside) implements BindDiagnosis {
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
        Instant at = Instant.now();
        Finding finding = binds.tryBind(probe, cancellation);
        note(at, probe, finding.attempt());
        return finding;
    }

    private void note(Instant at, BindProbe probe, Attempt attempt) {
        if (attempt.outcome() instanceof Outcome.Refused refused) {
            var note =
                    new Note.Failed(
                            at,
                            FailedCall.BIND,
                            new PastPlace(probe.protocol(), probe.place()),
                            refused.errno().name(),
                            SeenBy.BINDSIGHT,
                            null);
            aside.run(() -> notebook.add(List.of(note)));
        }
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

package dev.bindsight.app;

import dev.bindsight.diagnosis.ConnectDiagnosis;
import dev.bindsight.diagnosis.ConnectObserver;
import dev.bindsight.diagnosis.ConnectReport;
import dev.bindsight.diagnosis.FindingSink;
import dev.bindsight.history.PastEvent.FailedCall;
import dev.bindsight.history.PastEvent.SeenBy;
import dev.bindsight.history.PastPlace;
import dev.bindsight.history.store.Note;
import dev.bindsight.history.store.Notebook;
import dev.bindsight.model.Attempt;
import dev.bindsight.model.Outcome;
import dev.bindsight.model.Probe.ConnectProbe;
import dev.bindsight.model.fact.Diagnosis;
import dev.bindsight.model.fact.Finding;
import dev.bindsight.probe.Cancellation;
import dev.bindsight.probe.ConnectRequest;
import dev.bindsight.probe.Sample;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Tries connects, and notes those that a person asked for and that failed.
 *
 * @param connects tries them
 * @param notebook where it is noted for the recorder
 * @param aside notes it: the answer does not wait for a disk
 */
record NotingConnects(ConnectDiagnosis connects, Notebook notebook, Aside aside)
        implements ConnectDiagnosis {
    /** Of a sweep over a range of ports the first ones tell enough. */
    private static final int MOST = 5;

    @Override
    public ConnectReport connect(
            ConnectRequest request, ConnectObserver observer, Cancellation cancellation) {
        Instant at = Instant.now();
        ConnectReport report = connects.connect(request, observer, cancellation);
        note(at, report.findings());
        return report;
    }

    @Override
    public ConnectReport connect(
            ConnectRequest request,
            ConnectObserver observer,
            FindingSink sink,
            Cancellation cancellation) {
        Instant at = Instant.now();
        var failed = new ArrayList<Finding>();
        ConnectReport report =
                connects.connect(
                        request,
                        observer,
                        finding -> {
                            if (failed.size() < MOST && !finding.attempt().ok()) {
                                failed.add(finding);
                            }
                            sink.take(finding);
                        },
                        cancellation);
        note(at, failed);
        return report;
    }

    private void note(Instant at, List<Finding> findings) {
        List<Note> notes =
                findings.stream()
                        .flatMap(each -> note(at, each.attempt()).stream())
                        .limit(MOST)
                        .toList();
        if (!notes.isEmpty()) {
            aside.run(() -> notebook.add(notes));
        }
    }

    private static Optional<Note> note(Instant at, Attempt attempt) {
        return attempt.probe() instanceof ConnectProbe probe
                        && attempt.outcome() instanceof Outcome.Refused refused
                ? Optional.of(
                        new Note.Failed(
                                at,
                                FailedCall.CONNECT,
                                new PastPlace(probe.protocol(), probe.place()),
                                refused.errno().name(),
                                SeenBy.BINDSIGHT,
                                null))
                : Optional.empty();
    }

    @Override
    public Finding control(Finding failed, Cancellation cancellation) {
        return connects.control(failed, cancellation);
    }

    @Override
    public Optional<Diagnosis> redirected(Attempt bound, Cancellation cancellation) {
        return connects.redirected(bound, cancellation);
    }

    @Override
    public List<Sample> repeat(
            ConnectProbe probe,
            int count,
            Duration interval,
            Consumer<Sample> each,
            Cancellation cancellation) {
        return connects.repeat(probe, count, interval, each, cancellation);
    }
}

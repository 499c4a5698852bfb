package dev.bindsight.diagnosis.connect;

import dev.bindsight.diagnosis.ConnectObserver;
import dev.bindsight.model.Attempt;
import dev.bindsight.model.fact.Finding;

/** Counts what is decided, so that no observer sees a count go back. */
final class Progress {
    private final ConnectObserver observer;
    private int total;
    private int done;

    Progress(ConnectObserver observer) {
        this.observer = observer;
    }

    synchronized void begin(int all) {
        total = all;
        observer.progress(0, total);
    }

    /** One of a sweep is decided and not explained yet. */
    void landed(Attempt attempt) {
        found(new Finding(attempt, null));
    }

    synchronized void found(Finding finding) {
        done++;
        observer.found(finding);
        observer.progress(done, total);
    }
}

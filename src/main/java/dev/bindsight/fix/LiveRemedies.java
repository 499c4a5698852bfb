package dev.bindsight.fix;

import dev.bindsight.model.Finding;
import dev.bindsight.model.Offer;
import dev.bindsight.model.Verification;
import dev.bindsight.probe.Cancellation;

/** Fixes on this machine. */
public final class LiveRemedies implements Remedies {
    /** On one machine. */
    public LiveRemedies() {}

    @Override
    public Verification apply(Offer offer, Finding before, Cancellation cancellation) {
        throw new UnsupportedOperationException("not built yet");
    }

    @Override
    public Verification again(Finding before, Cancellation cancellation) {
        throw new UnsupportedOperationException("not built yet");
    }
}

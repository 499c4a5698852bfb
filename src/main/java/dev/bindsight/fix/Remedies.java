package dev.bindsight.fix;

import dev.bindsight.model.Fix;
import dev.bindsight.model.fact.Finding;
import dev.bindsight.model.fact.Offer;
import dev.bindsight.model.fact.Verification;
import dev.bindsight.probe.Cancellation;

/**
 * Carries a fix out, repeats the probe and says what changed. Blocks, a wait for TIME_WAIT for up
 * to its minute. Safe for use by several threads.
 */
public interface Remedies {
    /**
     * Carries out a fix and tries again: a retry runs its own probe; a socket is closed, or its end
     * awaited, and then the probe of {@code before} runs.
     *
     * @param offer one of the offers of {@code before}; not one that stops a process, which goes
     *     through {@link PortStopper}, nor one that is for the user to do
     * @throws IllegalArgumentException for those
     */
    Verification apply(Offer offer, Finding before, Cancellation cancellation);

    /** Runs the same probe again, after a stop or whatever the user did meanwhile. */
    Verification again(Finding before, Cancellation cancellation);

    /** Whether {@link #apply} takes the offer. */
    static boolean applies(Offer offer) {
        return switch (offer.fix()) {
            case Fix.Retry _, Fix.CloseSocket _, Fix.WaitForTimeWait _ -> true;
            case Fix.Stop _, Fix.EndHold _, Fix.ByUser _, Fix.Try _ -> false;
        };
    }
}

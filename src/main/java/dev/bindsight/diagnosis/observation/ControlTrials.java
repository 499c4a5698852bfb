package dev.bindsight.diagnosis.observation;

import dev.bindsight.model.Attempt;

import java.util.List;

/**
 * Connects that were made for comparison with one that failed.
 *
 * @param host to other ports of its host, at least one
 * @param gateway to the first router, empty where there is none on the way
 */
public record ControlTrials(List<Attempt> host, List<Attempt> gateway) {
    /** Copies the lists. */
    public ControlTrials {
        host = List.copyOf(host);
        gateway = List.copyOf(gateway);
    }
}

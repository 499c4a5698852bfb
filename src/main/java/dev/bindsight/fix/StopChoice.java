package dev.bindsight.fix;

import dev.bindsight.model.Fix;

import java.util.List;

/**
 * One way to free the ports of a plan: a single fix, or one per owner where several rows were
 * chosen.
 *
 * @param fixes what is carried out, in order; at least one
 * @param protection how much care it takes: the most that any process it hits takes; never {@link
 *     Protection.Refused}, which is not offered
 */
public record StopChoice(List<Fix.Stop> fixes, Protection protection) {
    /** Copies the list. */
    public StopChoice {
        fixes = List.copyOf(fixes);
        if (fixes.isEmpty()) {
            throw new IllegalArgumentException("a choice does something");
        }
    }
}

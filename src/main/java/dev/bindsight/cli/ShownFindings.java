package dev.bindsight.cli;

import static dev.bindsight.model.ErrnoName.ECONNREFUSED;

import dev.bindsight.diagnosis.FindingSink;
import dev.bindsight.model.Attempt;
import dev.bindsight.model.Port;
import dev.bindsight.model.fact.Finding;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * The findings that stand in the text; of many closed ports only which and how many, for they are
 * one line, and why each of them is closed is not asked.
 */
final class ShownFindings implements FindingSink {
    /** So many refused ports still stand in the table. */
    private static final int MANY = 20;

    private final boolean severalPorts;
    private final List<Finding> kept = new ArrayList<>();
    private final BitSet refusedPorts = new BitSet();
    private int refused;

    /** Of one port everything is told. */
    ShownFindings(boolean severalPorts) {
        this.severalPorts = severalPorts;
    }

    @Override
    public boolean wantsReason(Attempt attempt) {
        return !hasManyRefused() || !isRefused(attempt);
    }

    @Override
    public void take(Finding finding) {
        if (severalPorts && isRefused(finding.attempt())) {
            boolean had = hasManyRefused();
            refused++;
            refusedPorts.set(finding.attempt().probe().endpoint().port().number());
            if (hasManyRefused()) {
                if (!had) {
                    kept.removeIf(each -> isRefused(each.attempt()));
                }
                return;
            }
        }
        kept.add(finding);
    }

    /** Those that are told one by one, in order. */
    List<Finding> each() {
        return List.copyOf(kept);
    }

    /** Whether the closed ports are one line. */
    boolean hasManyRefused() {
        return refused > MANY;
    }

    /** How many connects were refused, at several ports. */
    int refused() {
        return refused;
    }

    /** The ports where connects were refused. */
    List<Port> refusedPorts() {
        return refusedPorts.stream().mapToObj(Port::new).toList();
    }

    private static boolean isRefused(Attempt attempt) {
        return attempt.outcome().gave(ECONNREFUSED);
    }
}

package dev.bindsight.diagnosis;

import dev.bindsight.model.Resolution;
import dev.bindsight.model.fact.Diagnosis;
import dev.bindsight.model.fact.Finding;
import dev.bindsight.probe.ConnectRequest;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What came of a connect.
 *
 * @param request what was asked for
 * @param resolution what the name resolved to, absent if the lookup was cancelled
 * @param findings one per address and port, by port and then in the order of the addresses; shorter
 *     if it was cancelled
 * @param unresolved why there was nothing to connect to, absent if the name has addresses
 * @param cancelled whether the user ended it early
 */
public record ConnectReport(
        ConnectRequest request,
        @Nullable Resolution resolution,
        List<Finding> findings,
        @Nullable Diagnosis unresolved,
        boolean cancelled) {
    /** Copies the list. */
    public ConnectReport {
        findings = List.copyOf(findings);
    }
}

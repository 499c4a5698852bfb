package dev.bindsight.view.explain;

import dev.bindsight.diagnosis.ReportDiagnosis;
import dev.bindsight.diagnosis.ReportFinding;
import dev.bindsight.diagnosis.ReportFinding.Now;
import dev.bindsight.diagnosis.observation.ReportOrigin;
import dev.bindsight.explain.FoundError;
import dev.bindsight.model.Cause;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.Probe;
import dev.bindsight.model.fact.BindReason;
import dev.bindsight.model.fact.Diagnosis;
import dev.bindsight.model.fact.Happened;
import dev.bindsight.model.fact.Offer;
import dev.bindsight.probe.Cancellation;
import dev.bindsight.view.sample.Sample;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** Tells of every error that it is still so, and remembers what it was asked. */
final class ScriptedReports implements ReportDiagnosis {
    private final List<FoundError> asked = new ArrayList<>();
    private final List<String> origins = new ArrayList<>();

    /** What it was asked about, the first first. */
    List<FoundError> asked() {
        return List.copyOf(asked);
    }

    /** The texts that these stood in. */
    List<String> origins() {
        return List.copyOf(origins);
    }

    @Override
    public ReportFinding explain(FoundError found, ReportOrigin origin, Cancellation cancellation) {
        asked.add(found);
        origins.add(origin.text());
        return finding(found, null, null);
    }

    /** What is found about an error that is still so. */
    static ReportFinding finding(
            FoundError found, @Nullable Probe probe, @Nullable Inventory seen, Offer... offers) {
        return new ReportFinding(
                found,
                Now.STILL,
                Sample.NOW,
                probe,
                null,
                new Diagnosis(
                        new Cause.Undetermined(),
                        new Happened.Connected(),
                        new BindReason.Unknown(),
                        List.of(),
                        List.of(offers),
                        seen));
    }
}

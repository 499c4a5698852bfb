package dev.bindsight.view.gallery;

import dev.bindsight.model.Attempt;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.fact.Finding;
import dev.bindsight.view.explain.ExplainPieces;
import dev.bindsight.view.finding.FindingCard;
import dev.bindsight.view.finding.FixRow;
import dev.bindsight.view.finding.Tone;
import dev.bindsight.view.finding.TraceSection;
import dev.bindsight.view.finding.VerdictHeading;
import dev.bindsight.view.sample.ConnectSample;
import dev.bindsight.view.trace.CompactTrace;
import dev.bindsight.view.trace.DecidingCall;

import javafx.scene.layout.Region;

import java.time.InstantSource;
import java.util.List;
import java.util.Objects;

/** What a finding is shown with. */
final class FindingExhibits {
    private static final double WIDE = 760;
    private static final Endpoint PLACE = ConnectSample.endpoint("93.184.215.14", 443);

    private FindingExhibits() {}

    static List<Exhibit> all() {
        Attempt attempt = ConnectSample.silent(PLACE).attempt();
        var trace = new TraceSection(attempt, TraceSection.counted(attempt));
        return List.of(
                new Exhibit("What went wrong", wide(refused(ConnectSample.silent(PLACE)))),
                new Exhibit("What worked", wide(worked())),
                new Exhibit("What was read", ExplainPieces.all()),
                new Exhibit("Trace", wide(trace)),
                new Exhibit(
                        "Small trace",
                        wide(new CompactTrace(attempt.trace(), DecidingCall.of(attempt)))));
    }

    private static FindingCard refused(Finding finding) {
        var diagnosis = Objects.requireNonNull(finding.diagnosis());
        var card = new FindingCard(FindingCard.Form.WIDE, Tone.REFUSED);
        card.sections()
                .add(
                        "What happened",
                        List.of(
                                new VerdictHeading(
                                        "connect " + PLACE, "ETIMEDOUT", "ETIMEDOUT", "3.07 s")));
        card.sections().addEvidence(diagnosis.evidence(), _ -> {});
        card.sections()
                .add(
                        "What to do",
                        FixRow.rows(diagnosis.offers(), _ -> {}, InstantSource.system()));
        return card;
    }

    private static FindingCard worked() {
        var card = new FindingCard(FindingCard.Form.WIDE, Tone.OK);
        card.sections()
                .add(
                        "What happened",
                        List.of(new VerdictHeading("connect " + PLACE, "OK", null, "24.1 ms")));
        return card;
    }

    private static <R extends Region> R wide(R node) {
        node.setPrefWidth(WIDE);
        return node;
    }
}

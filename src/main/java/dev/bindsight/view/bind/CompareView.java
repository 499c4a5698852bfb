package dev.bindsight.view.bind;

import dev.bindsight.model.Attempt;
import dev.bindsight.model.fact.Diagnosis;
import dev.bindsight.text.DurationText;
import dev.bindsight.text.Texts;
import dev.bindsight.view.finding.Difference;
import dev.bindsight.view.look.Nodes;
import dev.bindsight.view.trace.DecidingCall;
import dev.bindsight.view.trace.TraceBox;
import dev.bindsight.words.DiagnosisText;

import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.List;

/** Two results side by side, the older at the left; what differs is marked. */
final class CompareView extends VBox {
    private final BindText words;

    CompareView(BindResult one, BindResult other, BindText words) {
        this.words = words;
        boolean inOrder = !one.attempt().at().isAfter(other.attempt().at());
        BindResult older = inOrder ? one : other;
        BindResult newer = inOrder ? other : one;
        getStyleClass().add("result-content");
        setId("compare");
        var title = Nodes.label(Texts.get("bind.compare.title"), "screen-title");
        var changed = new Label(words.changed(older.finding(), newer.finding()));
        changed.setId("compare-changed");
        changed.setWrapText(true);
        changed.setMinHeight(Region.USE_PREF_SIZE);
        var difference =
                new Difference(
                        List.of(
                                new Difference.Row(
                                        Texts.get("bind.compare.when"), time(older), time(newer)),
                                new Difference.Row(
                                        Texts.get("verdict.happened"),
                                        happened(older),
                                        happened(newer)),
                                new Difference.Row(
                                        Texts.get("bind.compare.options"),
                                        options(older),
                                        options(newer)),
                                new Difference.Row(
                                        Texts.get("verdict.why"), why(older), why(newer)),
                                new Difference.Row(
                                        Texts.get("bind.compare.took"), took(older), took(newer))));
        getChildren()
                .addAll(
                        title,
                        changed,
                        difference.grid(difference.rows().size(), "verdict-label"),
                        trace(older),
                        trace(newer));
    }

    private String time(BindResult result) {
        return words.time(result.attempt().at());
    }

    private static String happened(BindResult result) {
        Attempt attempt = result.attempt();
        return BindText.call(attempt) + " → " + BindText.result(attempt.outcome());
    }

    private static String options(BindResult result) {
        var options = BindText.options(result.probe());
        return options.isEmpty() ? Texts.get("bind.compare.plain") : String.join(", ", options);
    }

    private static String why(BindResult result) {
        Diagnosis diagnosis = result.finding().diagnosis();
        return diagnosis == null
                ? BindText.meaning(result)
                : DiagnosisText.summary(diagnosis).text();
    }

    private static String took(BindResult result) {
        return DurationText.measured(result.attempt().elapsed());
    }

    private VBox trace(BindResult result) {
        var heading = Nodes.label(Texts.get("bind.compare.trace", time(result)), "muted", "small");
        Attempt attempt = result.attempt();
        return new VBox(4, heading, new TraceBox(attempt.trace(), DecidingCall.of(attempt)));
    }
}

package dev.bindsight.view.bind;

import dev.bindsight.model.Attempt;
import dev.bindsight.model.fact.Diagnosis;
import dev.bindsight.text.DurationText;
import dev.bindsight.text.Texts;
import dev.bindsight.view.look.Icons;
import dev.bindsight.view.look.Nodes;
import dev.bindsight.view.trace.DecidingCall;
import dev.bindsight.view.trace.TraceBox;
import dev.bindsight.words.DiagnosisText;

import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;

/** Two results side by side, the older at the left; what differs is marked. */
final class CompareView extends VBox {
    private final BindText words;
    private final GridPane grid = new GridPane();

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
        grid.getStyleClass().add("compare");
        var names = new ColumnConstraints(116);
        var mark = new ColumnConstraints(20);
        mark.setHalignment(HPos.LEFT);
        var value = new ColumnConstraints();
        value.setHgrow(Priority.ALWAYS);
        value.setMinWidth(0);
        value.setPrefWidth(300);
        grid.getColumnConstraints().addAll(names, mark, value, value);
        row(Texts.get("bind.compare.when"), time(older), time(newer));
        row(Texts.get("verdict.happened"), happened(older), happened(newer));
        row(Texts.get("bind.compare.options"), options(older), options(newer));
        row(Texts.get("verdict.why"), why(older), why(newer));
        row(Texts.get("bind.compare.took"), took(older), took(newer));
        getChildren().addAll(title, changed, grid, trace(older), trace(newer));
    }

    private void row(String name, String left, String right) {
        int at = grid.getRowCount();
        var label = Nodes.label(name, "verdict-label");
        grid.add(label, 0, at);
        if (!left.equals(right)) {
            var differs = Icons.of(Feather.CHEVRON_RIGHT, Icons.ROW, "accent");
            differs.setAccessibleText(Texts.get("bind.compare.differs"));
            grid.add(differs, 1, at);
        }
        grid.add(Nodes.words(left), 2, at);
        grid.add(Nodes.words(right), 3, at);
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

package dev.bindsight.view.finding;

import atlantafx.base.theme.Styles;

import dev.bindsight.model.Attempt;
import dev.bindsight.model.TracedCall;
import dev.bindsight.model.fact.Finding;
import dev.bindsight.text.DurationText;
import dev.bindsight.text.Texts;
import dev.bindsight.text.TraceText;
import dev.bindsight.view.look.Hint;
import dev.bindsight.view.look.Icons;
import dev.bindsight.view.look.Nodes;
import dev.bindsight.view.trace.DecidingCall;
import dev.bindsight.view.trace.TraceBox;

import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

import java.time.Duration;
import java.util.List;

/** The calls of an attempt below a line that says how many they are; the line opens and closes. */
public final class TraceSection extends VBox {
    private static final PseudoClass COLLAPSED = PseudoClass.getPseudoClass("collapsed");

    private final TraceBox box;
    private final ToggleButton toggle;

    /**
     * A trace.
     *
     * @param detail what stands beside the heading, as {@link #counted} says it
     * @param buttons at the right of the heading
     */
    public TraceSection(Attempt attempt, String detail, Node... buttons) {
        this("trace-section", attempt.trace(), DecidingCall.of(attempt), detail, buttons);
    }

    private TraceSection(
            String styleClass,
            List<TracedCall> calls,
            @Nullable TracedCall deciding,
            String detail,
            Node... buttons) {
        getStyleClass().add(styleClass);
        getStylesheets().add(FindingCard.sheet());
        box = new TraceBox(calls, deciding);
        toggle = new ToggleButton(Texts.get("verdict.trace"));
        toggle.setId("trace-toggle");
        toggle.getStyleClass().setAll("trace-toggle");
        toggle.setMinWidth(USE_PREF_SIZE);
        toggle.setSelected(true);
        toggle.selectedProperty().subscribe(this::expand);
        var words = Nodes.label(detail, "muted", "trace-detail");
        words.setMinWidth(0);
        Hint.on(words, detail);
        var head = Nodes.row("trace-head", toggle, words, Nodes.space());
        for (Node button : buttons) {
            button.getStyleClass().add(Styles.SMALL);
            head.getChildren().add(button);
        }
        head.setOnMouseClicked(_ -> toggle.fire());
        getChildren().add(0, head);
    }

    /**
     * The foot of a card, closed: how many calls a finding has, and what decided it.
     *
     * @param calls at least one
     */
    public static TraceSection foot(Finding finding, List<TracedCall> calls) {
        TracedCall deciding = DecidingCall.of(finding.attempt());
        String detail =
                deciding == null
                        ? Texts.get("connect.trace.calls", calls.size())
                        : Texts.get(
                                "connect.trace.deciding", calls.size(), TraceText.call(deciding));
        var foot = new TraceSection("card-trace", calls, deciding, detail);
        foot.collapse();
        return foot;
    }

    /** How many calls there are, and how long all of them took, the close included. */
    public static String counted(Attempt attempt) {
        Duration all =
                attempt.trace().stream()
                        .map(TracedCall::duration)
                        .reduce(Duration.ZERO, Duration::plus);
        return Texts.get("verdict.calls", attempt.trace().size(), DurationText.measured(all));
    }

    /** Closes it down to its line. */
    public void collapse() {
        toggle.setSelected(false);
    }

    private void expand(boolean open) {
        pseudoClassStateChanged(COLLAPSED, !open);
        toggle.setGraphic(Icons.of(open ? Feather.CHEVRON_DOWN : Feather.CHEVRON_RIGHT, 16));
        toggle.setAccessibleText(Texts.get(open ? "verdict.trace.close" : "verdict.trace.open"));
        getChildren().remove(box);
        if (open) {
            getChildren().add(box);
        }
    }
}

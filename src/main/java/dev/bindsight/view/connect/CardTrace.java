package dev.bindsight.view.connect;

import dev.bindsight.model.TracedCall;
import dev.bindsight.model.fact.Finding;
import dev.bindsight.text.Texts;
import dev.bindsight.text.TraceText;
import dev.bindsight.view.look.Icons;
import dev.bindsight.view.look.Nodes;
import dev.bindsight.view.trace.DecidingCall;
import dev.bindsight.view.trace.TraceBox;

import javafx.scene.control.ToggleButton;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

import java.util.List;

/** The foot of a card: one line that says what decided it, and opens the calls. */
final class CardTrace extends VBox {
    /** The foot of a card whose calls are {@code calls}. */
    CardTrace(Finding finding, List<TracedCall> calls) {
        getStyleClass().add("card-trace");
        @Nullable TracedCall deciding = DecidingCall.of(finding.attempt());
        var box = new TraceBox(calls, deciding);
        var toggle = new ToggleButton(Texts.get("connect.trace"));
        toggle.getStyleClass().setAll("trace-toggle");
        toggle.setMinWidth(USE_PREF_SIZE);
        var summary = Nodes.label(summary(calls, deciding), "mono", "muted");
        summary.setMinWidth(0);
        var line = Nodes.row("trace-line", toggle, summary);
        line.setOnMouseClicked(_ -> toggle.fire());
        getChildren().add(line);
        toggle.selectedProperty()
                .subscribe(open -> {
                    toggle.setGraphic(
                            Icons.of(
                                    open ? Feather.CHEVRON_DOWN : Feather.CHEVRON_RIGHT,
                                    Icons.BAR));
                    toggle.setAccessibleText(
                            Texts.get(open ? "connect.trace.close" : "connect.trace.open"));
                    getChildren().remove(box);
                    if (open) {
                        getChildren().add(box);
                    }
                });
    }

    private static String summary(List<TracedCall> calls, @Nullable TracedCall deciding) {
        return deciding == null
                ? Texts.get("connect.trace.calls", calls.size())
                : Texts.get("connect.trace.deciding", calls.size(), TraceText.call(deciding));
    }
}

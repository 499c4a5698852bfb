package dev.bindsight.view.trace;

import dev.bindsight.model.TracedCall;
import dev.bindsight.text.TraceText;
import dev.bindsight.view.look.Nodes;

import javafx.css.PseudoClass;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** A trace for a narrow pane: no durations, and a long call goes on in the next line. */
public final class CompactTrace extends VBox {
    private static final PseudoClass DECIDING = PseudoClass.getPseudoClass("deciding");

    /**
     * A trace.
     *
     * @param deciding the call that decided the outcome, absent if none did
     */
    public CompactTrace(List<TracedCall> calls, @Nullable TracedCall deciding) {
        getStyleClass().addAll("trace", "compact");
        Nodes.style(this, CompactTrace.class, "trace.css");
        for (TracedCall call : calls) {
            var line =
                    new TextFlow(
                            part(call.syscall().label(), "call"),
                            part("(" + TraceText.arguments(call) + ")", "arguments"),
                            part(" = " + TraceText.result(call), "result"));
            line.getStyleClass().add("compact-line");
            line.pseudoClassStateChanged(DECIDING, call == deciding);
            line.setAccessibleText(TraceText.call(call));
            getChildren().add(line);
        }
    }

    private static Text part(String text, String styleClass) {
        var part = new Text(text);
        part.getStyleClass().addAll("part", styleClass);
        return part;
    }
}

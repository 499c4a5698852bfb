package dev.bindsight.view.finding;

import dev.bindsight.model.TracedCall;
import dev.bindsight.view.trace.TraceBox;

import javafx.scene.control.ButtonBase;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** Opens and closes a trace below the row that its calls bear out. */
final class TraceToggle {
    private TraceToggle() {}

    /**
     * Lets a button open the trace at the end of {@code row}.
     *
     * @param show the words of the button while the trace is closed
     * @param hide its words while it is open
     */
    static void install(
            ButtonBase button, VBox row, List<TracedCall> calls, String show, String hide) {
        var box = new TraceBox(calls, last(calls));
        button.setText(show);
        button.setOnAction(_ -> {
            boolean opens = !row.getChildren().remove(box);
            if (opens) {
                row.getChildren().add(box);
            }
            button.setText(opens ? hide : show);
        });
    }

    /** The call that failed; where none did, that all went well decides and no line stands out. */
    private static @Nullable TracedCall last(List<TracedCall> calls) {
        return calls.reversed().stream().filter(call -> !call.ok()).findFirst().orElse(null);
    }
}

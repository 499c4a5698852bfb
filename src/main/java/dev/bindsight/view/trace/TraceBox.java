package dev.bindsight.view.trace;

import dev.bindsight.model.Errno;
import dev.bindsight.model.SyscallResult;
import dev.bindsight.model.TracedCall;
import dev.bindsight.text.DurationText;
import dev.bindsight.text.TraceText;
import dev.bindsight.view.look.Icons;
import dev.bindsight.view.look.Nodes;
import dev.bindsight.view.navigation.ErrnoLink;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

import java.util.List;

/**
 * System calls in the order they were made, one line each: {@code call(arguments) = result} and how
 * long it took. The line that decided the outcome carries an arrow and a tint.
 */
public final class TraceBox extends VBox {
    private static final PseudoClass DECIDING = PseudoClass.getPseudoClass("deciding");
    private static final PseudoClass REFUSED = PseudoClass.getPseudoClass("refused");

    /**
     * A trace.
     *
     * @param deciding the call that decided the outcome, absent if none did
     */
    public TraceBox(List<TracedCall> calls, @Nullable TracedCall deciding) {
        getStyleClass().add("trace");
        Nodes.style(this, TraceBox.class, "trace.css");
        for (TracedCall call : calls) {
            getChildren().add(line(call, call == deciding));
        }
    }

    private static Node line(TracedCall traced, boolean deciding) {
        var gutter = Nodes.styled(new StackPane(), "gutter");
        if (deciding) {
            gutter.getChildren().add(Icons.of(Feather.ARROW_RIGHT, Icons.ROW));
        }
        var call = part(traced.syscall().label(), "call");
        call.setMinWidth(USE_PREF_SIZE);
        var arguments = part("(" + TraceText.arguments(traced) + ")", "arguments");
        arguments.setMinWidth(0);
        var result = part(" = " + value(traced), "result");
        result.setMinWidth(USE_PREF_SIZE);
        var duration = Nodes.whole(DurationText.measured(traced.duration()), "duration");
        var line = new HBox(gutter, call, arguments, result);
        if (traced.result() instanceof SyscallResult.Failed(Errno errno)) {
            var number = part(" (" + errno.number() + ")", "result");
            number.setMinWidth(USE_PREF_SIZE);
            line.getChildren().addAll(new ErrnoLink(errno.name()), number);
        }
        line.getChildren().addAll(Nodes.space(), duration);
        line.getStyleClass().add("trace-line");
        line.setAlignment(Pos.CENTER_LEFT);
        line.pseudoClassStateChanged(DECIDING, deciding);
        line.pseudoClassStateChanged(REFUSED, traced.isInVain());
        line.setAccessibleText(TraceText.call(traced));
        Tooltip.install(line, new Tooltip(TraceText.call(traced)));
        return line;
    }

    /** What the call returned, with a space behind it where the errno follows. */
    private static String value(TracedCall call) {
        return switch (call.result()) {
            case SyscallResult.Returned(long value) -> Long.toString(value);
            case SyscallResult.Failed(Errno errno) -> errno.isReturned() ? "" : "-1 ";
        };
    }

    private static Label part(String text, String styleClass) {
        var part = new Label(text);
        part.getStyleClass().add(styleClass);
        return part;
    }
}

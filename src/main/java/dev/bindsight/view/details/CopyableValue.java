package dev.bindsight.view.details;

import dev.bindsight.text.CommandText;
import dev.bindsight.text.Texts;
import dev.bindsight.view.copy.Clipboards;

import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;

/** A value that is shortened in the middle, told by its tooltip, and can be copied in full. */
final class CopyableValue {
    /** What fits beside a field's name in the pane's 304 pixels. */
    static final int LONGEST_PATH = 30;

    /** What a tooltip tells before it would cover the window. */
    private static final int LONGEST_TOOLTIP = 800;

    private CopyableValue() {}

    static Label of(String text, String styleClass) {
        String line = CommandText.shortened(text, CommandText.LINE);
        var value = new Label(PathShortener.shorten(line, LONGEST_PATH));
        value.getStyleClass().add(styleClass);
        value.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        value.setMinWidth(0);
        value.setMaxWidth(Double.MAX_VALUE);
        var tooltip = new Tooltip(tooltip(text));
        tooltip.setWrapText(true);
        tooltip.setMaxWidth(560);
        value.setTooltip(tooltip);
        value.setContextMenu(copyMenu(text));
        return value;
    }

    /** Copies a value in full. */
    static ContextMenu copyMenu(String text) {
        var copy = new MenuItem(Texts.get("details.copyValue"));
        copy.setOnAction(_ -> Clipboards.put(text));
        return new ContextMenu(copy);
    }

    private static String tooltip(String text) {
        return text.length() <= LONGEST_TOOLTIP
                ? text
                : Texts.get(
                        "details.longValue",
                        CommandText.shortened(text, LONGEST_TOOLTIP),
                        text.length() - LONGEST_TOOLTIP + 1);
    }
}

package dev.bindsight.view.connections;

import dev.bindsight.model.SocketKey;
import dev.bindsight.view.rows.Row;

import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;

import org.jspecify.annotations.Nullable;

import java.util.function.Function;

/** A cell with a text, and a tooltip that is put together only when the pointer comes. */
class ConnectionCell extends TableCell<Row<SocketKey, ConnectionRow>, ConnectionRow> {
    private static final double WIDEST = 480;

    private final Function<ConnectionRow, @Nullable String> text;
    private final Function<ConnectionRow, @Nullable String> explanation;
    private @Nullable ConnectionRow shown;
    private boolean fresh = true;

    /**
     * @param text what it says, absent for nothing
     * @param explanation what explains it, absent where it speaks for itself
     */
    ConnectionCell(
            Function<ConnectionRow, @Nullable String> text,
            Function<ConnectionRow, @Nullable String> explanation,
            String... styleClasses) {
        this.text = text;
        this.explanation = explanation;
        getStyleClass().addAll(styleClasses);
        setOnMouseEntered(_ -> hint());
    }

    @Override
    protected void updateItem(@Nullable ConnectionRow facts, boolean empty) {
        super.updateItem(facts, empty);
        ConnectionRow next = empty ? null : facts;
        // the same is shown when the row goes to another place
        if (fresh || next != shown) {
            fresh = false;
            shown = next;
            show(next);
        }
    }

    /** Shows what a row says, or nothing. */
    void show(@Nullable ConnectionRow facts) {
        setText(facts == null ? null : text.apply(facts));
    }

    private void hint() {
        ConnectionRow facts = getItem();
        String words = isEmpty() || facts == null ? null : explanation.apply(facts);
        if (words == null && isTextTruncated()) {
            words = getText();
        }
        if (words == null) {
            setTooltip(null);
        } else {
            var tooltip = new Tooltip(words);
            tooltip.setWrapText(true);
            tooltip.setMaxWidth(WIDEST);
            setTooltip(tooltip);
        }
    }
}

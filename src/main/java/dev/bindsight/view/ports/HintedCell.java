package dev.bindsight.view.ports;

import dev.bindsight.model.SocketKey;
import dev.bindsight.view.rows.Row;

import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;

import org.jspecify.annotations.Nullable;

/**
 * A cell with a tooltip, put together only when the pointer comes: what explains it, or the whole
 * of what is cut off.
 */
abstract class HintedCell extends TableCell<Row<SocketKey, PortFacts>, PortFacts> {
    private static final double WIDEST = 480;

    HintedCell() {
        setOnMouseEntered(_ -> hint());
    }

    /** What explains the facts, absent where they speak for themselves. */
    abstract @Nullable String explanation(PortFacts facts);

    /** The text of the cell if some of it is cut off. */
    @Nullable String cutOff() {
        return isTextTruncated() ? getText() : null;
    }

    private void hint() {
        PortFacts facts = getItem();
        String text = isEmpty() || facts == null ? null : hint(facts);
        Tooltip tooltip = getTooltip();
        if (text == null) {
            setTooltip(null);
        } else if (tooltip == null) {
            var made = new Tooltip(text);
            made.setWrapText(true);
            made.setMaxWidth(WIDEST);
            setTooltip(made);
        } else {
            tooltip.setText(text);
        }
    }

    private @Nullable String hint(PortFacts facts) {
        boolean ofSocket = facts.group() == null || this instanceof OwnerCell;
        String explanation = ofSocket ? explanation(facts) : null;
        return explanation == null ? cutOff() : explanation;
    }
}

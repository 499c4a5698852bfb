package dev.bindsight.view.explain;

import dev.bindsight.view.look.Nodes;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.MenuButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.text.Text;

import java.util.List;

/**
 * A row of words with buttons at its end. Where there is no room for the words of the buttons they
 * are their icons alone, of which a hint says what they do; where that does not suffice the last of
 * the words is left out.
 */
class HeadRow extends HBox {
    private final List<? extends ButtonBase> buttons;
    private final Node least;

    /**
     * A row.
     *
     * @param words what stands before the buttons, what can be spared last
     */
    HeadRow(List<? extends Node> words, List<? extends ButtonBase> buttons) {
        this.buttons = buttons;
        getStyleClass().add("explain-head");
        setAlignment(Pos.CENTER_LEFT);
        least = words.getLast();
        getChildren().addAll(words);
        if (words.stream().noneMatch(each -> getHgrow(each) == Priority.ALWAYS)) {
            getChildren().add(Nodes.space());
        }
        getChildren().addAll(buttons);
        buttons.forEach(button -> button.setAccessibleText(button.getText()));
        widthProperty().subscribe(_ -> fit());
    }

    /** Finds out anew what there is room for: to be called when its words have changed. */
    final void fit() {
        if (getWidth() > 0) {
            Nodes.show(least, true);
            boolean narrow = width(true) > getWidth();
            ContentDisplay display = narrow ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT;
            buttons.forEach(button -> button.setContentDisplay(display));
            Nodes.show(least, !narrow || width(false) <= getWidth());
        }
    }

    /** How wide it would be with the words of its buttons, or without. */
    private double width(boolean worded) {
        double wide = getInsets().getLeft() + getInsets().getRight();
        List<Node> shown = getManagedChildren();
        for (Node node : shown) {
            wide += node instanceof ButtonBase button ? width(button, worded) : node.prefWidth(-1);
        }
        return wide + getSpacing() * Math.max(0, shown.size() - 1);
    }

    private static double width(ButtonBase button, boolean worded) {
        Node icon = button.getGraphic();
        double wide = button.getInsets().getLeft() + button.getInsets().getRight();
        wide += icon == null ? 0 : icon.prefWidth(-1);
        double words = icon == null ? 0 : button.getGraphicTextGap();
        var text = new Text(button.getText());
        text.setFont(button.getFont());
        words += Math.ceil(text.getLayoutBounds().getWidth());
        if (button instanceof MenuButton) {
            // what its arrow takes is nowhere to be asked for
            boolean isWorded = button.getContentDisplay() != ContentDisplay.GRAPHIC_ONLY;
            return button.prefWidth(-1) + (isWorded == worded ? 0 : worded ? words : -words);
        }
        return worded ? wide + words : wide;
    }
}

package dev.bindsight.view.look;

import javafx.scene.control.TextArea;
import javafx.scene.text.Text;

/** A command that is shown whole, over as many lines as it takes, and can be selected. */
final class CommandBox extends TextArea {
    /** As the style sheet has them: beside the text, and above and below it, with the border. */
    private static final double BESIDE = 9;

    private static final double ABOVE = 6;

    /** A text area breaks a line a little earlier than a text of that width. */
    private static final double SLACK = 4;

    /** What a sheet leaves beside a button to copy, until the layout says it. */
    private static final double FIRST_GUESS = 440;

    CommandBox(String command) {
        super(command);
        setEditable(false);
        setWrapText(true);
        setPrefColumnCount(1);
        setMinHeight(USE_PREF_SIZE);
        setMaxHeight(USE_PREF_SIZE);
        setMaxWidth(Double.MAX_VALUE);
        getStyleClass().addAll("mono", "command-box");
        widthProperty().subscribe(this::fit);
        fontProperty().subscribe(this::fit);
    }

    private void fit() {
        double width = getWidth() > 0 ? getWidth() : FIRST_GUESS;
        var text = new Text(getText());
        text.setFont(getFont());
        text.setWrappingWidth(Math.max(1, width - 2 * BESIDE - SLACK));
        setPrefHeight(Math.ceil(text.getLayoutBounds().getHeight()) + 2 * ABOVE);
    }
}

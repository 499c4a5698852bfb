package dev.bindsight.view.look;

import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyEvent;

/**
 * What a dialog tells between its head and its foot: as high as its content, as far as the window
 * allows. The keyboard goes to it where there is something to scroll to.
 */
public final class BodyScroll extends ScrollPane {
    private final double width;

    /**
     * An empty one.
     *
     * @param width how wide its content will be, as the style sheet has it, in pixels
     */
    public BodyScroll(double width, String styleClass) {
        this.width = width;
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        getStyleClass().addAll("dialog-body", styleClass);
        setMinHeight(0);
        viewportBoundsProperty().subscribe(_ -> offerFocus());
        contentProperty().flatMap(Node::layoutBoundsProperty).subscribe(_ -> offerFocus());
    }

    private void offerFocus() {
        Node content = getContent();
        setFocusTraversable(
                content != null
                        && content.getLayoutBounds().getHeight() > getViewportBounds().getHeight());
    }

    /** Turns the pages of a long text for keys that whoever has the focus did not take. */
    void turn(KeyEvent event) {
        Node content = getContent();
        double seen = getViewportBounds().getHeight();
        double hidden = content == null ? 0 : content.getLayoutBounds().getHeight() - seen;
        if (hidden <= 0) {
            return;
        }
        double page = seen / hidden;
        switch (event.getCode()) {
            case PAGE_DOWN -> setVvalue(Math.min(getVmax(), getVvalue() + page));
            case PAGE_UP -> setVvalue(Math.max(getVmin(), getVvalue() - page));
            case END -> setVvalue(getVmax());
            case HOME -> setVvalue(getVmin());
            default -> {
                return;
            }
        }
        event.consume();
    }

    /** A dialog asks for this without telling its width, on which the height of text depends. */
    @Override
    protected double computePrefHeight(double ignored) {
        Node content = getContent();
        return content == null ? 0 : Math.ceil(content.prefHeight(width));
    }
}

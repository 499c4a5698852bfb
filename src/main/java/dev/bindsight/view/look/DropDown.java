package dev.bindsight.view.look;

import javafx.application.ConditionalFeature;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.layout.Region;

import org.controlsfx.control.PopOver;

import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What opens at a button for as long as it is wanted: ControlsFX's pop-over in the colours of the
 * theme. The Tab key and the arrows go round in it; Escape and a click beside it close it.
 */
public final class DropDown {
    private static final double ARROW = 8;
    private static final double CORNER = 6;
    private static final double BESIDE = -4;

    private final PopOver popOver = new PopOver();
    private final Control button;
    private final Supplier<? extends Region> content;
    private Consumer<Node> closed = _ -> {};

    /**
     * Closed.
     *
     * @param button what it points at
     * @param where the side of it on which its arrow is
     * @param name what it is called by a screen reader
     * @param content made anew each time that it opens
     */
    public DropDown(
            Control button,
            PopOver.ArrowLocation where,
            String name,
            Supplier<? extends Region> content) {
        this.button = button;
        this.content = content;
        popOver.setArrowLocation(where);
        if (Platform.isSupported(ConditionalFeature.TRANSPARENT_WINDOW)) {
            popOver.setArrowSize(ARROW);
            popOver.setArrowIndent(2 * ARROW);
            popOver.setCornerRadius(CORNER);
        } else {
            // a desktop that does not compose windows draws what is beside them in white
            popOver.setArrowSize(0);
            popOver.setCornerRadius(0);
            popOver.getStyleClass().add("flat");
            popOver.getRoot().getStyleClass().add("flat");
        }
        popOver.setDetachable(false);
        // a fade would have everything drawn sixty times a second for nothing
        popOver.setAnimated(false);
        // its own sheet has colours of its own, over those of the theme
        popOver.getRoot().getStylesheets().clear();
        popOver.getRoot().setAccessibleText(name);
        popOver.setOnHidden(_ -> closed.accept(popOver.getContentNode()));
    }

    /** Has something done with its content each time that it was closed. */
    public void whenClosed(Consumer<Node> then) {
        closed = then;
    }

    /** Opens it, or closes it if it is open. */
    public void toggle() {
        if (popOver.isShowing()) {
            popOver.hide();
            return;
        }
        Region shown = content.get();
        popOver.setContentNode(shown);
        popOver.show(button, BESIDE);
        Platform.runLater(new TabOrder(shown)::begin);
    }

    /** Closes it. */
    public void close() {
        popOver.hide();
    }
}

package dev.bindsight.view.look;

import javafx.css.PseudoClass;
import javafx.scene.layout.Region;
import javafx.scene.transform.Scale;

/**
 * All of a window, drawn larger or smaller: it is laid out in the room that a zoom leaves and then
 * scaled, so that text, icons, rows and every distance grow together, whatever unit they are given
 * in. What opens in a window of its own (a menu, a tooltip) is not part of it and gets its text in
 * the same measure.
 */
public final class ZoomPane extends Region {
    /** For the style sheets: there is little room, as in half a screen. */
    private static final PseudoClass NARROW = PseudoClass.getPseudoClass("narrow");

    private static final double NARROW_BELOW = 900;

    /** There is hardly any room, as with everything twice as large on a small screen. */
    private static final PseudoClass TIGHT = PseudoClass.getPseudoClass("tight");

    private static final double TIGHT_BELOW = 740;

    private static final PseudoClass LOW = PseudoClass.getPseudoClass("low");
    private static final double LOW_BELOW = 640;

    private final Zoom zoom;
    private final Region content;
    private final Scale scale = new Scale();
    private final PopupText popups;

    /** The content of a window. */
    public ZoomPane(Region content, Zoom zoom) {
        this.zoom = zoom;
        this.content = content;
        content.getTransforms().add(scale);
        getChildren().add(content);
        popups = new PopupText(this, zoom.factor());
        zoom.percentProperty().subscribe(_ -> apply());
    }

    private void apply() {
        scale.setX(zoom.factor());
        scale.setY(zoom.factor());
        popups.scale(zoom.factor());
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth() / zoom.factor();
        double height = getHeight() / zoom.factor();
        content.pseudoClassStateChanged(NARROW, width < NARROW_BELOW);
        content.pseudoClassStateChanged(TIGHT, width < TIGHT_BELOW);
        content.pseudoClassStateChanged(LOW, height < LOW_BELOW);
        content.resizeRelocate(0, 0, width, height);
    }
}

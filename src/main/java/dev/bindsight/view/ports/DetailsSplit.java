package dev.bindsight.view.ports;

import dev.bindsight.settings.DetailsPlace;

import javafx.application.Platform;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.geometry.Side;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

import org.controlsfx.control.MasterDetailPane;

import java.util.function.Consumer;

/**
 * The list and its details side by side, with an edge between them that can be dragged. The details
 * keep their width in pixels whatever the width of the window, and can be closed.
 */
final class DetailsSplit extends MasterDetailPane {
    /** Below this width the details are there only while something is selected. */
    private static final double ROOM_FOR_BOTH = 1_000;

    /** Half of the edge, which {@link javafx.scene.control.SplitPane} centres on its position. */
    private static final double HALF_EDGE = 3;

    /** What the list keeps beside them where it can: an address, and all that is above it. */
    private static final double LEAST_LIST = 288;

    private static final int MOST_CORRECTIONS = 3;

    private final Region details;
    private final Consumer<DetailsPlace> remember;
    private DetailsPlace place;
    private boolean selected;
    private boolean asked;
    private boolean pressed;
    private int corrections;

    /**
     * @param place how it was left the last time
     * @param remember is told how it is left
     */
    DetailsSplit(Region list, Region details, DetailsPlace place, Consumer<DetailsPlace> remember) {
        super(Side.RIGHT, list, details, false);
        this.details = details;
        this.place = place;
        this.remember = remember;
        getStyleClass().add("details-split");
        setFocusTraversable(false);
        setAnimated(false);
        widthProperty().subscribe(_ -> layOut());
        details.widthProperty().subscribe(_ -> Platform.runLater(this::correct));
        addEventFilter(MouseEvent.MOUSE_PRESSED, _ -> pressed = true);
        addEventFilter(MouseEvent.MOUSE_RELEASED, _ -> dragged());
    }

    /** Whether the details are shown now. */
    ReadOnlyBooleanProperty shownProperty() {
        return showDetailNodeProperty();
    }

    /** Something is selected, or nothing is any more; told anew with every refresh. */
    void select(boolean something) {
        if (selected != something) {
            selected = something;
            layOut();
        }
    }

    /** Opens or closes the details, whatever room there is. */
    void toggle() {
        asked = !isShowDetailNode();
        keep(new DetailsPlace(place.width(), asked));
        layOut();
    }

    /** How wide the details are to be: as they were left, or less for the sake of the list. */
    private double wanted() {
        return Math.max(DetailsPlace.LEAST, Math.min(place.width(), getWidth() - LEAST_LIST));
    }

    private void layOut() {
        boolean room = getWidth() >= ROOM_FOR_BOTH || selected || asked;
        setShowDetailNode(place.open() && room);
        corrections = MOST_CORRECTIONS;
        if (getWidth() > 0 && !pressed) {
            setDividerPosition(1 - (wanted() + HALF_EDGE) / getWidth());
        }
    }

    /**
     * A window that is resized before it was laid out gives its new width to the details, wherever
     * the edge was put. In a window too narrow for them there is nothing to correct.
     */
    private void correct() {
        double off = details.getWidth() - wanted();
        if (isShowDetailNode() && !pressed && Math.abs(off) >= 1 && corrections > 0) {
            corrections--;
            setDividerPosition(getDividerPosition() + off / getWidth());
        }
    }

    private void dragged() {
        pressed = false;
        // where the edge was let go: the details have that width with the next layout only
        double dropped = (1 - getDividerPosition()) * getWidth() - HALF_EDGE;
        int width = (int) Math.round(Math.clamp(dropped, DetailsPlace.LEAST, DetailsPlace.MOST));
        if (isShowDetailNode() && Math.abs(width - wanted()) > 1) {
            keep(new DetailsPlace(width, place.open()));
        }
    }

    private void keep(DetailsPlace now) {
        place = now;
        remember.accept(now);
    }
}

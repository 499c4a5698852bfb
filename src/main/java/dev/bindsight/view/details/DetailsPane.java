package dev.bindsight.view.details;

import dev.bindsight.view.ports.PortActions;
import dev.bindsight.view.ports.PortSelection;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.scene.layout.VBox;

/** Everything known about what is selected, 304 pixels wide, at the right of the list. */
public final class DetailsPane extends VBox {
    /**
     * Shows a selection and follows it.
     *
     * @param selection what is selected; set again with every refresh
     * @param actions what its buttons do
     */
    public DetailsPane(ReadOnlyObjectProperty<PortSelection> selection, PortActions actions) {
        getStyleClass().add("details");
    }
}

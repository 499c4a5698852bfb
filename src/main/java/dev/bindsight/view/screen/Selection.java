package dev.bindsight.view.screen;

import javafx.beans.property.ReadOnlyObjectProperty;

/** A screen on which sockets can be selected. FX thread. */
@FunctionalInterface
public interface Selection {
    /** What is selected, as it was last read; set again with every reading. */
    ReadOnlyObjectProperty<SocketSelection> selectionProperty();
}

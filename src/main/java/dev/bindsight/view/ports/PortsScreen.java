package dev.bindsight.view.ports;

import javafx.scene.Node;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import java.util.List;

/** The Ports screen: header, list, what there is to say instead of a list, and details. */
public final class PortsScreen extends BorderPane {
    private final PortsTable table;

    /**
     * Puts the screen together.
     *
     * @param details what stands at the right
     */
    public PortsScreen(PortsModel model, PortsTable table, Node details) {
        this.table = table;
        getStyleClass().add("ports-screen");
        var list = new StackPane(table);
        var middle = new VBox(new PortsHeader(model, table.columns(), List::of), list);
        VBox.setVgrow(list, Priority.ALWAYS);
        setCenter(middle);
        setRight(details);
    }

    /** The list. */
    public PortsTable table() {
        return table;
    }
}

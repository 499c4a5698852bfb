package dev.bindsight.view.connections;

import dev.bindsight.text.Texts;
import dev.bindsight.view.look.Nodes;
import dev.bindsight.view.look.StateCard;

import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

import java.util.List;

/** The Connections screen: header, chips, list, what there is to say instead, and details. */
final class ConnectionsScreen extends HBox {
    private static final double ROOM_FOR_BOTH = 1_000;
    private static final double HEADER = 29;

    private final ConnectionsModel model;
    private final ConnectionPane pane;
    private final StackPane state = new StackPane();
    private final StateCard nothing =
            new StateCard(
                    Feather.LINK,
                    Texts.get("connections.nothing"),
                    List.of(StateCard.muted(Texts.get("connections.nothing.why"))),
                    List.of());
    private final StateCard hidden;

    ConnectionsScreen(
            ConnectionsModel model,
            ConnectionsHeader header,
            ConnectionsTable table,
            ConnectionPane pane,
            Runnable clear) {
        this.model = model;
        this.pane = pane;
        getStyleClass().add("connections-screen");
        Nodes.style(this, ConnectionsScreen.class, "connections.css");
        hidden =
                new StateCard(
                        Feather.FILTER,
                        Texts.get("connections.hidden"),
                        List.of(StateCard.muted(Texts.get("connections.hidden.why"))),
                        List.of(new Button(Texts.get("connections.hidden.clear"))));
        if (hidden.lookup(".button") instanceof Button all) {
            all.setId("connections-clear");
            all.setOnAction(_ -> clear.run());
        }
        state.setPickOnBounds(false);
        StackPane.setMargin(state, new Insets(HEADER, 0, 0, 0));
        var list = new StackPane(table, state);
        list.setMinSize(0, 0);
        VBox.setVgrow(list, Priority.ALWAYS);
        var left = Nodes.growing(new VBox(header, new ChipBar(model), list));
        left.setMinWidth(0);
        getChildren().addAll(left, Nodes.styled(new Region(), "pane-edge"), pane);
        pane.setMinWidth(Region.USE_PREF_SIZE);
        widthProperty().subscribe(_ -> show());
        model.selectedProperty().subscribe(_ -> show());
        model.secondProperty().subscribe(_ -> show());
        model.listedProperty().subscribe(_ -> show());
    }

    /** In a narrow window the details are there only while something is selected. */
    private void show() {
        boolean details = getWidth() >= ROOM_FOR_BOTH || model.selectedProperty().get() != null;
        Nodes.show(pane, details);
        Nodes.show(getChildren().get(1), details);
        Node says = over();
        List<Node> now = says == null ? List.of() : List.of(says);
        if (!state.getChildren().equals(now)) {
            state.getChildren().setAll(now);
        }
    }

    private @Nullable Node over() {
        if (model.inventoryProperty().get() == null || !model.rows().isEmpty()) {
            return null;
        }
        return model.countsProperty().get().all() == 0 ? nothing : hidden;
    }
}

package dev.bindsight.view.ports;

import dev.bindsight.text.Texts;
import dev.bindsight.view.look.IconButton;
import dev.bindsight.view.look.Segments;

import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import org.kordamp.ikonli.feather.Feather;

import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** The bar over the list: how many there are, which are listed, columns and export. */
final class PortsHeader extends HBox {
    PortsHeader(PortsModel model, TableColumns columns, Runnable export) {
        getStyleClass().add("screen-header");
        setAlignment(Pos.CENTER_LEFT);
        var title = new Label(Texts.get("ports.title"));
        title.getStyleClass().add("screen-title");
        title.setMinWidth(Region.USE_PREF_SIZE);
        var count = new Label();
        count.setId("ports-count");
        count.setMinWidth(0);
        count.getStyleClass().add("muted");
        count.textProperty().bind(model.countsProperty().map(_ -> countText(model)));
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        getChildren()
                .addAll(
                        title,
                        count,
                        space,
                        scopes(model),
                        menuButton(Feather.COLUMNS, Texts.get("ports.columns"), columns::menu),
                        bordered(
                                IconButton.of(
                                        Feather.DOWNLOAD, Texts.get("ports.export"), export)));
    }

    private static String countText(PortsModel model) {
        if (model.inventoryProperty().get() == null) {
            return "";
        }
        var counts = model.countsProperty().get();
        return model.search().filterProperty().get().isEmpty()
                ? Texts.get("ports.count." + model.scopeProperty().get(), counts.total())
                : Texts.get("ports.countFiltered", counts.matching(), counts.total());
    }

    private static HBox scopes(PortsModel model) {
        return Segments.of(
                model.scopeProperty(),
                List.of(Scope.values()),
                scope -> Texts.get("ports.scope." + scope),
                scope -> "scope-" + scope.name().toLowerCase(Locale.ROOT));
    }

    private static Button menuButton(Feather icon, String name, Supplier<List<MenuItem>> items) {
        var menu = new ContextMenu();
        Button[] made = new Button[1];
        Button button =
                IconButton.of(
                        icon,
                        name,
                        () -> {
                            menu.getItems().setAll(items.get());
                            menu.show(made[0], Side.BOTTOM, 0, 4);
                        });
        made[0] = button;
        return bordered(button);
    }

    private static Button bordered(Button button) {
        button.getStyleClass().add("bordered");
        return button;
    }
}

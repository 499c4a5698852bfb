package dev.bindsight.view.ports;

import dev.bindsight.text.Texts;
import dev.bindsight.view.command.Command;
import dev.bindsight.view.look.BarRoom;
import dev.bindsight.view.look.Hint;
import dev.bindsight.view.look.IconButton;
import dev.bindsight.view.look.Icons;
import dev.bindsight.view.look.Nodes;
import dev.bindsight.view.look.Segments;
import dev.bindsight.view.rows.ColumnsButton;
import dev.bindsight.view.rows.TableColumns;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;

import org.kordamp.ikonli.feather.Feather;

import java.util.List;
import java.util.Locale;

/** The bar over the list: how many there are, which are listed, columns, export and details. */
final class PortsHeader extends HBox {
    private static final PseudoClass ON = PseudoClass.getPseudoClass("on");

    private final PortsModel model;

    PortsHeader(
            PortsModel model, TableColumns<?, ?, ?> columns, DetailsSplit split, Runnable export) {
        this.model = model;
        getStyleClass().add("screen-header");
        setAlignment(Pos.CENTER_LEFT);
        var title = Nodes.whole(Texts.get("ports.title"), "screen-title");
        HBox scopes = scopes();
        MenuButton menu = scopeMenu();
        MenuButton icon = scopeIcon();
        Label count = count();
        getChildren()
                .addAll(
                        title,
                        count,
                        Nodes.space(),
                        scopes,
                        menu,
                        icon,
                        grouping(),
                        ColumnsButton.of(columns, "ports-columns"),
                        bordered(
                                IconButton.of(Feather.DOWNLOAD, Texts.get("ports.export"), export)),
                        details(split));
        // the count is worth more than the words of the scopes
        BarRoom.share(
                this,
                List.of(
                        List.of(title, count, scopes),
                        List.of(title, count, menu),
                        List.of(count, menu),
                        List.of(count, icon),
                        List.of(icon)));
    }

    private Label count() {
        var count = Nodes.named("ports-count", new Label());
        count.getStyleClass().add("muted");
        count.textProperty().bind(model.countsProperty().map(_ -> countText(model)));
        count.textProperty().subscribe(text -> Hint.on(count, text + "\n" + countHint()));
        model.question()
                .scopeProperty()
                .subscribe(_ -> Hint.on(count, count.getText() + "\n" + countHint()));
        return count;
    }

    /** Why the list has more rows than the machine has ports. */
    private String countHint() {
        var counts = model.countsProperty().get();
        int left = counts.total() - counts.ports();
        return model.question().scopeProperty().get() == Scope.BLOCKING && left > 0
                ? Texts.get("ports.countHint", counts.ports(), left)
                : Texts.get("ports.scopeAbout." + model.question().scopeProperty().get());
    }

    private Button grouping() {
        Button toggle =
                bordered(
                        IconButton.of(
                                Feather.LAYERS,
                                Command.GROUP.hint(Texts.get("ports.group")),
                                model.question()::group));
        toggle.setId("ports-group");
        model.question()
                .groupingProperty()
                .subscribe(grouping -> toggle.pseudoClassStateChanged(ON, grouping.on()));
        return toggle;
    }

    private static Button details(DetailsSplit split) {
        Button toggle =
                bordered(
                        IconButton.of(
                                Feather.SIDEBAR,
                                Command.DETAILS.hint(Texts.get("ports.details")),
                                split::toggle));
        toggle.setId("details-toggle");
        split.shownProperty().subscribe(shown -> toggle.pseudoClassStateChanged(ON, shown));
        return toggle;
    }

    private static String countText(PortsModel model) {
        if (model.inventoryProperty().get() == null) {
            return "";
        }
        var counts = model.countsProperty().get();
        return model.search().filterProperty().get().isEmpty()
                ? Texts.get("ports.count." + model.question().scopeProperty().get(), counts.total())
                : Texts.get("ports.countFiltered", counts.matching(), counts.total());
    }

    private HBox scopes() {
        HBox scopes =
                Segments.of(
                        model.question().scopeProperty(),
                        List.of(Scope.values()),
                        scope -> Texts.get("ports.scope." + scope),
                        scope -> "scope-" + scope.name().toLowerCase(Locale.ROOT));
        for (Node node : scopes.getChildren()) {
            if (node instanceof ToggleButton button && node.getUserData() instanceof Scope scope) {
                Hint.on(button, Texts.get("ports.scopeAbout." + scope));
            }
        }
        return scopes;
    }

    private MenuButton scopeMenu() {
        return Nodes.named("scope-menu", Nodes.whole(scopeItems()));
    }

    /** The same where there is no room for words. */
    private MenuButton scopeIcon() {
        MenuButton menu = Nodes.named("scope-icon", scopeItems());
        menu.getStyleClass().addAll("icon-button", "icon-menu", "bordered");
        menu.setGraphic(Icons.of(Feather.FILTER, Icons.BAR));
        menu.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        menu.textProperty().subscribe(text -> Hint.on(menu, text));
        return menu;
    }

    private MenuButton scopeItems() {
        var menu = new MenuButton();
        menu.textProperty()
                .bind(
                        model.question()
                                .scopeProperty()
                                .map(scope -> Texts.get("ports.scope." + scope)));
        for (Scope scope : Scope.values()) {
            var item = new MenuItem(Texts.get("ports.scope." + scope));
            item.setOnAction(_ -> model.question().scopeProperty().set(scope));
            menu.getItems().add(item);
        }
        return menu;
    }

    private static Button bordered(Button button) {
        button.getStyleClass().add("bordered");
        return button;
    }
}

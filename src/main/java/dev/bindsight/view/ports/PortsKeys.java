package dev.bindsight.view.ports;

import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.SocketKey;
import dev.bindsight.text.Texts;
import dev.bindsight.view.command.Command;
import dev.bindsight.view.command.CommandSet;
import dev.bindsight.view.look.Icons;
import dev.bindsight.view.rows.Row;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

import org.kordamp.ikonli.feather.Feather;

import java.util.List;

/**
 * What can be done with the selected rows, by context menu and by keyboard. The table is not given
 * the menu, it only asks for it: JavaFX makes the keys beside the items of a menu that a control
 * has keys of the whole window, and Enter or Delete are meant here only if the list has the focus.
 */
final class PortsKeys {
    private static final double MENU_INDENT = 24;

    private final PortsModel model;
    private final PortActions actions;
    private final CommandSet commands;
    private final ContextMenu menu = new ContextMenu();
    private final MenuItem filterPort = new MenuItem();
    private final MenuItem filterProcess = new MenuItem();

    private final MenuItem stop;
    private final OpenItems opening;

    private PortsKeys(PortsModel model, PortActions actions, String home) {
        this.model = model;
        this.actions = actions;
        commands = PortCommands.of(model.picked().selectionProperty(), actions);
        stop = commands.item(Command.STOP, "");
        opening = new OpenItems(commands, actions, home);
    }

    /** Gives a table its menu and its keys. */
    static void install(PortsTable table, PortsModel model, PortActions actions) {
        new PortsKeys(model, actions, table.home()).install(table);
    }

    private void install(TableView<Row<SocketKey, PortFacts>> table) {
        stop.setId("menu-stop");
        MenuItem bind = commands.item(Command.TRY_BIND, Texts.get("ports.menu.tryBind"));
        bind.setId("menu-try-bind");
        MenuItem connect = commands.item(Command.TRY_CONNECT, Texts.get("ports.menu.tryConnect"));
        connect.setId("menu-try-connect");
        MenuItem before = commands.item(Command.WHO_HAD, Texts.get("ports.menu.whoHad"));
        before.setId("menu-who-had");
        var copy = new Menu(Texts.get("ports.menu.copy"), Icons.of(Feather.COPY, Icons.ROW));
        for (CopyFormat format : CopyFormat.values()) {
            var item = new MenuItem(Texts.get("copyFormat." + format));
            item.setId("copy-" + format.name());
            item.setOnAction(_ -> copy(format));
            copy.getItems().add(item);
        }
        filterPort.setGraphic(Icons.of(Feather.FILTER, Icons.ROW));
        filterPort.setOnAction(_ -> model.search().setText("port:" + first().local().port()));
        filterProcess.setMnemonicParsing(false); // names have underscores
        filterProcess.setGraphic(Icons.of(Feather.FILTER, Icons.ROW));
        menu.getItems()
                .addAll(
                        stop,
                        copy,
                        new SeparatorMenuItem(),
                        bind,
                        connect,
                        before,
                        new SeparatorMenuItem(),
                        filterPort,
                        filterProcess);
        menu.getItems().addAll(menu.getItems().indexOf(filterPort) - 1, opening.all());
        menu.setOnShowing(_ -> describe());
        table.setOnContextMenuRequested(event -> {
            menu.hide();
            if (!selected().isEmpty()) {
                menu.show(table, event.getScreenX(), event.getScreenY());
            }
            event.consume();
        });
        table.addEventFilter(KeyEvent.KEY_PRESSED, event -> askedForMenu(table, event));
        table.addEventHandler(KeyEvent.KEY_PRESSED, commands::pressed);
        table.addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
    }

    /**
     * Shows the menu below the row that has the focus. On Linux JavaFX asks for a menu by pointer
     * only.
     */
    private void askedForMenu(TableView<Row<SocketKey, PortFacts>> table, KeyEvent event) {
        if (!Command.MENU.matches(event) || selected().isEmpty()) {
            return;
        }
        event.consume();
        menu.hide();
        Node row = selectedRow(table);
        Bounds there = row.localToScreen(row.getLayoutBounds());
        boolean whole = row == table;
        double y = whole ? there.getMinY() + PortsTable.HEADER_HEIGHT : there.getMaxY();
        menu.show(table, there.getMinX() + MENU_INDENT, y);
    }

    /** The selected row that has the focus, else another in sight, else the table. */
    private static Node selectedRow(TableView<Row<SocketKey, PortFacts>> table) {
        int focused = table.getFocusModel().getFocusedIndex();
        Node found = table;
        for (Node node : table.lookupAll(".table-row-cell")) {
            if (node instanceof TableRow<?> row && row.isVisible() && row.isSelected()) {
                if (row.getIndex() == focused) {
                    return row;
                }
                found = row;
            }
        }
        return found;
    }

    /** A second click on a row is the enter key: both try to bind it. */
    private void clicked(MouseEvent event) {
        Node at = event.getPickResult().getIntersectedNode();
        while (at != null && !(at instanceof TableRow<?>)) {
            at = at.getParent();
        }
        boolean onRow = at instanceof TableRow<?> row && !row.isEmpty();
        boolean twice = event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2;
        if (onRow && twice && commands.run(Command.TRY_BIND)) {
            event.consume();
        }
    }

    private void describe() {
        if (selected().isEmpty()) {
            return;
        }
        stop.setText(FreeingWords.label(selected()));
        SocketEntry first = first();
        filterPort.setText(
                Texts.get(
                        "ports.menu.filterPort", Integer.toString(first.local().port().number())));
        var owners = model.picked().selectionProperty().get().inventory().owners(first);
        opening.describe(first, owners);
        filterProcess.setVisible(!owners.isEmpty());
        if (!owners.isEmpty()) {
            String name = owners.getFirst().name();
            filterProcess.setText(Texts.get("ports.menu.filterProcess", name));
            filterProcess.setOnAction(_ -> model.search().setText("process:" + quoted(name)));
        }
    }

    private void copy(CopyFormat format) {
        if (!selected().isEmpty()) {
            actions.copy(selected(), format);
        }
    }

    private List<SocketEntry> selected() {
        return model.picked().selectionProperty().get().sockets();
    }

    private SocketEntry first() {
        return selected().getFirst();
    }

    private static String quoted(String name) {
        return name.indexOf(' ') < 0 ? name : "\"" + name + "\"";
    }
}

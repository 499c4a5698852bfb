package dev.bindsight.view.connections;

import dev.bindsight.text.Texts;
import dev.bindsight.view.command.Command;
import dev.bindsight.view.command.CommandSet;
import dev.bindsight.view.look.Icons;

import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyEvent;

import org.kordamp.ikonli.feather.Feather;

/** What can be done with the selected connection, by context menu. */
final class ConnectionMenu {
    private ConnectionMenu() {}

    static void install(ConnectionsTable table, ConnectionsModel model, ConnectionCommands can) {
        CommandSet commands = can.commands();
        MenuItem close = commands.item(Command.CLOSE_CONNECTION, Texts.get("connections.close"));
        MenuItem end = commands.item(Command.OTHER_END, Texts.get("connections.otherEnd.show"));
        MenuItem look =
                commands.item(Command.LOOK_UP_PEER, Texts.get("connections.otherEnd.lookUp"));
        var copy = new Menu(Texts.get("ports.menu.copy"), Icons.of(Feather.COPY, Icons.ROW));
        copy.getItems().addAll(can.copying());
        var menu =
                new ContextMenu(
                        close,
                        copy,
                        new SeparatorMenuItem(),
                        end,
                        commands.item(Command.CONNECT_TO_PEER, Texts.get("ports.menu.tryConnect")),
                        look);
        menu.setOnShowing(_ -> {
            close.setDisable(!can.canClose());
            end.setDisable(!can.hasOtherEnd());
            look.setDisable(!can.isElsewhere());
        });
        table.setOnContextMenuRequested(event -> {
            menu.hide();
            if (model.selectedProperty().get() != null) {
                menu.show(table, event.getScreenX(), event.getScreenY());
            }
            event.consume();
        });
        table.addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (Command.MENU.matches(event) && model.selectedProperty().get() != null) {
                        var there = table.localToScreen(table.getLayoutBounds());
                        menu.show(table, there.getMinX() + 24, there.getMinY() + 53);
                        event.consume();
                    }
                });
    }
}

package dev.bindsight.view.ports;

import dev.bindsight.model.SocketEntry;
import dev.bindsight.text.Texts;
import dev.bindsight.view.look.Icons;

import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

import org.kordamp.ikonli.feather.Feather;

import java.util.List;

/** What can be done with the selected rows, by context menu and by keyboard. */
final class PortsKeys {
    private static final KeyCombination STOP = KeyCombination.valueOf("Shortcut+K");
    private static final KeyCombination COPY = KeyCombination.valueOf("Shortcut+C");

    private final PortsModel model;
    private final PortActions actions;
    private final ContextMenu menu = new ContextMenu();
    private final MenuItem filterPort = new MenuItem();
    private final MenuItem filterProcess = new MenuItem();

    private PortsKeys(PortsModel model, PortActions actions) {
        this.model = model;
        this.actions = actions;
    }

    /** Gives a table its menu and its keys. */
    static void install(TableView<PortRow> table, PortsModel model, PortActions actions) {
        new PortsKeys(model, actions).install(table);
    }

    private void install(TableView<PortRow> table) {
        var stop = new MenuItem(Texts.get("ports.menu.stop"), Icons.of(Feather.SQUARE, Icons.ROW));
        stop.setId("menu-stop");
        stop.setAccelerator(new KeyCodeCombination(KeyCode.DELETE));
        stop.setOnAction(_ -> stop());
        var copy = new Menu(Texts.get("ports.menu.copy"), Icons.of(Feather.COPY, Icons.ROW));
        for (CopyFormat format : CopyFormat.values()) {
            var item = new MenuItem(Texts.get("copyFormat." + format));
            item.setOnAction(_ -> copy(format));
            copy.getItems().add(item);
        }
        filterPort.setGraphic(Icons.of(Feather.FILTER, Icons.ROW));
        filterPort.setOnAction(_ -> model.search().setText("port:" + first().local().port()));
        filterProcess.setMnemonicParsing(false); // names have underscores
        filterProcess.setGraphic(Icons.of(Feather.FILTER, Icons.ROW));
        menu.getItems().addAll(stop, copy, new SeparatorMenuItem(), filterPort, filterProcess);
        menu.setOnShowing(_ -> describe());
        table.setContextMenu(menu);
        table.setOnContextMenuRequested(event -> {
            if (selected().isEmpty()) {
                menu.hide();
                event.consume();
            }
        });
        table.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    }

    private void pressed(KeyEvent event) {
        if (selected().isEmpty()) {
            return;
        }
        if (STOP.match(event) || event.getCode() == KeyCode.DELETE) {
            stop();
            event.consume();
        } else if (COPY.match(event)) {
            copy(CopyFormat.ADDRESS);
            event.consume();
        }
    }

    private void describe() {
        if (selected().isEmpty()) {
            return;
        }
        SocketEntry first = first();
        filterPort.setText(
                Texts.get(
                        "ports.menu.filterPort", Integer.toString(first.local().port().number())));
        var owners = model.selectionProperty().get().inventory().owners(first);
        filterProcess.setVisible(!owners.isEmpty());
        if (!owners.isEmpty()) {
            String name = owners.getFirst().name();
            filterProcess.setText(Texts.get("ports.menu.filterProcess", name));
            filterProcess.setOnAction(_ -> model.search().setText("process:" + quoted(name)));
        }
    }

    private void stop() {
        if (!selected().isEmpty()) {
            actions.stop(selected());
        }
    }

    private void copy(CopyFormat format) {
        if (!selected().isEmpty()) {
            actions.copy(selected(), format);
        }
    }

    private List<SocketEntry> selected() {
        return model.selectionProperty().get().sockets();
    }

    private SocketEntry first() {
        return selected().getFirst();
    }

    private static String quoted(String name) {
        return name.indexOf(' ') < 0 ? name : "\"" + name + "\"";
    }
}

package dev.bindsight.view.shell;

import dev.bindsight.text.Texts;
import dev.bindsight.view.look.Overlay;
import dev.bindsight.view.look.Sheet;

import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;

/** The keys of the window. */
public final class ShortcutSheet {
    private ShortcutSheet() {}

    /** Shows them. */
    public static void show(Overlay overlay) {
        var grid = new GridPane();
        grid.getStyleClass().add("shortcuts");
        add(grid, Texts.get("keys.search"), "Ctrl", "F");
        add(grid, Texts.get("keys.clear"), "Esc");
        add(grid, Texts.get("keys.refresh"), "F5");
        add(grid, Texts.get("keys.stop"), "Delete");
        add(grid, Texts.get("keys.tryBind"), "Ctrl", "B");
        add(grid, Texts.get("keys.tryConnect"), "Ctrl", "T");
        add(grid, Texts.get("keys.copy"), "Ctrl", "C");
        add(grid, Texts.get("keys.all"), "Ctrl", "A");
        add(grid, Texts.get("keys.menu"), "Shift", "F10");
        add(grid, Texts.get("keys.go"), "Enter");
        add(grid, Texts.get("keys.screen"), "Ctrl", "1");
        add(grid, Texts.get("keys.back"), "Alt", "Left");
        add(grid, Texts.get("keys.bind"), "Ctrl", "Enter");
        add(grid, Texts.get("keys.again"), "Ctrl", "R");
        add(grid, Texts.get("keys.matrix"), "Ctrl", "M");
        add(grid, Texts.get("keys.sheet"), "?");
        Sheet.show("shortcut-sheet", Texts.get("keys.title"), grid, overlay);
    }

    private static void add(GridPane grid, String action, String... keys) {
        var caps = new HBox(4);
        for (String key : keys) {
            var cap = new Label(key);
            cap.getStyleClass().add("key");
            caps.getChildren().add(cap);
        }
        caps.setAccessibleText(String.join(" ", keys));
        grid.addRow(grid.getRowCount(), caps, new Label(action));
    }
}

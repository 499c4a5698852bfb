package dev.bindsight.view.shell;

import dev.bindsight.view.look.Icons;

import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;

import java.util.List;

/** The way from screen to screen. Only screens that exist are in it. */
public final class Rail extends VBox {
    /**
     * A rail with the first entry chosen.
     *
     * @param entries the screens, from top to bottom
     */
    public Rail(List<Entry> entries) {
        getStyleClass().add("rail");
        setAlignment(Pos.TOP_CENTER);
        var group = new ToggleGroup();
        for (Entry entry : entries) {
            var button = new ToggleButton(entry.name(), Icons.of(entry.icon(), Icons.RAIL));
            button.setContentDisplay(ContentDisplay.TOP);
            button.getStyleClass().setAll("rail-entry");
            button.setMaxWidth(Double.MAX_VALUE);
            button.setToggleGroup(group);
            button.setSelected(group.getToggles().size() == 1);
            button.setOnAction(_ -> {
                button.setSelected(true);
                entry.open().run();
            });
            getChildren().add(button);
        }
    }

    /**
     * A screen.
     *
     * @param icon its icon
     * @param name its name
     * @param open shows it
     */
    public record Entry(Feather icon, String name, Runnable open) {}
}

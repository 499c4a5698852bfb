package dev.bindsight.view.shell;

import dev.bindsight.view.command.Command;
import dev.bindsight.view.look.Hint;
import dev.bindsight.view.look.Icons;
import dev.bindsight.view.screen.ScreenModule;
import dev.bindsight.view.screen.Screens;

import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;

/** The way from screen to screen. Only screens that exist are in it. */
public final class Rail extends VBox {
    /** A rail for some screens, in which the one that is shown is chosen. */
    public Rail(Screens screens) {
        getStyleClass().add("rail");
        setAlignment(Pos.TOP_CENTER);
        var group = new ToggleGroup();
        int number = 1;
        for (ScreenModule<?> screen : screens.all()) {
            var button = new ToggleButton(screen.title(), Icons.of(screen.icon(), Icons.RAIL));
            button.setId("rail-" + screen.place());
            button.setContentDisplay(ContentDisplay.TOP);
            button.getStyleClass().setAll("rail-entry");
            button.setMaxWidth(Double.MAX_VALUE);
            button.setToggleGroup(group);
            Hint.on(button, Command.SCREEN.hint(screen.title(), number++));
            button.setOnAction(_ -> {
                button.setSelected(true);
                screens.show(screen.place());
            });
            screens.currentProperty()
                    .subscribe(place -> button.setSelected(place == screen.place()));
            getChildren().add(button);
        }
    }
}

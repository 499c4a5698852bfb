package dev.bindsight.view.shell;

import dev.bindsight.view.command.Command;
import dev.bindsight.view.look.Hint;
import dev.bindsight.view.look.Icons;
import dev.bindsight.view.screen.ScreenModule;
import dev.bindsight.view.screen.Screens;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;

/**
 * The way from screen to screen. Only screens that exist are in it. Where it is too low for all
 * their names it has the icons alone, so that none of them is out of reach.
 */
public final class Rail extends VBox {
    /** For the style sheets: there is no room for names. */
    private static final PseudoClass ICONS = PseudoClass.getPseudoClass("icons");

    /** An icon and a name below it, with next to nothing around them. */
    private static final double LEAST_ENTRY = 38;

    /** A rail for some screens, in which the one that is shown is chosen. */
    public Rail(Screens screens) {
        getStyleClass().add("rail");
        setAlignment(Pos.TOP_CENTER);
        // the window says how high it is
        setMinHeight(0);
        heightProperty()
                .subscribe(height ->
                        pseudoClassStateChanged(
                                ICONS, height.doubleValue() < getChildren().size() * LEAST_ENTRY));
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

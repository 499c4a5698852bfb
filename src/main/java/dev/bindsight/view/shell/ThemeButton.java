package dev.bindsight.view.shell;

import dev.bindsight.settings.ThemeChoice;
import dev.bindsight.text.Texts;
import dev.bindsight.view.look.Hint;
import dev.bindsight.view.look.Icons;
import dev.bindsight.view.look.Theme;

import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;

import org.kordamp.ikonli.feather.Feather;

/** Light, dark, or as the desktop has it. */
final class ThemeButton extends MenuButton {
    ThemeButton(Theme theme) {
        setId("theme");
        getStyleClass().addAll("icon-button", "flat", "icon-menu");
        Hint.on(this, Texts.get("theme.tooltip"));
        setAccessibleText(Texts.get("theme.tooltip"));
        var group = new ToggleGroup();
        for (ThemeChoice each : ThemeChoice.values()) {
            var item = new RadioMenuItem(Texts.get("theme." + each));
            item.setToggleGroup(group);
            item.setOnAction(_ -> theme.choose(each));
            theme.choiceProperty().subscribe(now -> item.setSelected(now == each));
            getItems().add(item);
        }
        theme.darkProperty()
                .subscribe(
                        dark -> setGraphic(Icons.of(dark ? Feather.SUN : Feather.MOON, Icons.BAR)));
    }
}

package dev.bindsight.view.shell;

import dev.bindsight.inventory.SourceChoice;
import dev.bindsight.model.Coverage;
import dev.bindsight.model.Source;
import dev.bindsight.text.Texts;
import dev.bindsight.view.look.Hint;

import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;

import java.util.stream.Collectors;

/** Says which source answered, and lets another be chosen or all be compared. */
final class SourceButton extends MenuButton {
    private final LiveModel live;

    SourceButton(LiveModel live, Runnable compare) {
        this.live = live;
        setId("source");
        setMnemonicParsing(false); // the names have underscores
        getStyleClass().add("status-button");
        Hint.on(this, Texts.get("source.tooltip"));
        setAccessibleText(Texts.get("source.tooltip"));
        var group = new ToggleGroup();
        add(group, Texts.get("source.automatic"), SourceChoice.AUTOMATIC);
        for (Source source : Source.values()) {
            add(group, StatusBar.name(source), new SourceChoice.Only(source));
        }
        var item = new MenuItem(Texts.get("source.compare"));
        item.setOnAction(_ -> compare.run());
        getItems().addAll(new SeparatorMenuItem(), item);
    }

    /** Names the source of the last reading, and what it cannot tell. */
    void answered(Coverage coverage) {
        setText(StatusBar.name(coverage.source()));
        String lacks =
                coverage.lacks().stream()
                        .map(lack -> Texts.get("lack." + lack))
                        .collect(Collectors.joining(", "));
        Hint.on(
                this,
                lacks.isEmpty()
                        ? Texts.get("source.tooltip")
                        : Texts.get("source.tooltip.lacks", Texts.get("source.tooltip"), lacks));
    }

    private void add(ToggleGroup group, String text, SourceChoice choice) {
        var item = new RadioMenuItem(text);
        item.setMnemonicParsing(false);
        item.setToggleGroup(group);
        item.setSelected(choice.equals(live.sourceProperty().get()));
        item.setOnAction(_ -> live.choose(choice));
        live.sourceProperty().subscribe(now -> item.setSelected(choice.equals(now)));
        getItems().add(item);
    }
}

package dev.bindsight.view.shell;

import dev.bindsight.inventory.SourceChoice;
import dev.bindsight.model.Coverage;
import dev.bindsight.model.Source;
import dev.bindsight.text.Texts;

import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;

import java.util.stream.Collectors;

/** Says which source answered, and lets another be chosen or all be compared. */
final class SourceButton extends MenuButton {
    private static final double WIDEST_HINT = 420;

    private final LiveModel live;
    private final Tooltip tooltip = new Tooltip(Texts.get("source.tooltip"));

    SourceButton(LiveModel live, Runnable compare) {
        this.live = live;
        setId("source");
        setMnemonicParsing(false); // the names have underscores
        getStyleClass().add("status-button");
        tooltip.setWrapText(true);
        tooltip.setMaxWidth(WIDEST_HINT);
        setTooltip(tooltip);
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
        tooltip.setText(
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

package dev.bindsight.view.shell;

import dev.bindsight.text.DurationText;
import dev.bindsight.text.Texts;
import dev.bindsight.view.look.Hint;
import dev.bindsight.view.look.Icons;
import dev.bindsight.view.look.Nodes;

import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.Region;

import org.kordamp.ikonli.feather.Feather;

import java.time.Duration;

/** Says how often the list is read, and lets it be chosen. */
final class LiveButton extends MenuButton {
    private final LiveModel model;
    private final Region dot = Nodes.styled(new Region(), "live-dot");
    private final ToggleGroup group = new ToggleGroup();
    private final RadioMenuItem paused = new RadioMenuItem(Texts.get("live.pause"));

    LiveButton(LiveModel model) {
        this.model = model;
        setId("live");
        getStyleClass().add("live-button");
        setMinWidth(USE_PREF_SIZE);
        Hint.on(this, Texts.get("live.tooltip"));
        for (Duration interval : LiveModel.INTERVALS) {
            var item = new RadioMenuItem(Texts.get("live.every", DurationText.span(interval)));
            item.setUserData(interval);
            item.setToggleGroup(group);
            item.setOnAction(_ -> model.every(interval));
            getItems().add(item);
        }
        paused.setToggleGroup(group);
        paused.setOnAction(_ -> model.pause());
        getItems().add(paused);
        model.intervalProperty().subscribe(this::update);
        model.paceProperty().subscribe(this::update);
        model.pausedProperty().subscribe(this::update);
        update();
    }

    private void update() {
        Duration interval = model.intervalProperty().get();
        boolean isPaused = model.pausedProperty().get();
        setText(
                isPaused
                        ? Texts.get("live.paused")
                        : Texts.get("live.live", DurationText.span(model.paceProperty().get())));
        setGraphic(isPaused ? Icons.of(Feather.PAUSE, Icons.ROW) : dot);
        getItems().stream()
                .map(RadioMenuItem.class::cast)
                .filter(item -> isPaused ? item == paused : interval.equals(item.getUserData()))
                .forEach(item -> item.setSelected(true));
    }
}

package dev.bindsight.view.history;

import dev.bindsight.text.Texts;
import dev.bindsight.view.look.Nodes;

import javafx.geometry.Pos;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;

/** Before anything is recorded: what would be kept, what not, and the question whether to. */
final class OffPane extends StackPane {
    OffPane(HistoryModel model) {
        setId("history-off");
        getStyleClass().add("history-off");
        var here =
                Nodes.named(
                        "history-record-here",
                        Nodes.button(
                                Feather.PLAY,
                                Texts.get("history.off.here"),
                                () -> model.recordHere(true),
                                "accent"));
        var background =
                Nodes.named(
                        "history-record-background",
                        Nodes.button(
                                Texts.get("history.off.background"),
                                () -> model.recordInBackground(true)));
        here.setMinWidth(USE_PREF_SIZE);
        background.setMinWidth(USE_PREF_SIZE);
        var buttons = new FlowPane(8, 8, here, background);
        buttons.setAlignment(Pos.CENTER_LEFT);
        VBox card =
                Nodes.column(
                        "history-off-card",
                        Nodes.label(Texts.get("history.off.title"), "screen-title"),
                        Nodes.words(Texts.get("history.off.what")),
                        Nodes.words(Texts.get("history.off.kept"), "muted"),
                        Nodes.words(Texts.get("history.off.notKept"), "muted"),
                        Nodes.words(
                                Texts.get(
                                        "history.off.bounds",
                                        model.settings().days(),
                                        model.settings().megabytes()),
                                "muted"),
                        buttons);
        card.setMaxWidth(620);
        card.setMaxHeight(USE_PREF_SIZE);
        getChildren().add(card);
        setMinSize(0, 0);
    }
}

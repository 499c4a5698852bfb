package dev.bindsight.view.history;

import dev.bindsight.text.Texts;
import dev.bindsight.view.look.Icons;
import dev.bindsight.view.look.Nodes;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;

import org.kordamp.ikonli.feather.Feather;

/** Before anything is recorded: what would be kept, what not, and the question whether to. */
final class OffPane extends ScrollPane {
    private static final double CARD = 304;
    private static final double GAP = 16;
    private static final double TWO_CARDS = 2 * CARD + GAP;
    private static final double WORDS = 520;

    OffPane(HistoryModel model, RecordingModel recording) {
        setId("history-off");
        getStyleClass().addAll("history-off", "edge-to-edge");
        Button background =
                Nodes.named(
                        "history-record-background",
                        Nodes.button(
                                Texts.get("history.off.background"),
                                () -> recording.recordInBackground(true)));
        Button here =
                Nodes.named(
                        "history-record-here",
                        Nodes.button(
                                Texts.get("history.off.here"),
                                () -> recording.recordHere(true),
                                "accent"));
        Label inBackground = Nodes.words("", "muted");
        model.viewProperty()
                .subscribe(view -> {
                    boolean possible = view.unit() == null || view.unit().manager();
                    background.setDisable(!possible);
                    inBackground.setText(
                            Texts.get(
                                    possible
                                            ? "history.off.always.what"
                                            : "cli.record.unit.noSystemd"));
                });
        Label what = Nodes.words(Texts.get("history.off.what"), "muted");
        what.setTextAlignment(TextAlignment.CENTER);
        what.setMaxWidth(WORDS);
        var cards =
                new FlowPane(
                        GAP,
                        GAP,
                        card(
                                Feather.MONITOR,
                                "history.off.window",
                                Nodes.words(Texts.get("history.off.window.what"), "muted"),
                                here),
                        card(Feather.MOON, "history.off.always", inBackground, background));
        cards.setAlignment(Pos.CENTER);
        cards.setPrefWrapLength(TWO_CARDS);
        VBox all =
                Nodes.column(
                        "history-off-card",
                        Icons.of(Feather.CLOCK, Icons.EMPTY_STATE, "muted"),
                        Nodes.label(Texts.get("history.off.title"), "strong"),
                        what,
                        cards,
                        note(Feather.LOCK, Texts.get("history.off.kept")),
                        note(Feather.EYE_OFF, Texts.get("history.off.notKept")),
                        note(
                                Feather.TRASH_2,
                                Texts.get(
                                        "history.off.bounds",
                                        recording.settings().days(),
                                        recording.settings().megabytes())));
        all.setAlignment(Pos.CENTER);
        // its own padding too
        all.setMaxWidth(TWO_CARDS + 2 * GAP);
        all.setMinHeight(USE_PREF_SIZE);
        all.setMaxHeight(USE_PREF_SIZE);
        setContent(new StackPane(all));
        setFitToWidth(true);
        setFitToHeight(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setMinSize(0, 0);
    }

    private static Node card(Feather icon, String title, Label words, Button button) {
        button.setMinWidth(USE_PREF_SIZE);
        var room = new Region();
        VBox.setVgrow(room, Priority.ALWAYS);
        VBox card =
                Nodes.column(
                        "history-off-choice",
                        Nodes.row(
                                8,
                                Icons.of(icon, Icons.BAR),
                                Nodes.label(Texts.get(title), "strong")),
                        words,
                        room,
                        button);
        card.setPrefWidth(CARD);
        card.setMaxWidth(CARD);
        return card;
    }

    private static Node note(Feather icon, String words) {
        Label label = Nodes.words(words, "muted", "small");
        return Nodes.row(12, Icons.of(icon, Icons.ROW, "muted"), Nodes.growing(label));
    }
}

package dev.bindsight.view.finding;

import dev.bindsight.model.fact.Diagnosis;
import dev.bindsight.text.Texts;
import dev.bindsight.view.look.Icons;
import dev.bindsight.view.look.Nodes;
import dev.bindsight.words.DiagnosisText;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;

import java.util.function.Consumer;

/** The first line of a card that is one of several: what it is about, and how that ended. */
public final class CardHead extends HBox {
    /**
     * A line.
     *
     * @param title what it is about
     * @param kind what kind of thing that is, absent where that need not be said
     * @param badge how it ended
     */
    public CardHead(Tone tone, String title, @Nullable String kind, Region badge) {
        getStyleClass().add("card-head");
        setAlignment(Pos.CENTER_LEFT);
        var name = Nodes.label(title, "mono", "strong");
        name.setTooltip(new Tooltip(title));
        name.setMinWidth(0);
        getChildren().addAll(tone.icon(Icons.BAR), name);
        if (kind != null) {
            getChildren().add(Nodes.whole(kind, "badge"));
        }
        getChildren().addAll(Nodes.space(), Nodes.whole(badge));
    }

    /**
     * How it ended, in a word; what an errno means is one click away.
     *
     * @param diagnosis what more is said when the pointer is on it, absent for nothing
     * @param showErrno shows the reference of an errno
     */
    public static Region badge(
            Verdict verdict, @Nullable Diagnosis diagnosis, Consumer<String> showErrno) {
        String style =
                switch (verdict.tone()) {
                    case OK -> "success";
                    case REFUSED -> "warning";
                    case OPEN, RUNNING -> "neutral";
                };
        String errno = verdict.errno();
        if (errno == null) {
            var label = new Label(verdict.word());
            label.getStyleClass().addAll("badge", style);
            return label;
        }
        var button = new Button(verdict.word());
        button.getStyleClass().setAll("badge", "badge-link", style);
        button.setMnemonicParsing(false);
        String happened = diagnosis == null ? "" : DiagnosisText.happened(diagnosis).text();
        button.setTooltip(new Tooltip(Texts.get("connect.badge", happened, errno).strip()));
        button.setAccessibleText(Texts.get("connect.badge", verdict.word() + ".", errno));
        button.setOnAction(_ -> showErrno.accept(errno));
        return button;
    }
}

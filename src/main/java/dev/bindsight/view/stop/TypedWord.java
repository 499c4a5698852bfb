package dev.bindsight.view.stop;

import dev.bindsight.fix.Protection;
import dev.bindsight.fix.StopChoice;
import dev.bindsight.fix.StopPlan;
import dev.bindsight.text.Texts;
import dev.bindsight.view.look.Nodes;
import dev.bindsight.words.stop.FixText;
import dev.bindsight.words.stop.ObstacleText;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The word that has to be typed before something is stopped that takes more down than a port, and
 * the buttons that wait for it. Enter in the field presses the last of them that it enables.
 */
final class TypedWord {
    private final StopPlan plan;
    private final TextField word = new TextField();
    private final Map<Button, Protection> guarded = new LinkedHashMap<>();

    TypedWord(StopPlan plan) {
        this.plan = plan;
        word.setId("stop-word");
        word.textProperty().addListener(_ -> guarded.forEach(this::enable));
        word.setOnAction(_ ->
                guarded.keySet().stream()
                        .filter(button -> button.isVisible() && !button.isDisabled())
                        .reduce((_, last) -> last)
                        .ifPresent(Button::fire));
    }

    /** Disables a button until the word is there that its choice takes. */
    void guard(Button button, Protection protection) {
        guarded.put(button, protection);
        enable(button, protection);
    }

    private void enable(Button button, Protection protection) {
        button.setDisable(!allowed(protection));
    }

    private boolean allowed(Protection protection) {
        return switch (protection) {
            case Protection.Ordinary _ -> true;
            case Protection.TypedConfirmation(var _, var _, String expected, var _) ->
                    word.getText().strip().equals(expected);
            case Protection.Refused _ -> false;
        };
    }

    /** The question; empty where no choice takes a word. */
    Optional<Node> node() {
        Protection.TypedConfirmation typed = typed();
        return typed == null ? Optional.empty() : Optional.of(question(typed));
    }

    private Protection.@Nullable TypedConfirmation typed() {
        for (StopChoice choice : plan.choices()) {
            if (choice.protection() instanceof Protection.TypedConfirmation typed) {
                return typed;
            }
        }
        return null;
    }

    private Node question(Protection.TypedConfirmation typed) {
        String who = FixText.process(typed.process());
        var label = Nodes.words(Texts.get("stop.confirm.type", typed.word()), "strong");
        label.setLabelFor(word);
        word.setPromptText(typed.word());
        return Nodes.column(
                "confirmation",
                new NoteBox(
                        Feather.ALERT_TRIANGLE,
                        Texts.get("stop.confirm.why", who, ObstacleText.of(typed)),
                        ""),
                label,
                word);
    }
}

package dev.bindsight.view.finding;

import dev.bindsight.text.Texts;
import dev.bindsight.view.look.Nodes;
import dev.bindsight.view.look.StateCard;
import dev.bindsight.words.FailureText;

import org.kordamp.ikonli.feather.Feather;

import java.util.List;
import java.util.function.Consumer;

/** What stands in the place of a result that a bug of Bindsight has taken. */
public final class FailureCard {
    private FailureCard() {}

    /**
     * A card.
     *
     * @param copy puts a report on the clipboard
     */
    public static StateCard of(Throwable bug, Consumer<String> copy) {
        var report =
                Nodes.button(
                        Feather.COPY,
                        Texts.get("state.copyReport"),
                        () -> copy.accept(FailureText.markdown(bug) + "\n"));
        return new StateCard(
                Feather.ALERT_TRIANGLE,
                Texts.get("verdict.failed"),
                List.of(
                        StateCard.muted(Texts.get("verdict.failed.what")),
                        StateCard.mono(bug.toString())),
                List.of(report));
    }
}

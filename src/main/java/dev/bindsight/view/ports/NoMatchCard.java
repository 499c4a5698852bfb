package dev.bindsight.view.ports;

import dev.bindsight.text.ExcerptText;
import dev.bindsight.text.Texts;
import dev.bindsight.view.look.Nodes;
import dev.bindsight.view.look.StateCard;

import javafx.scene.control.Button;
import javafx.scene.control.Label;

import org.kordamp.ikonli.feather.Feather;

import java.util.List;

/**
 * Says that no row fits the filter, and what would show some. How many there are changes with each
 * reading; card and buttons stay the same.
 */
final class NoMatchCard {
    private static final int LONGEST_FILTER = 80;
    private static final int LONGEST_WORD = 32;

    private final PortsModel model;
    private final Label why = StateCard.muted("");
    private final Button remove = new Button();
    private final StateCard card;

    NoMatchCard(PortsModel model) {
        this.model = model;
        var clear = Nodes.named("clear-filter", new Button(Texts.get("state.clearAll")));
        clear.setOnAction(_ -> model.search().clear());
        remove.setId("relax-filter");
        remove.getStyleClass().add("accent");
        card =
                new StateCard(
                        Feather.FILTER,
                        Texts.get("state.noMatch"),
                        List.of(why),
                        List.of(remove, clear));
    }

    /** The card as things are now. */
    StateCard now() {
        List<FilterRelaxation> ways = model.relaxationsProperty().get();
        String filter =
                ExcerptText.of(
                        model.search().filterProperty().get().text().strip(), LONGEST_FILTER);
        int total = model.countsProperty().get().total();
        Nodes.show(remove, !ways.isEmpty());
        if (ways.isEmpty()) {
            why.setText(Texts.get("state.noMatch.why", total, filter));
            return card;
        }
        FilterRelaxation best = ways.getFirst();
        String word = ExcerptText.of(best.word(), LONGEST_WORD);
        why.setText(Texts.get("state.noMatch.without", total, filter, best.matches(), word));
        remove.setText(Texts.get("state.remove", word));
        remove.setOnAction(_ -> model.search().setText(best.text()));
        return card;
    }
}

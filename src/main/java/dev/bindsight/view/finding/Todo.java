package dev.bindsight.view.finding;

import dev.bindsight.fix.Remedies;
import dev.bindsight.model.fact.Offer;
import dev.bindsight.view.look.Icons;
import dev.bindsight.words.OfferText;
import dev.bindsight.words.Sentence;

import javafx.scene.Node;
import javafx.scene.control.Label;

import org.kordamp.ikonli.feather.Feather;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What can be done about a finding: buttons, advice, and what is being done. */
public final class Todo {
    private Todo() {}

    /** A button for each offer, as Bind has them: what it does not do itself opens a question. */
    public static List<Node> buttons(
            List<Offer> offers, Consumer<Offer> take, InstantSource clock) {
        return List.copyOf(FixRow.rows(offers, take, clock));
    }

    /**
     * A button for each offer that Bindsight can carry out, and below them what is for the user.
     *
     * @param free whether a button does something: not while another does
     */
    public static List<Node> offers(
            List<Offer> offers, boolean free, Consumer<Offer> take, InstantSource clock) {
        List<FixRow> rows =
                FixRow.rows(offers.stream().filter(Remedies::applies).toList(), take, clock);
        rows.forEach(row -> row.setDisable(!free));
        var nodes = new ArrayList<Node>(rows);
        nodes.addAll(advice(offers.stream().filter(each -> !Remedies.applies(each)).toList()));
        return nodes;
    }

    /** What is for the user to do, where there is nothing to carry out. */
    public static List<Node> advice(List<Offer> offers) {
        return offers.stream().map(FixRow::advice).toList();
    }

    /** What is being done. */
    public static Node working(String words) {
        var label = new Label(words, Icons.of(Feather.LOADER, Icons.ROW, "accent"));
        label.getStyleClass().add("working");
        return label;
    }

    /** An offer that is being carried out. */
    public static Node applying(Offer offer) {
        return working(Sentence.of("connect.applying", OfferText.label(offer)).text());
    }
}

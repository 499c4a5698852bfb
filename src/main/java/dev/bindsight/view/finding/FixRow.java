package dev.bindsight.view.finding;

import atlantafx.base.theme.Styles;

import dev.bindsight.model.Fix;
import dev.bindsight.model.fact.Need;
import dev.bindsight.model.fact.Offer;
import dev.bindsight.text.Texts;
import dev.bindsight.view.look.Icons;
import dev.bindsight.view.look.Nodes;
import dev.bindsight.view.look.WhileShown;
import dev.bindsight.words.OfferText;
import dev.bindsight.words.Sentence;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** One thing to do: a button, what it brings in one line, and whether that was tried. */
public final class FixRow extends VBox {
    /** For the style sheet: what it brings stands below the button. */
    private static final PseudoClass FOLDED = PseudoClass.getPseudoClass("folded");

    /** Below this width a line of words beside the button would hold a few of them only. */
    private static final double NARROW = 520;

    private final Button button;
    private final HBox line;

    /**
     * A row.
     *
     * @param first whether it is the first of its verdict, the only one that may be primary
     * @param take does it
     */
    public FixRow(Offer offer, boolean first, Consumer<Offer> take, InstantSource clock) {
        this(
                new Button(OfferText.label(offer).text(), Icons.of(icon(offer.fix()), Icons.ROW)),
                OfferText.effect(offer).text());
        button.setId("fix-" + offer.fix().id());
        button.setOnAction(_ -> take.accept(offer));
        if (harms(offer.fix())) {
            button.getStyleClass().addAll(Styles.DANGER, Styles.BUTTON_OUTLINED);
        } else if (first && offer.proven() && isSamePlace(offer.fix())) {
            button.getStyleClass().add(Styles.ACCENT);
        }
        if (offer.fix() instanceof Fix.WaitForTimeWait) {
            WhileShown.repeat(
                    button, () -> button.setText(OfferText.label(offer, clock.instant()).text()));
        }
        mark(offer).forEach(line.getChildren()::add);
    }

    /**
     * A row for what is no offer, and leads to more.
     *
     * @param button what does it
     * @param words what it brings
     */
    public FixRow(Button button, String words) {
        this.button = button;
        getStyleClass().add("fix-row");
        button.getStyleClass().add("fix-button");
        button.setMnemonicParsing(false);
        button.setMinWidth(USE_PREF_SIZE);
        button.setAlignment(Pos.CENTER_LEFT);
        button.setTooltip(new Tooltip(button.getText()));
        var effect = Nodes.words(words, "muted", "small");
        effect.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(effect, Priority.ALWAYS);
        line = Nodes.row("fix-line", button, effect);
        getChildren().add(line);
        widthProperty().subscribe(() -> fold(effect));
    }

    /** Where there is too little room beside the button, the words go below it. */
    private void fold(Label effect) {
        boolean narrow = getWidth() > 0 && getWidth() < NARROW;
        pseudoClassStateChanged(FOLDED, narrow);
        boolean below = effect.getParent() == this;
        if (narrow && !below) {
            line.getChildren().remove(effect);
            getChildren().add(1, effect);
        } else if (!narrow && below) {
            getChildren().remove(effect);
            line.getChildren().add(1, effect);
        }
    }

    /** A row for what is for the user to do: there is no button that does it. */
    public static Node advice(Offer offer) {
        var label = Nodes.whole(OfferText.label(offer).text());
        var effect = Nodes.growing(Nodes.words(OfferText.effect(offer).text(), "muted", "small"));
        return Nodes.row("advice", Icons.of(Feather.TERMINAL, Icons.ROW, "muted"), label, effect);
    }

    /** Rows for offers. */
    public static List<FixRow> rows(List<Offer> offers, Consumer<Offer> take, InstantSource clock) {
        var rows = new ArrayList<FixRow>();
        for (Offer offer : offers) {
            rows.add(new FixRow(offer, rows.isEmpty(), take, clock));
        }
        return rows;
    }

    /** Proven, or what is missing, or nothing. */
    private List<Node> mark(Offer offer) {
        if (offer.proven()) {
            String proven = Texts.get("verdict.proven");
            var icon = Icons.of(Feather.CHECK_CIRCLE, Icons.ROW, "success");
            if (offer.proof().isEmpty()) {
                return List.of(marked(new Label(proven, icon), "proven"));
            }
            var link = new Hyperlink(proven, icon);
            link.setTooltip(new Tooltip(Texts.get("verdict.proven.tooltip")));
            TraceToggle.install(link, this, offer.proof(), proven, proven);
            link.setAccessibleText(Texts.get("verdict.proven.tooltip"));
            return List.of(marked(link, "proven"));
        }
        Need need = offer.need();
        if (need != null) {
            var label =
                    new Label(
                            Sentence.of("verdict.needs", OfferText.need(need)).text(),
                            Icons.of(Feather.LOCK, Icons.ROW, "muted"));
            return List.of(marked(label, "needs"));
        }
        return List.of();
    }

    private static <T extends javafx.scene.control.Labeled> T marked(T node, String styleClass) {
        node.getStyleClass().addAll("fix-mark", styleClass);
        node.setMinWidth(USE_PREF_SIZE);
        return node;
    }

    private static boolean harms(Fix fix) {
        return fix instanceof Fix.Stop || fix instanceof Fix.CloseSocket;
    }

    private static boolean isSamePlace(Fix fix) {
        return fix instanceof Fix.WithOption || fix instanceof Fix.RetryOtherFamily;
    }

    private static Feather icon(Fix fix) {
        return switch (fix) {
            case Fix.Stop _ -> Feather.SQUARE;
            case Fix.CloseSocket _, Fix.EndHold _ -> Feather.X;
            case Fix.Elsewhere _ -> Feather.ARROW_RIGHT;
            case Fix.WithOption _, Fix.RetryOtherFamily _ -> Feather.CHECK;
            case Fix.WaitForTimeWait _, Fix.RaiseTimeout _ -> Feather.CLOCK;
            case Fix.GrantPrivilege _ -> Feather.UNLOCK;
            case Fix.StartServer _ -> Feather.TERMINAL;
            case Fix.TryBind _ -> Feather.ANCHOR;
            case Fix.TryConnect _ -> Feather.SEND;
            case Fix.LookUp _ -> Feather.SEARCH;
        };
    }
}

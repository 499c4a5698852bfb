package dev.bindsight.view.finding;

import dev.bindsight.model.SocketKey;
import dev.bindsight.model.fact.Diagnosis;
import dev.bindsight.view.look.Nodes;

import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.List;
import java.util.function.Consumer;

/**
 * The card a finding is read on, on every screen: what happened, why, what shows it, what to do,
 * and at its foot the calls. Its left edge says how it ended.
 */
public final class FindingCard extends VBox {
    private static final PseudoClass REFUSED = PseudoClass.getPseudoClass("refused");
    private static final PseudoClass OK = PseudoClass.getPseudoClass("ok");

    private final Form form;
    private Sections sections;
    private boolean explained;

    /** How much room it has. */
    public enum Form {
        /** It is the only one: lines between its sections, and room beside their labels. */
        WIDE("wide-card", "wide-sections", Sections.Labels.BESIDE),
        /** The same where there is no room beside the labels: what they name stands below them. */
        NARROW("wide-card", "narrow-sections", Sections.Labels.ABOVE),
        /** It is one of several. */
        COMPACT("compact-card", "compact-sections", Sections.Labels.BESIDE);

        private final String card;
        private final String sections;
        private final Sections.Labels labels;

        Form(String card, String sections, Sections.Labels labels) {
            this.card = card;
            this.sections = sections;
            this.labels = labels;
        }
    }

    /** An empty card. */
    public FindingCard(Form form) {
        this.form = form;
        getStyleClass().addAll("finding-card", form.card);
        getStylesheets().add(sheet());
        if (form != Form.COMPACT) {
            setMinHeight(USE_PREF_SIZE);
        }
        sections = begin();
    }

    /** A card without sections, whose left edge says how it ended. */
    public FindingCard(Form form, Tone tone) {
        this(form);
        tone(tone);
    }

    /** Says how it ended. */
    public void tone(Tone tone) {
        pseudoClassStateChanged(OK, tone == Tone.OK);
        pseudoClassStateChanged(REFUSED, tone == Tone.REFUSED);
    }

    /** Begins anew, with nothing on it but these. */
    public void only(Node... nodes) {
        explained = false;
        sections = new Sections(form.labels, form.sections);
        getChildren().setAll(nodes);
    }

    /** Begins anew, with what stands above the sections. */
    public Sections begin(Node... top) {
        explained = false;
        sections = new Sections(form.labels, form.sections);
        var section = Nodes.column("card-section", top);
        section.getChildren().add(sections);
        getChildren().setAll(section);
        return sections;
    }

    /** What stands on it under labels. */
    public Sections sections() {
        return sections;
    }

    /** Adds why, what shows it and what to do. */
    public void explain(
            Diagnosis diagnosis, List<? extends Node> todo, Consumer<SocketKey> showSocket) {
        sections.addWhy(List.of(ReasonView.of(diagnosis)));
        sections.addEvidence(diagnosis.evidence(), showSocket);
        sections.addTodo(todo);
        explained = true;
    }

    /** Whether it has a reason, evidence and things to do, so that it takes more room. */
    public boolean saysMuch() {
        return explained;
    }

    /** Adds the calls, at the foot of the card however high that is. */
    public void foot(TraceSection calls) {
        var space = Nodes.styled(new Region(), "push");
        VBox.setVgrow(space, Priority.ALWAYS);
        getChildren().addAll(space, calls);
    }

    /** The style sheet of all that stands in this package. */
    public static String sheet() {
        return Nodes.sheet(FindingCard.class, "finding.css");
    }
}

package dev.bindsight.view.finding;

import dev.bindsight.model.SocketKey;
import dev.bindsight.model.fact.Evidence;
import dev.bindsight.text.Texts;
import dev.bindsight.view.look.Nodes;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import java.util.List;
import java.util.function.Consumer;

/**
 * What is found, in sections that each have a label: why, the evidence, what to do. Sections
 * without content are left out.
 */
public final class Sections extends VBox {
    private static final PseudoClass LATER = PseudoClass.getPseudoClass("later");

    private final Labels labels;

    /** Where the labels stand. */
    public enum Labels {
        /** At the left of what they name. */
        BESIDE,
        /** Above it, where there is little room. */
        ABOVE
    }

    /** No section yet. */
    public Sections(Labels labels, String styleClass) {
        this.labels = labels;
        getStyleClass().add(styleClass);
        Nodes.show(this, false);
    }

    /** Adds a section below the others. */
    public void add(String label, Node... content) {
        add(label, List.of(content));
    }

    /** The same, unless there is nothing in it. */
    public void add(String label, List<? extends Node> content) {
        if (!content.isEmpty()) {
            Nodes.show(this, true);
            getChildren()
                    .add(labels == Labels.ABOVE ? above(label, content) : beside(label, content));
        }
    }

    /** Adds why. */
    public void addWhy(List<? extends Node> why) {
        add(Texts.get("verdict.why"), why);
    }

    /** Adds what can be done. */
    public void addTodo(List<? extends Node> todo) {
        add(Texts.get("verdict.whatToDo"), todo);
    }

    /** Adds what bears it out. */
    public void addEvidence(List<Evidence> evidence, Consumer<SocketKey> showSocket) {
        add(Texts.get("verdict.evidence"), EvidenceRow.rows(evidence, showSocket));
    }

    private VBox above(String label, List<? extends Node> content) {
        var section =
                Nodes.styled(new VBox(8, Nodes.label(label, "section-label")), "section-above");
        section.getChildren().addAll(content);
        section.pseudoClassStateChanged(LATER, !getChildren().isEmpty());
        return section;
    }

    private HBox beside(String label, List<? extends Node> content) {
        var name = Nodes.whole(label, "verdict-label");
        name.setWrapText(true);
        var body = Nodes.column("verdict-body", content.toArray(Node[]::new));
        body.setMinWidth(0);
        HBox.setHgrow(body, Priority.ALWAYS);
        var section = Nodes.styled(new HBox(name, body), "verdict-section");
        section.setAlignment(Pos.TOP_LEFT);
        section.pseudoClassStateChanged(LATER, !getChildren().isEmpty());
        return section;
    }
}

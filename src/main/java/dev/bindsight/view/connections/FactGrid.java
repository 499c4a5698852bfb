package dev.bindsight.view.connections;

import dev.bindsight.view.look.Hint;
import dev.bindsight.view.look.Nodes;

import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

import java.util.ArrayList;
import java.util.List;

/** Names and values, which change each second and stay the same nodes. */
final class FactGrid extends GridPane {
    private static final double NAMES = 84;

    private final List<Label> names = new ArrayList<>();
    private final List<Label> values = new ArrayList<>();

    FactGrid() {
        getStyleClass().add("fact-grid");
        var name = new ColumnConstraints(NAMES);
        var value = new ColumnConstraints();
        value.setHgrow(Priority.ALWAYS);
        value.setMinWidth(0);
        getColumnConstraints().addAll(name, value);
    }

    /**
     * A fact.
     *
     * @param name what it is
     * @param value its value with its unit
     * @param source what of the kernel says it, and what it means
     */
    record Fact(String name, String value, String source) {}

    void show(List<Fact> facts) {
        while (names.size() < facts.size()) {
            Label name = Nodes.label("", "muted");
            Label value = Nodes.words("");
            addRow(names.size(), name, value);
            GridPane.setValignment(name, VPos.TOP);
            names.add(name);
            values.add(value);
        }
        for (int i = 0; i < names.size(); i++) {
            boolean used = i < facts.size();
            Nodes.show(names.get(i), used);
            Nodes.show(values.get(i), used);
            if (used) {
                Fact fact = facts.get(i);
                if (!fact.source().equals(names.get(i).getAccessibleHelp())) {
                    Hint.on(names.get(i), fact.source());
                    Hint.on(values.get(i), fact.source());
                }
                names.get(i).setText(fact.name());
                values.get(i).setText(fact.value());
            }
        }
    }
}

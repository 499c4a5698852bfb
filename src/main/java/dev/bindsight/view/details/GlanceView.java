package dev.bindsight.view.details;

import dev.bindsight.model.ProcessDetails;
import dev.bindsight.text.CommandText;
import dev.bindsight.text.Texts;
import dev.bindsight.view.look.Icons;
import dev.bindsight.view.look.Nodes;
import dev.bindsight.view.ports.Glance;
import dev.bindsight.view.ports.ListRequest;
import dev.bindsight.view.ports.PortActions;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the pane shows while nothing is selected: the machine, each fact a filter of the list. */
final class GlanceView extends VBox {
    private static final int LONGEST_NAME = 24;

    private final PortActions actions;
    private final KeptNodes kept = new KeptNodes();
    private final Label title = Nodes.label(Texts.get("details.glance"), "name");
    private final Label hint = Nodes.label(Texts.get("details.empty"), "muted");
    private final VBox facts = Nodes.column("glance-facts");

    GlanceView(PortActions actions) {
        this.actions = actions;
        getStyleClass().add("glance");
        hint.setWrapText(true);
        hint.setMinHeight(Region.USE_PREF_SIZE);
        getChildren().addAll(title, facts, hint);
    }

    /** Shows another reading. */
    void show(Glance glance) {
        var rows = new ArrayList<Node>();
        for (Line line : lines(glance)) {
            rows.add(kept.of(line, () -> button(line)));
        }
        kept.forgetOthers();
        KeptNodes.show(facts, rows);
    }

    private static List<Line> lines(Glance glance) {
        var lines = new ArrayList<Line>();
        for (GlanceFact fact : GlanceFact.values()) {
            if (fact.count(glance) > 0) {
                lines.add(
                        new Line(
                                fact.name().toLowerCase(Locale.ROOT),
                                fact.icon(),
                                fact.warns(),
                                fact.words(glance),
                                fact.request()));
            }
        }
        Glance.Busiest busiest = glance.busiest();
        if (busiest != null) {
            lines.add(most(busiest.process(), busiest.ports()));
        }
        return lines;
    }

    private static Line most(ProcessDetails process, int ports) {
        return new Line(
                "busiest",
                Feather.LAYERS,
                false,
                Texts.get(
                        "details.glance.most",
                        CommandText.shortened(process.name(), LONGEST_NAME),
                        process.pid().toString(),
                        ports),
                ListRequest.of(process));
    }

    private Button button(Line line) {
        FontIcon icon = Icons.of(line.icon(), Icons.ROW, line.warns() ? "warning" : "muted");
        var button = new Button(line.words(), icon);
        button.setId("glance-" + line.id());
        button.getStyleClass().add("glance-fact");
        button.setMnemonicParsing(false);
        button.setWrapText(true);
        button.setMaxWidth(Double.MAX_VALUE);
        button.setMinHeight(USE_PREF_SIZE);
        button.setOnAction(_ -> actions.list(line.request()));
        return button;
    }

    /** One fact as it is drawn. */
    private record Line(
            String id, Feather icon, boolean warns, String words, ListRequest request) {}
}

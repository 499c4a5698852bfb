package dev.bindsight.view.details;

import dev.bindsight.text.Texts;
import dev.bindsight.view.look.Nodes;

import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Sums several selected sockets up. */
final class SeveralView extends VBox {
    SeveralView(DetailsContent.Several several) {
        getStyleClass().add("sheet");
        var name = Nodes.label(Texts.get("details.several", several.sockets()), "name");
        Integer held = several.owners();
        var owners =
                Nodes.label(held == null ? "" : Texts.get("details.several.owners", held), "muted");
        var head = Nodes.column("head", name, owners);
        var section = Nodes.column("section");
        for (DetailsContent.Several.Line line : several.lines()) {
            section.getChildren().add(row(line));
        }
        int more = several.sockets() - several.lines().size();
        if (more > 0) {
            var rest = Nodes.label(Texts.get("details.more", more), "muted");
            section.getChildren().add(rest);
        }
        var sections = Nodes.column("sections", section);
        getChildren().addAll(head, sections);
    }

    private static HBox row(DetailsContent.Several.Line line) {
        var address = Nodes.whole(line.address(), "mono");
        var owner = Nodes.label(line.owner(), "field-value");
        owner.setMinWidth(0);
        var row = new HBox(address, Nodes.space(), owner);
        if (line.pid() != null) {
            var pid = Nodes.whole(line.pid(), "muted");
            row.getChildren().add(pid);
        }
        row.getStyleClass().add("line");
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }
}

package dev.bindsight.view.details;

import dev.bindsight.text.Texts;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Sums several selected sockets up. */
final class SeveralView extends VBox {
    SeveralView(DetailsContent.Several several) {
        getStyleClass().add("sheet");
        var name = new Label(Texts.get("details.several", several.sockets()));
        name.getStyleClass().add("name");
        Integer held = several.owners();
        var owners = new Label(held == null ? "" : Texts.get("details.several.owners", held));
        owners.getStyleClass().add("muted");
        var head = new VBox(name, owners);
        head.getStyleClass().add("head");
        var section = new VBox();
        section.getStyleClass().add("section");
        for (DetailsContent.Several.Line line : several.lines()) {
            section.getChildren().add(row(line));
        }
        int more = several.sockets() - several.lines().size();
        if (more > 0) {
            var rest = new Label(Texts.get("details.more", more));
            rest.getStyleClass().add("muted");
            section.getChildren().add(rest);
        }
        var sections = new VBox(section);
        sections.getStyleClass().add("sections");
        getChildren().addAll(head, sections);
    }

    private static HBox row(DetailsContent.Several.Line line) {
        var address = new Label(line.address());
        address.getStyleClass().add("mono");
        address.setMinWidth(USE_PREF_SIZE);
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var owner = new Label(line.owner());
        owner.getStyleClass().add("field-value");
        owner.setMinWidth(0);
        var row = new HBox(address, gap, owner);
        if (line.pid() != null) {
            var pid = new Label(line.pid());
            pid.getStyleClass().add("muted");
            pid.setMinWidth(USE_PREF_SIZE);
            row.getChildren().add(pid);
        }
        row.getStyleClass().add("line");
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }
}

package dev.bindsight.view.stop;

import dev.bindsight.view.look.Icons;
import dev.bindsight.view.look.Nodes;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;

import org.kordamp.ikonli.feather.Feather;

/** One row of what would be hit: an icon, the kind, and what. */
final class HitRow extends HBox {
    private static final PseudoClass LATER = PseudoClass.getPseudoClass("later");

    HitRow(Feather icon, String kind, Node... what) {
        getStyleClass().add("hit-row");
        // every row but the first has a line above it
        parentProperty()
                .subscribe(parent ->
                        pseudoClassStateChanged(
                                LATER,
                                parent != null
                                        && parent.getChildrenUnmodifiable().indexOf(this) > 0));
        var symbol = Nodes.styled(new StackPane(Icons.of(icon, Icons.ROW, "muted")), "symbol");
        symbol.setAlignment(Pos.TOP_LEFT);
        symbol.setMinWidth(USE_PREF_SIZE);
        var label = Nodes.whole(kind, "kind");
        var lines = Nodes.column("what", what);
        lines.setMinWidth(0);
        HBox.setHgrow(lines, Priority.ALWAYS);
        getChildren().addAll(symbol, label, lines);
    }
}

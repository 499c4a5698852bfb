package dev.bindsight.view.history;

import dev.bindsight.text.Texts;
import dev.bindsight.view.look.Icons;
import dev.bindsight.view.look.Nodes;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;

import org.kordamp.ikonli.feather.Feather;

/** What the lanes are painted with, in words. */
final class LanesLegend extends FlowPane {
    LanesLegend() {
        getStyleClass().add("history-legend");
        setAlignment(Pos.CENTER_LEFT);
        getChildren()
                .addAll(
                        item(swatch("held"), "history.legend.held"),
                        item(swatch("free"), "history.legend.free"),
                        item(Icons.of(Feather.X_CIRCLE, 12, "warning"), "history.legend.refused"),
                        item(Icons.of(Feather.SQUARE, 12), "history.legend.stopped"),
                        item(Icons.of(Feather.REFRESH_CW, 12, "warning"), "history.legend.back"),
                        item(swatch("missing"), "history.legend.missing"));
    }

    private static Node item(Node sign, String key) {
        return Nodes.row(6, sign, Nodes.whole(Texts.get(key), "muted", "small"));
    }

    private static Region swatch(String kind) {
        return Nodes.styled(new Region(), "history-swatch", kind);
    }
}

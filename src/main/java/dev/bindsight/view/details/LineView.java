package dev.bindsight.view.details;

import dev.bindsight.text.Texts;
import dev.bindsight.view.details.SocketSheet.Line;
import dev.bindsight.view.look.Icons;
import dev.bindsight.view.look.Nodes;
import dev.bindsight.view.ports.PortActions;

import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

import org.kordamp.ikonli.feather.Feather;

/** Draws one line of a section. */
final class LineView {
    private static final double INDENT = 12;

    private final PortActions actions;

    LineView(PortActions actions) {
        this.actions = actions;
    }

    /** A line as nodes. */
    Node of(Line line) {
        return switch (line) {
            case Line.Field field -> field(field);
            case Line.Remark remark -> remark(remark);
            case Line.Opening opening -> opening(opening);
            case Line.Ancestor ancestor -> ancestor(ancestor);
            case Line.Skipped skipped -> skipped(skipped);
            case Line.ClientLine client -> client(client);
            case Line.PortLink link ->
                    link(link.address(), true, link.reach(), () -> actions.reveal(link.key()));
            case Line.ListLink link ->
                    link(
                            link.text(),
                            link.mono(),
                            link.detail(),
                            () -> actions.list(link.request()));
        };
    }

    private static Node field(Line.Field field) {
        var name = Nodes.label(field.name(), "field-name");
        var value =
                Nodes.growing(
                        CopyableValue.of(field.value(), field.mono() ? "mono" : "field-value"));
        return row(name, value);
    }

    private static Node remark(Line.Remark remark) {
        var words = Nodes.growing(Nodes.words(remark.text()));
        HBox row = row(Icons.of(Feather.ALERT_CIRCLE, Icons.ROW, "warning"), words);
        row.getStyleClass().add("remark");
        return row;
    }

    private Node opening(Line.Opening opening) {
        var name = Nodes.label(opening.name(), "field-name");
        var value =
                new Hyperlink(PathShortener.shorten(opening.value(), CopyableValue.LONGEST_PATH));
        value.setMinWidth(0);
        value.setTooltip(new Tooltip(opening.address()));
        value.setContextMenu(CopyableValue.copyMenu(opening.value()));
        value.setOnAction(_ -> actions.open(opening.address()));
        return row(name, value);
    }

    private static Node ancestor(Line.Ancestor ancestor) {
        var row = row();
        if (ancestor.depth() > 0) {
            var arrow = Icons.of(Feather.CORNER_DOWN_RIGHT, Icons.ROW, "muted");
            HBox.setMargin(arrow, new Insets(0, 0, 0, (ancestor.depth() - 1) * INDENT));
            row.getChildren().add(arrow);
        }
        var name = new Label(ancestor.name());
        name.getStyleClass().add(ancestor.owner() ? "strong" : "field-value");
        name.setMinWidth(0);
        var pid = Nodes.whole(ancestor.pid(), "muted");
        row.getChildren().addAll(name, pid);
        if (ancestor.mayRestart()) {
            var mark =
                    new Label(
                            Texts.get("details.parents.mayRestart"),
                            Icons.of(Feather.REFRESH_CW, Icons.ROW));
            mark.getStyleClass().add("may-restart");
            mark.setMinWidth(Region.USE_PREF_SIZE);
            row.getChildren().addAll(Nodes.space(), mark);
        }
        return row;
    }

    private static Node skipped(Line.Skipped skipped) {
        var words = Nodes.label(skipped.text(), "muted");
        HBox.setMargin(words, new Insets(0, 0, 0, skipped.depth() * INDENT));
        return row(words);
    }

    private static Node client(Line.ClientLine client) {
        var who = new Label(client.who());
        who.getStyleClass().add(client.address() ? "mono" : "field-value");
        who.setMinWidth(0);
        var pid = Nodes.whole(client.pid(), "muted");
        var count = Nodes.whole(client.connections(), "muted");
        return row(who, pid, Nodes.space(), count);
    }

    private static Node link(String text, boolean mono, String detail, Runnable follow) {
        var link = new Hyperlink(text);
        if (mono) {
            link.getStyleClass().add("mono");
        }
        link.setMinWidth(0);
        link.setOnAction(_ -> follow.run());
        var beside = Nodes.whole(detail, "muted");
        return row(link, Nodes.space(), beside);
    }

    private static HBox row(Node... nodes) {
        return Nodes.row("line", nodes);
    }
}

package dev.bindsight.view.reference;

import dev.bindsight.errno.CallMeaning;
import dev.bindsight.errno.ErrnoEntry;
import dev.bindsight.errno.NumberSpace;
import dev.bindsight.errno.PrintedText;
import dev.bindsight.text.Texts;
import dev.bindsight.view.look.IconButton;
import dev.bindsight.view.look.Nodes;

import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;

import java.util.List;
import java.util.function.Consumer;

/** Everything the reference says about one errno. */
final class ErrnoPage extends VBox {
    private static final double LABELS = 104;

    /**
     * A page.
     *
     * @param copy puts a text on the clipboard
     */
    ErrnoPage(ErrnoEntry entry, Consumer<String> copy) {
        getStyleClass().add("errno-page");
        setId("errno-page");
        setAccessibleText(entry.name() + ": " + entry.message());
        getChildren().add(heading(entry));
        for (CallMeaning call : entry.calls()) {
            getChildren().add(card(call));
        }
        var title = Nodes.label(Texts.get("reference.printed"), "section-label");
        getChildren().addAll(title, printed(entry.printed(), copy));
    }

    private static Node heading(ErrnoEntry entry) {
        var name = Nodes.label(entry.name(), "errno-name");
        var message = Nodes.label(entry.message(), "muted");
        message.setWrapText(true);
        var badges = new FlowPane(6, 6);
        for (NumberSpace space : NumberSpace.values()) {
            Integer number = entry.number(space);
            if (number != null) {
                badges.getChildren()
                        .add(
                                badge(
                                        Texts.get(
                                                "reference.number",
                                                space.label(),
                                                number.toString())));
            }
        }
        for (String alias : entry.aliases()) {
            badges.getChildren().add(badge(alias));
        }
        return Nodes.styled(new VBox(4, name, message, badges), "errno-heading");
    }

    private static Label badge(String text) {
        return Nodes.label(text, "badge");
    }

    private static Node card(CallMeaning call) {
        var name = Nodes.whole(Texts.get("reference.call", call.call()), "mono", "errno-call");
        var meaning = wrapped(call.meaning());
        var grid = Nodes.styled(new GridPane(), "errno-card");
        grid.getColumnConstraints().addAll(column(LABELS), growing());
        add(grid, name, meaning);
        add(grid, label(Texts.get("reference.causes")), numbered(call.causes()));
        add(grid, label(Texts.get("reference.fixes")), lines(call.fixes()));
        return grid;
    }

    private static void add(GridPane grid, Node left, Node right) {
        GridPane.setValignment(left, VPos.TOP);
        grid.addRow(grid.getRowCount(), left, right);
    }

    private static ColumnConstraints column(double width) {
        var column = new ColumnConstraints(width);
        column.setMinWidth(width);
        return column;
    }

    private static ColumnConstraints growing() {
        var column = new ColumnConstraints();
        column.setHgrow(Priority.ALWAYS);
        column.setMinWidth(0);
        return column;
    }

    private static Label label(String text) {
        return Nodes.label(text, "section-label");
    }

    private static Node numbered(List<String> causes) {
        var box = new VBox(2);
        for (int i = 0; i < causes.size(); i++) {
            box.getChildren().add(item((i + 1) + ".", causes.get(i)));
        }
        return box;
    }

    private static Node lines(List<String> fixes) {
        var box = new VBox(2);
        fixes.forEach(fix -> box.getChildren().add(item("\u2022", fix)));
        return box;
    }

    private static Node item(String lead, String text) {
        var mark = Nodes.whole(lead, "muted", "errno-mark");
        var words = Nodes.growing(wrapped(text));
        var item = new HBox(mark, words);
        item.setAlignment(Pos.TOP_LEFT);
        return item;
    }

    private static Label wrapped(String text) {
        var label = new Label(text);
        label.setWrapText(true);
        label.setMinWidth(0);
        label.setMaxWidth(Double.MAX_VALUE);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private static Node printed(List<PrintedText> texts, Consumer<String> copy) {
        var grid = Nodes.styled(new GridPane(), "errno-printed");
        grid.getColumnConstraints().addAll(column(LABELS), growing());
        for (PrintedText each : texts) {
            var who = Nodes.label(each.ecosystem().label(), "muted");
            var what = wrapped(each.text());
            what.getStyleClass().add("mono");
            var button =
                    IconButton.of(
                            Feather.COPY,
                            Texts.get("reference.copy", each.ecosystem().label()),
                            () -> copy.accept(each.text()));
            button.getStyleClass().add("flat");
            GridPane.setValignment(who, VPos.TOP);
            GridPane.setValignment(button, VPos.TOP);
            grid.addRow(grid.getRowCount(), who, what, button);
        }
        return grid;
    }
}

package dev.bindsight.view.explain;

import dev.bindsight.errno.ErrnoEntry;
import dev.bindsight.explain.FoundError;
import dev.bindsight.explain.ReportedError;
import dev.bindsight.model.Port;
import dev.bindsight.text.ForeignText;
import dev.bindsight.text.Texts;
import dev.bindsight.view.look.Icons;
import dev.bindsight.view.look.Nodes;
import dev.bindsight.view.navigation.ErrnoLink;

import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

import java.util.Optional;

/** What was read from the text of one error: six facts, of which some may not be said. */
final class ReadCard extends VBox {
    private static final double LABELS = 56;

    /**
     * A card.
     *
     * @param entry its errno in the reference, empty where that has none
     */
    ReadCard(FoundError found, Optional<ErrnoEntry> entry) {
        setId("explain-read");
        getStyleClass().add("read-card");
        ReportedError error = found.error();
        var grid = Nodes.styled(new GridPane(), "read-grid");
        grid.getColumnConstraints().setAll(label(), value(), label(), value());
        add(grid, 0, 0, "explain.errno", errno(error));
        add(grid, 0, 1, "explain.call", mono(error.call()));
        add(grid, 0, 2, "explain.host", host(error.host()));
        add(grid, 2, 0, "explain.runtime", said(ErrorWords.reporter(found.reporter())));
        add(grid, 2, 1, "explain.numberLabel", said(ErrorWords.number(error, entry)));
        Port port = error.port();
        add(grid, 2, 2, "explain.port", mono(port == null ? null : port.toString()));
        getChildren().addAll(Nodes.label(Texts.get("explain.read"), "section-label"), grid);
    }

    private static ColumnConstraints label() {
        var column = new ColumnConstraints(LABELS);
        column.setMinWidth(LABELS);
        return column;
    }

    private static ColumnConstraints value() {
        var column = new ColumnConstraints();
        column.setHgrow(Priority.ALWAYS);
        column.setMinWidth(0);
        // both get the same share
        column.setPrefWidth(100);
        return column;
    }

    private static void add(GridPane grid, int column, int row, String name, Node value) {
        var label = Nodes.whole(Texts.get(name), "muted");
        GridPane.setValignment(label, VPos.TOP);
        GridPane.setValignment(value, VPos.TOP);
        grid.add(label, column, row);
        grid.add(value, column + 1, row);
    }

    private static Node errno(ReportedError error) {
        String errno = ErrorWords.errno(error);
        if (errno == null) {
            return error.tls() == null ? unsaid() : Nodes.words(ErrorWords.result(error));
        }
        var link = Nodes.named("explain-errno", new ErrnoLink(errno));
        link.getStyleClass().addAll("mono", "read-errno");
        link.setGraphic(Icons.of(Feather.BOOK_OPEN, Icons.ROW, "accent"));
        link.setContentDisplay(ContentDisplay.RIGHT);
        return link;
    }

    private static Node host(@Nullable String host) {
        if (host == null) {
            return unsaid();
        }
        String meaning = ErrorWords.meaning(host);
        var name = Nodes.words(ForeignText.visible(host), "mono");
        return meaning.isEmpty()
                ? name
                : Nodes.row(6, Nodes.whole(name), Nodes.label(meaning, "muted"));
    }

    private static Node mono(@Nullable String text) {
        return text == null ? unsaid() : Nodes.words(ForeignText.visible(text), "mono");
    }

    private static Node said(String text) {
        return text.isEmpty() ? unsaid() : Nodes.words(text);
    }

    private static Node unsaid() {
        return Nodes.words(Texts.get("explain.unsaid"), "muted");
    }
}

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
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

import java.util.List;
import java.util.Optional;

/** What was read from the text of one error: six facts, of which some may not be said. */
final class ReadCard extends VBox {
    private static final double LABELS = 56;

    /** Below this width all facts stand in one column. */
    private static final double ROOM = 440;

    private final GridPane grid = Nodes.styled(new GridPane(), "read-grid");
    private final List<Fact> facts;

    private record Fact(Node name, Node value) {}

    /**
     * A card.
     *
     * @param entry its errno in the reference, empty where that has none
     */
    ReadCard(FoundError found, Optional<ErrnoEntry> entry) {
        setId("explain-read");
        getStyleClass().add("read-card");
        ReportedError error = found.error();
        Port port = error.port();
        facts =
                List.of(
                        fact("explain.errno", errno(error)),
                        fact("explain.call", mono(error.call())),
                        fact("explain.host", host(error.host())),
                        fact("explain.runtime", said(ErrorWords.reporter(found.reporter()))),
                        fact("explain.numberLabel", said(ErrorWords.number(error, entry))),
                        fact("explain.port", mono(port == null ? null : port.toString())));
        getChildren().addAll(Nodes.label(Texts.get("explain.read"), "section-label"), grid);
        widthProperty()
                .map(width -> width.doubleValue() > 0 && width.doubleValue() < ROOM)
                .subscribe(this::arrange);
    }

    private static Fact fact(String name, Node value) {
        return new Fact(Nodes.whole(Texts.get(name), "muted"), value);
    }

    /** In two columns where there is room for them. */
    private void arrange(boolean narrow) {
        grid.getChildren().clear();
        grid.getColumnConstraints()
                .setAll(
                        narrow
                                ? List.of(label(), value())
                                : List.of(label(), value(), label(), value()));
        int rows = narrow ? facts.size() : facts.size() / 2;
        for (int i = 0; i < facts.size(); i++) {
            Fact fact = facts.get(i);
            int column = i / rows * 2;
            GridPane.setValignment(fact.name(), VPos.TOP);
            GridPane.setValignment(fact.value(), VPos.TOP);
            grid.add(fact.name(), column, i % rows);
            grid.add(fact.value(), column + 1, i % rows);
        }
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
        return meaning.isEmpty() ? name : new FlowPane(6, 0, name, Nodes.label(meaning, "muted"));
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

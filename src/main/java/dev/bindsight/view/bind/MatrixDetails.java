package dev.bindsight.view.bind;

import dev.bindsight.diagnosis.Matrix;
import dev.bindsight.diagnosis.MatrixCell;
import dev.bindsight.diagnosis.MatrixColumn;
import dev.bindsight.model.AddressFamily;
import dev.bindsight.model.Attempt;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.Probe.BindProbe;
import dev.bindsight.text.Texts;
import dev.bindsight.view.bind.MatrixModel.Place;
import dev.bindsight.view.finding.RichText;
import dev.bindsight.view.finding.Sections;
import dev.bindsight.view.look.Icons;
import dev.bindsight.view.look.Nodes;
import dev.bindsight.view.navigation.ErrnoLink;
import dev.bindsight.view.trace.CompactTrace;
import dev.bindsight.view.trace.DecidingCall;
import dev.bindsight.words.Sentence;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

import java.util.List;
import java.util.function.Consumer;

/** The selected cell: what came of it, why, its trace, what works instead. */
final class MatrixDetails extends VBox {
    private final MatrixModel model;
    private final MatrixWords words;
    private final Consumer<BindProbe> open;
    private final ScrollPane scroll = new ScrollPane();
    private final Button opening;
    private @Nullable BindProbe probe;

    /**
     * A pane.
     *
     * @param open opens a probe in Bind and tries it
     */
    MatrixDetails(MatrixModel model, MatrixWords words, Consumer<BindProbe> open) {
        this.model = model;
        this.words = words;
        this.open = open;
        getStyleClass().add("matrix-details");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("result-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        opening = new Button(Texts.get("matrix.openInBind"), Icons.of(Feather.ANCHOR, Icons.ROW));
        opening.setId("matrix-open");
        opening.setOnAction(_ -> {
            if (probe != null) {
                open.accept(probe);
            }
        });
        var foot = Nodes.styled(new HBox(opening), "matrix-foot");
        getChildren().addAll(scroll, foot);
    }

    /** Shows what is selected. */
    void show() {
        Place place = model.selectedProperty().get();
        MatrixCell cell = place == null ? null : model.cell(place);
        probe = MatrixModel.probe(cell);
        opening.setDisable(probe == null);
        if (place == null || cell == null) {
            scroll.setContent(null);
            return;
        }
        Matrix.Row row = model.rows().get(place.row());
        var head = new VBox(label(Texts.get("matrix.selected")), heading(row, cell));
        head.getChildren().add(badges(row, place.column()));
        head.getStyleClass().add("matrix-details-head");
        var body = new Sections(Sections.Labels.ABOVE, "matrix-details-body");
        body.add(
                Texts.get("verdict.why"),
                RichText.reason(Sentence.plain(words.why(row, place.column(), cell))));
        Attempt attempt = attempt(cell);
        if (attempt != null) {
            body.add(
                    Texts.get("verdict.trace"),
                    new CompactTrace(attempt.trace(), DecidingCall.of(attempt)));
        }
        body.add(Texts.get("verdict.whatToDo"), ways(place, cell));
        scroll.setContent(new VBox(head, body));
    }

    private static @Nullable Attempt attempt(MatrixCell cell) {
        return switch (cell) {
            case MatrixCell.Tried(var attempt, var _) -> attempt;
            case MatrixCell.NotTried(var attempt, var _) -> attempt;
            case MatrixCell.NotApplicable _ -> null;
        };
    }

    private static FlowPane heading(Matrix.Row row, MatrixCell cell) {
        var heading =
                new FlowPane(
                        new Label(MatrixWords.address(row) + ":" + row.place().endpoint().port()),
                        new Label("→"));
        heading.getStyleClass().add("matrix-heading");
        String errno =
                cell instanceof MatrixCell.Tried(var attempt, var _)
                        ? BindText.errno(attempt.outcome())
                        : null;
        heading.getChildren()
                .add(errno == null ? new Label(MatrixWords.result(cell)) : new ErrnoLink(errno));
        return heading;
    }

    private static HBox badges(Matrix.Row row, MatrixColumn column) {
        var badges = Nodes.row(8);
        badges.getChildren().add(badge(MatrixWords.column(column), column != MatrixColumn.PLAIN));
        IpAddress address = row.place().endpoint().address();
        boolean dual =
                address.isWildcard()
                        && address.family() == AddressFamily.IPV6
                        && column != MatrixColumn.V6ONLY;
        if (dual) {
            badges.getChildren().add(badge(Texts.get("matrix.dual"), false));
        }
        return badges;
    }

    private static Label badge(String text, boolean mono) {
        var badge = Nodes.label(text, "badge");
        if (mono) {
            badge.getStyleClass().add("option-badge");
        }
        badge.setMinWidth(USE_PREF_SIZE);
        return badge;
    }

    /** Everything that is offered was tried for the matrix just now, so it is proven. */
    private List<Node> ways(Place selected, MatrixCell cell) {
        if (MatrixModel.worked(cell)) {
            return List.of();
        }
        return model.ways(selected).stream().map(way -> way(selected, way)).toList();
    }

    private Node way(Place selected, Place way) {
        Matrix.Row row = model.rows().get(way.row());
        boolean sameAddress = way.row() == selected.row();
        String label =
                sameAddress
                        ? Texts.get(
                                "matrix.with",
                                MatrixWords.address(row),
                                MatrixWords.column(way.column()))
                        : Texts.get("matrix.use", MatrixWords.address(row));
        var button =
                new Button(
                        label,
                        Icons.of(sameAddress ? Feather.CHECK : Feather.ARROW_RIGHT, Icons.ROW));
        button.setMnemonicParsing(false);
        BindProbe other = MatrixModel.probe(model.cell(way));
        button.setOnAction(_ -> {
            if (other != null) {
                open.accept(other);
            }
        });
        button.setMinWidth(0);
        button.setTooltip(new Tooltip(label));
        button.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        // the word itself would take the room of the address
        var proven = new Label(null, Icons.of(Feather.CHECK_CIRCLE, Icons.ROW, "success"));
        proven.setAccessibleText(Texts.get("verdict.proven"));
        proven.setTooltip(new Tooltip(Texts.get("verdict.proven")));
        proven.setMinWidth(USE_PREF_SIZE);
        return Nodes.row(8, button, Nodes.space(), proven);
    }

    private static Label label(String name) {
        return Nodes.label(name, "section-label");
    }
}

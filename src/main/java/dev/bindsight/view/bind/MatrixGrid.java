package dev.bindsight.view.bind;

import dev.bindsight.diagnosis.Matrix;
import dev.bindsight.diagnosis.MatrixCell;
import dev.bindsight.diagnosis.MatrixColumn;
import dev.bindsight.text.Texts;
import dev.bindsight.view.bind.MatrixModel.Place;
import dev.bindsight.view.look.Icons;
import dev.bindsight.view.look.Nodes;

import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

import java.util.HashMap;
import java.util.Map;

/** The cells of the matrix. One of them is selected; the arrow keys move the selection. */
final class MatrixGrid extends GridPane {
    private static final PseudoClass OK = PseudoClass.getPseudoClass("ok");
    private static final PseudoClass BARE = PseudoClass.getPseudoClass("bare");
    private static final PseudoClass UNTRIED = PseudoClass.getPseudoClass("untried");
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

    private final MatrixModel model;
    private final MatrixWords words;
    private final Map<Place, Button> cells = new HashMap<>();

    MatrixGrid(MatrixModel model, MatrixWords words) {
        this.model = model;
        this.words = words;
        setId("matrix");
        getStyleClass().add("matrix");
        getColumnConstraints().add(column(116, 176));
        for (MatrixColumn column : MatrixColumn.values()) {
            getColumnConstraints()
                    .add(column == MatrixColumn.V6ONLY ? column(88, 124) : column(88, 156));
        }
        model.rows().addListener((ListChangeListener<Matrix.Row>) this::changed);
        model.selectedProperty().subscribe(this::mark);
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        draw();
    }

    /** Gives the focus to the selected cell. */
    void focusSelected() {
        Place place = model.selectedProperty().get();
        Button cell = place == null ? null : cells.get(place);
        if (cell != null) {
            cell.requestFocus();
        }
    }

    private static ColumnConstraints column(double least, double wanted) {
        var column = new ColumnConstraints(least, wanted, Double.MAX_VALUE);
        column.setHgrow(Priority.SOMETIMES);
        column.setFillWidth(true);
        return column;
    }

    /** A row comes whenever an address is done, of which a host may have hundreds. */
    private void changed(ListChangeListener.Change<? extends Matrix.Row> change) {
        while (change.next()) {
            boolean appended = !change.wasRemoved() && change.getTo() == model.rows().size();
            if (!appended) {
                draw();
                return;
            }
            for (int i = change.getFrom(); i < change.getTo(); i++) {
                add(model.rows().get(i), i);
            }
        }
    }

    private void draw() {
        boolean focused = cells.values().stream().anyMatch(Button::isFocused);
        getChildren().clear();
        cells.clear();
        var first = head(Texts.get("matrix.address"), false);
        first.getStyleClass().add("first");
        add(first, 0, 0);
        for (MatrixColumn column : MatrixColumn.values()) {
            add(
                    head(MatrixWords.column(column), column != MatrixColumn.PLAIN),
                    column.ordinal() + 1,
                    0);
        }
        for (int i = 0; i < model.rows().size(); i++) {
            add(model.rows().get(i), i);
        }
        if (focused) {
            focusSelected();
        }
    }

    private void add(Matrix.Row row, int place) {
        add(address(row), 0, place + 1);
        for (MatrixColumn column : MatrixColumn.values()) {
            var where = new Place(place, column);
            Button cell = cell(row, where, row.cell(column));
            cells.put(where, cell);
            mark(where, cell, model.selectedProperty().get());
            add(cell, column.ordinal() + 1, place + 1);
        }
    }

    private static Label head(String name, boolean mono) {
        var head = Nodes.label(name, "matrix-head");
        if (mono) {
            head.getStyleClass().add("mono");
        }
        return head;
    }

    private static HBox address(Matrix.Row row) {
        var name = Nodes.label(MatrixWords.address(row), "mono");
        name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        name.setMinWidth(0);
        name.setTooltip(new Tooltip(MatrixWords.address(row)));
        var where = Nodes.label(MatrixWords.where(row), "muted", "small");
        where.setMinWidth(0);
        where.setTooltip(new Tooltip(MatrixWords.where(row)));
        var text = new VBox(2, name, where);
        text.setMinWidth(0);
        var box = new HBox(6, Icons.of(icon(row), Icons.ROW, "muted"), text);
        box.getStyleClass().add("matrix-address");
        box.setAlignment(Pos.TOP_LEFT);
        return box;
    }

    private static Feather icon(Matrix.Row row) {
        return switch (row.place().exposure()) {
            case ANY -> Feather.GLOBE;
            case LOOPBACK -> Feather.MONITOR;
            case HOST -> Feather.WIFI;
        };
    }

    private Button cell(Matrix.Row row, Place place, MatrixCell cell) {
        var content = Nodes.styled(new FlowPane(), "matrix-content");
        content.setAlignment(Pos.CENTER_LEFT);
        var result = Nodes.whole(MatrixWords.result(cell), "matrix-result");
        content.getChildren().add(result);
        var letters = new HBox(4);
        for (String letter : model.letters(cell)) {
            letters.getChildren().add(letter(letter));
        }
        if (!letters.getChildren().isEmpty()) {
            content.getChildren().add(letters);
        }
        var button = new Button(null, content);
        button.getStyleClass().setAll("matrix-cell");
        if (place.column() == MatrixColumn.V6ONLY) {
            button.getStyleClass().add("tight");
        }
        button.setMinWidth(0);
        button.setMaxWidth(Double.MAX_VALUE);
        button.setFocusTraversable(false);
        button.setAccessibleText(words.spoken(row, place.column(), cell));
        button.setOnAction(_ -> model.select(place));
        button.focusedProperty()
                .addListener((_, _, focus) -> {
                    if (focus) {
                        model.select(place);
                    }
                });
        content.setMinWidth(0);
        content.prefWrapLengthProperty().bind(button.widthProperty().subtract(20));
        content.maxWidthProperty().bind(button.widthProperty().subtract(8));
        switch (cell) {
            case MatrixCell.Tried(var attempt, var _) -> {
                button.pseudoClassStateChanged(OK, attempt.ok());
                result.setGraphic(Icons.of(attempt.ok() ? Feather.CHECK : Feather.X, Icons.ROW));
            }
            case MatrixCell.NotTried _ -> {
                button.pseudoClassStateChanged(UNTRIED, true);
                result.setGraphic(Icons.of(Feather.CIRCLE, Icons.ROW));
            }
            case MatrixCell.NotApplicable _ -> button.pseudoClassStateChanged(BARE, true);
        }
        return button;
    }

    /** A letter in its box. */
    static Label letter(String letter) {
        return Nodes.whole(letter, "letter");
    }

    private void mark(@Nullable Place selected) {
        cells.forEach((place, cell) -> mark(place, cell, selected));
    }

    private static void mark(Place place, Button cell, @Nullable Place selected) {
        boolean chosen = place.equals(selected);
        cell.pseudoClassStateChanged(CHOSEN, chosen);
        cell.setFocusTraversable(chosen);
    }

    private void pressed(KeyEvent event) {
        switch (event.getCode()) {
            case UP -> move(-1, 0);
            case DOWN -> move(1, 0);
            case LEFT -> move(0, -1);
            case RIGHT -> move(0, 1);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void move(int down, int right) {
        model.move(down, right);
        focusSelected();
    }
}

package dev.bindsight.view.explain;

import dev.bindsight.explain.FoundError;
import dev.bindsight.view.look.Nodes;

import javafx.application.Platform;
import javafx.collections.ObservableListBase;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;

/**
 * The lines of a text with their numbers. Only those that are seen have nodes, so that a text of a
 * million lines is drawn as fast as one of ten.
 */
final class LineList extends ListView<Integer> {
    private static final PseudoClass SHOWN = PseudoClass.getPseudoClass("shown");
    private static final double DIGIT = 8;

    /** What stands beside a line, as the style sheet has it, without its number. */
    private static final double BESIDE = 40;

    private static final double LEAST_HEIGHT = 20;
    private static final int LINES_ABOVE = 5;

    private final Consumer<FoundError> choose;
    private IntConsumer open = _ -> {};
    private Content content = Content.NONE;

    /**
     * What it shows.
     *
     * @param lines the text
     * @param first the number of its first line, from 1
     * @param errors what was found in it
     * @param shown which of them is explained, absent for none
     */
    record Content(
            TextLines lines, long first, List<FoundError> errors, @Nullable FoundError shown) {
        static final Content NONE = new Content(TextLines.NONE, 1, List.of(), null);
    }

    /**
     * An empty list.
     *
     * @param choose is told of an error whose line was clicked
     */
    LineList(Consumer<FoundError> choose) {
        this.choose = choose;
        getStyleClass().add("line-list");
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        setCellFactory(_ -> new LineCell());
    }

    /** Is told of a line that was clicked twice. */
    void setOnOpen(IntConsumer open) {
        this.open = open;
    }

    /** Shows something else, from its beginning or at the error that is explained. */
    void show(Content next) {
        boolean same = next.lines() == content.lines();
        content = next;
        if (same) {
            refresh();
        } else {
            getSelectionModel().clearSelection();
            setItems(new Numbers(next.lines().count()));
        }
        FoundError shown = next.shown();
        if (shown != null) {
            int line = next.lines().lineAt(shown.start());
            reveal(line);
            // once more when it is known how high the lines are
            Platform.runLater(() -> reveal(line));
        } else if (!same) {
            scrollTo(0);
        }
    }

    /** Shows a line with some of those before it, of which a low list has room for few. */
    private void reveal(int line) {
        int rows = (int) (getHeight() / LEAST_HEIGHT);
        scrollTo(Math.max(0, line - Math.clamp(rows / 3, 1, LINES_ABOVE)));
    }

    /** The selected lines as they stand in the text, absent where none is selected. */
    @Nullable String selectedText() {
        List<Integer> rows = getSelectionModel().getSelectedIndices().stream().sorted().toList();
        return rows.isEmpty()
                ? null
                : rows.stream()
                        .map(line ->
                                content.lines()
                                        .text()
                                        .substring(
                                                content.lines().start(line),
                                                content.lines().end(line)))
                        .collect(Collectors.joining("\n"));
    }

    private double numbers() {
        return DIGIT
                * Math.max(2, Long.toString(content.first() + content.lines().count()).length());
    }

    private double beside() {
        return numbers() + BESIDE;
    }

    /** The numbers of lines, none of which is kept. */
    private static final class Numbers extends ObservableListBase<Integer> {
        private final int count;

        Numbers(int count) {
            this.count = count;
        }

        @Override
        public Integer get(int index) {
            return index;
        }

        @Override
        public int size() {
            return count;
        }
    }

    private final class LineCell extends ListCell<Integer> {
        private final Label number = Nodes.label("", "line-number");
        private final LineFlow flow = new LineFlow();
        private final HBox row = Nodes.styled(new HBox(number, Nodes.growing(flow)), "line-row");

        LineCell() {
            getStyleClass().add("line-cell");
            number.setAlignment(Pos.TOP_RIGHT);
            setPrefWidth(0);
            addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
        }

        @Override
        protected void updateItem(@Nullable Integer line, boolean empty) {
            super.updateItem(line, empty);
            if (line == null || empty || line >= content.lines().count()) {
                setGraphic(null);
                pseudoClassStateChanged(SHOWN, false);
                return;
            }
            number.setText(Long.toString(content.first() + line));
            number.setMinWidth(numbers());
            number.setPrefWidth(numbers());
            flow.show(LinePieces.of(content.lines(), line, content.errors(), content.shown()));
            FoundError shown = content.shown();
            boolean of = shown != null && content.lines().lineAt(shown.start()) == line;
            pseudoClassStateChanged(SHOWN, of);
            setAccessibleText(number.getText() + " " + flow.getAccessibleText());
            setGraphic(row);
        }

        /** As wide as there is room: a long line goes on in the next row. */
        @Override
        protected double computePrefHeight(double width) {
            double room = (getWidth() > 0 ? getWidth() : LineList.this.getWidth()) - beside();
            return getGraphic() == null || room <= 0
                    ? LEAST_HEIGHT
                    : Math.max(LEAST_HEIGHT, Math.ceil(flow.prefHeight(room)));
        }

        private void clicked(MouseEvent event) {
            Integer line = getItem();
            if (line == null || line >= content.lines().count()) {
                return;
            }
            if (event.getClickCount() == 2 && event.getButton() == MouseButton.PRIMARY) {
                open.accept(line);
                return;
            }
            int start = content.lines().start(line);
            int end = content.lines().end(line);
            content.errors().stream()
                    .filter(error -> touches(error, start, end))
                    .findFirst()
                    .ifPresent(choose);
        }

        private static boolean touches(FoundError error, int start, int end) {
            return error.start() < end && error.end() > start
                    || error.marks().stream()
                            .anyMatch(mark -> mark.start() < end && mark.end() > start);
        }
    }
}

package dev.bindsight.view.explain;

import dev.bindsight.view.explain.LinePiece.Look;
import dev.bindsight.view.look.Nodes;

import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

import java.util.ArrayList;
import java.util.List;

/** A line of a text, over as many rows as it takes, with what was read from it marked. */
final class LineFlow extends TextFlow {
    /** How far the letters of a marked piece reach below their row, in pixels. */
    private static final double BELOW = 1;

    private final List<Path> fills = new ArrayList<>();
    private final List<Path> lines = new ArrayList<>();
    private List<LinePiece> pieces = List.of();

    LineFlow() {
        getStyleClass().add("text-line");
    }

    /** Draws other pieces. */
    void show(List<LinePiece> next) {
        if (next.equals(pieces)) {
            return;
        }
        pieces = next;
        fills.clear();
        lines.clear();
        var texts = new ArrayList<Text>();
        for (LinePiece piece : next) {
            String style = style(piece.look());
            texts.add(Nodes.styled(new Text(piece.text()), "words", style));
            fills.add(path("fill", style));
            lines.add(path("line", style));
        }
        getChildren().setAll(fills);
        getChildren().addAll(lines);
        getChildren().addAll(texts);
        var all = new StringBuilder();
        next.forEach(piece -> all.append(piece.text()));
        setAccessibleText(all.toString());
    }

    static String style(Look look) {
        return switch (look) {
            case PLAIN -> "plain";
            case OTHER -> "other";
            case READ -> "read";
            case SHOWN -> "shown";
        };
    }

    static Path path(String... styleClasses) {
        Path path = Nodes.styled(new Path(), styleClasses);
        // it lies below the letters and takes no room of its own
        path.setManaged(false);
        path.setMouseTransparent(true);
        return path;
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        int at = 0;
        for (int i = 0; i < pieces.size(); i++) {
            int end = at + pieces.get(i).text().length();
            if (pieces.get(i).look() != Look.PLAIN) {
                draw(fills.get(i), lines.get(i), getRangeShape(at, end, false));
            }
            at = end;
        }
    }

    /** Lays a field behind each row of a piece, and a line below it. */
    static void draw(Path fill, Path line, PathElement[] range) {
        fill.getElements().setAll(range);
        line.getElements().clear();
        for (Rectangle row : rows(range)) {
            double y = row.getY() + row.getHeight() + BELOW;
            line.getElements()
                    .addAll(new MoveTo(row.getX(), y), new LineTo(row.getX() + row.getWidth(), y));
        }
    }

    /** The rectangles of a range: each is a move and the lines around it. */
    private static List<Rectangle> rows(PathElement[] range) {
        var rows = new ArrayList<Rectangle>();
        double left = 0;
        double top = 0;
        double right = 0;
        double bottom = 0;
        for (PathElement element : range) {
            switch (element) {
                case MoveTo move -> {
                    add(rows, left, top, right, bottom);
                    left = move.getX();
                    right = left;
                    top = move.getY();
                    bottom = top;
                }
                case LineTo to -> {
                    left = Math.min(left, to.getX());
                    right = Math.max(right, to.getX());
                    top = Math.min(top, to.getY());
                    bottom = Math.max(bottom, to.getY());
                }
                default -> {}
            }
        }
        add(rows, left, top, right, bottom);
        return rows;
    }

    private static void add(
            List<Rectangle> rows, double left, double top, double right, double bottom) {
        if (right > left) {
            rows.add(new Rectangle(left, top, right - left, bottom - top));
        }
    }
}

package dev.bindsight.view.chart;

import javafx.css.CssMetaData;
import javafx.css.SimpleStyleableObjectProperty;
import javafx.css.Styleable;
import javafx.css.StyleableObjectProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;

import java.util.List;

/**
 * What is painted in colours of the style sheet: {@code -line-color}, {@code -second-color}, {@code
 * -quiet-color}, {@code -mark-color} and {@code -edge-color}.
 */
abstract class Painting extends Region {
    private static final StyleablePropertyFactory<Painting> COLORS =
            new StyleablePropertyFactory<>(Region.getClassCssMetaData());
    private static final CssMetaData<Painting, Color> LINE =
            COLORS.createColorCssMetaData("-line-color", each -> each.line, Color.GRAY);
    private static final CssMetaData<Painting, Color> SECOND =
            COLORS.createColorCssMetaData("-second-color", each -> each.second, Color.GRAY);
    private static final CssMetaData<Painting, Color> QUIET =
            COLORS.createColorCssMetaData("-quiet-color", each -> each.quiet, Color.GRAY);
    private static final CssMetaData<Painting, Color> MARKED =
            COLORS.createColorCssMetaData("-mark-color", each -> each.marked, Color.GRAY);

    private static final CssMetaData<Painting, Color> EDGE =
            COLORS.createColorCssMetaData("-edge-color", each -> each.edge, Color.GRAY);

    /** The colours of every painting, for one that has more of its own. */
    static List<CssMetaData<? extends Styleable, ?>> colors() {
        return COLORS.getCssMetaData();
    }

    private final StyleableObjectProperty<Color> line = color(LINE, "line");
    private final StyleableObjectProperty<Color> second = color(SECOND, "second");
    private final StyleableObjectProperty<Color> quiet = color(QUIET, "quiet");
    private final StyleableObjectProperty<Color> marked = color(MARKED, "marked");
    private final StyleableObjectProperty<Color> edge = color(EDGE, "edge");
    private final Canvas canvas = new Canvas();

    Painting(String... styleClasses) {
        getStyleClass().setAll(styleClasses);
        canvas.setManaged(false);
        getChildren().add(canvas);
        setMinSize(0, 0);
    }

    /** Paints all of it anew. */
    abstract void paint(GraphicsContext on, double width, double height);

    /** Paints it with what it shows now. */
    final void paint() {
        if (canvas.getWidth() > 0 && canvas.getHeight() > 0) {
            GraphicsContext on = canvas.getGraphicsContext2D();
            on.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
            paint(on, canvas.getWidth(), canvas.getHeight());
        }
    }

    @Override
    protected void layoutChildren() {
        double width = Math.floor(getWidth());
        double height = Math.floor(getHeight());
        if (canvas.getWidth() != width || canvas.getHeight() != height) {
            canvas.setWidth(width);
            canvas.setHeight(height);
            paint();
        }
    }

    final Color line() {
        return line.get();
    }

    final Color second() {
        return second.get();
    }

    final Color quiet() {
        return quiet.get();
    }

    final Color marked() {
        return marked.get();
    }

    final Color edge() {
        return edge.get();
    }

    /** A colour of the style sheet; a change paints all of it anew. */
    final StyleableObjectProperty<Color> color(
            CssMetaData<? extends Painting, Color> meta, String name) {
        return new SimpleStyleableObjectProperty<>(meta, this, name, Color.GRAY) {
            @Override
            protected void invalidated() {
                get();
                paint();
            }
        };
    }

    @Override
    public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        return COLORS.getCssMetaData();
    }
}

package dev.bindsight.view.rows;

import javafx.scene.Node;
import javafx.scene.control.Skin;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableRow;
import javafx.scene.control.skin.TableRowSkin;
import javafx.scene.layout.Region;

/**
 * A row of a table that may show one thing across its columns in place of its cells, for which
 * JavaFX has nothing: the first cell stays, as the mark of the row.
 */
public abstract class SpanningRow<T> extends TableRow<T> {
    private final Region across;
    private boolean spans;

    /**
     * A row of cells.
     *
     * @param across what it shows in place of them when it is asked to
     */
    protected SpanningRow(Region across) {
        this.across = across;
        across.setManaged(false);
        across.setVisible(false);
    }

    @Override
    protected Skin<?> createDefaultSkin() {
        return new SpanningSkin<>(this);
    }

    /** Shows what goes across from now on, or the cells. */
    protected final void span(boolean on) {
        if (spans != on) {
            spans = on;
            requestLayout();
        }
    }

    private static final class SpanningSkin<T> extends TableRowSkin<T> {
        private final SpanningRow<T> row;

        SpanningSkin(SpanningRow<T> row) {
            super(row);
            this.row = row;
        }

        @Override
        protected void layoutChildren(double x, double y, double width, double height) {
            super.layoutChildren(x, y, width, height);
            double from = 0;
            boolean first = true;
            for (Node child : getChildren()) {
                if (child instanceof TableCell<?, ?> cell) {
                    cell.setVisible(first || !row.spans);
                    from = first ? cell.getWidth() : from;
                    first = false;
                }
            }
            row.across.setVisible(row.spans);
            if (row.spans) {
                if (row.across.getParent() != row) {
                    getChildren().add(row.across);
                    row.across.applyCss();
                }
                double seen = Math.min(width, row.getTableView().getWidth());
                row.across.resizeRelocate(x + from, y, seen - from, height);
            }
        }
    }
}

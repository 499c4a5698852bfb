package dev.bindsight.view.rows;

import javafx.scene.control.Skin;
import javafx.scene.control.TableRow;
import javafx.scene.layout.Region;

/**
 * A row of a table that may show one thing across its columns, for which JavaFX has nothing. Its
 * cells stay, the first of them as the mark of the row, and have nothing to show meanwhile: a cell
 * that is made invisible is emptied by JavaFX, and not filled when it is seen again.
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
        across.setViewOrder(-1); // cells are put in behind it
    }

    @Override
    protected Skin<?> createDefaultSkin() {
        return new SpanningSkin<>(this);
    }

    /** Shows what goes across from now on, or the cells. */
    protected final void span(boolean on) {
        if (spans != on) {
            spans = on;
            across.setVisible(on);
            requestLayout();
        }
    }

    private static final class SpanningSkin<T> extends RowSkin<T> {
        private final SpanningRow<T> row;

        SpanningSkin(SpanningRow<T> row) {
            super(row);
            this.row = row;
        }

        @Override
        protected void layoutChildren(double x, double y, double width, double height) {
            super.layoutChildren(x, y, width, height);
            if (row.spans) {
                if (row.across.getParent() != row) {
                    getChildren().add(row.across);
                    row.across.applyCss();
                }
                double from = row.getTableView().getVisibleLeafColumn(0).getWidth();
                double seen = Math.min(width, row.getTableView().getWidth());
                row.across.resizeRelocate(x + from, y, seen - from, height);
            }
        }
    }
}

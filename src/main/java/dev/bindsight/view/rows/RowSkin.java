package dev.bindsight.view.rows;

import javafx.scene.Parent;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.skin.TableRowSkin;

import java.util.Arrays;
import java.util.List;

/**
 * The usual look of a row, which puts its cells into their places only where these changed. JavaFX
 * does so for one text that became another, and has every cell of the row laid out each time; a
 * cell with another text sees to that by itself.
 */
class RowSkin<T> extends TableRowSkin<T> {
    private double[] placedBy = {};

    RowSkin(TableRow<T> row) {
        super(row);
        registerListChangeListener(getVisibleLeafColumns(), _ -> placedBy = new double[0]);
    }

    @Override
    protected void layoutChildren(double x, double y, double width, double height) {
        double[] now = places(x, y, width, height);
        if (!Arrays.equals(now, placedBy)) {
            super.layoutChildren(x, y, width, height);
            placedBy = getSkinnable().getIndex() < 0 ? new double[0] : now;
        }
    }

    /** Everything that the places of cells follow from, besides which columns there are. */
    private double[] places(double x, double y, double width, double height) {
        List<TableColumn<T, ?>> columns = getVisibleLeafColumns();
        var places = new double[columns.size() + 6];
        int at = 0;
        for (TableColumn<T, ?> column : columns) {
            places[at++] = column.getWidth();
        }
        for (Parent above = getSkinnable(); above != null; above = above.getParent()) {
            if (above instanceof RowTableSkin.Rows<?> rows) {
                places[at] = rows.scrolled();
                places[at + 1] = rows.seen();
            }
        }
        at += 2;
        places[at++] = x;
        places[at++] = y;
        places[at++] = width;
        places[at] = height;
        return places;
    }
}

package dev.bindsight.view.rows;

import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.TableViewSkin;
import javafx.scene.control.skin.VirtualFlow;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The usual look of a table, with rows that are styled again only where their state changed. The
 * usual flow styles a row with all its cells whenever it shows another item, for it knows nothing
 * of what the cells do; where a row came or went near the top, that was half the time of a refresh.
 */
final class RowTableSkin<T> extends TableViewSkin<T> {
    RowTableSkin(TableView<T> table) {
        super(table);
    }

    @Override
    protected VirtualFlow<TableRow<T>> createVirtualFlow() {
        return new Rows<>();
    }

    /**
     * Gives a new row and its cells their skins before they are styled. JavaFX makes a skin after a
     * control was styled for the first time, and styles it once more for what the skin brought.
     * What is laid out of them is their own affair: were they managed, each text that becomes
     * another would have the whole window laid out, down to the rows that stayed as they were.
     */
    private static <T> void dress(TableRow<T> row) {
        if (row.getSkin() == null) {
            row.setSkin(
                    row instanceof SpanningRow<T> spanning
                            ? spanning.createDefaultSkin()
                            : new RowSkin<>(row));
        }
        row.setManaged(false);
        for (Node child : row.getChildrenUnmodifiable()) {
            if (child instanceof TableCell<?, ?> cell && cell.getSkin() == null) {
                cell.setSkin(new CellSkin<>(cell));
                cell.setManaged(false);
            }
        }
    }

    /** The rows in sight. */
    static final class Rows<T> extends VirtualFlow<TableRow<T>> {
        private static final Set<PseudoClass> STRIPES =
                Set.of(PseudoClass.getPseudoClass("odd"), PseudoClass.getPseudoClass("even"));

        /** How far they are scrolled to the right, in pixels. */
        double scrolled() {
            return getHbar().getValue();
        }

        /** How much of their width is seen, in pixels. */
        double seen() {
            return getVbar().isVisible() ? getWidth() - getVbar().getWidth() : getWidth();
        }

        @Override
        public void requestLayout() {
            super.requestLayout();
            ForgottenLayout.remember(this);
        }

        @Override
        protected void layoutChildren() {
            goWithItems();
            super.layoutChildren();
        }

        /**
         * Has the rows on the screen go where their items went: what a row shows is laid out
         * already. JavaFX has each stay at its place and show another item.
         */
        private void goWithItems() {
            List<TableRow<T>> rows = inSight();
            if (rows.isEmpty()) {
                return;
            }
            TableView<T> table = rows.getFirst().getTableView();
            int from = rows.getFirst().getIndex();
            // where every other row is striped, one that moves by one is styled anew with all in it
            int step = isStriped(table) ? 2 : 1;
            int[] places = RowPlaces.of(rows, table.getItems(), from, step);
            for (int i = 0; i < places.length; i++) {
                if (places[i] != i) {
                    setCellIndex(rows.get(i), from + places[i]);
                    rows.get(i).requestLayout(); // so that rows are put where their places are
                }
            }
        }

        private List<TableRow<T>> inSight() {
            List<TableRow<T>> rows = new ArrayList<>();
            TableRow<T> row = getFirstVisibleCell();
            while (row != null && (rows.isEmpty() || row.getIndex() > rows.getLast().getIndex())) {
                rows.add(row);
                row = getVisibleCell(row.getIndex() + 1);
            }
            return rows;
        }

        private static boolean isStriped(TableView<?> table) {
            return table.getStyleClass().contains("striped");
        }

        @Override
        protected void setCellIndex(TableRow<T> row, int index) {
            boolean settled = row.getScene() != null && row.getSkin() != null;
            if (!settled) {
                row.updateIndex(index);
                dress(row);
                super.setCellIndex(row, index);
                return;
            }
            var before = Set.copyOf(row.getPseudoClassStates());
            row.updateIndex(index);
            Set<PseudoClass> looksSame = isStriped(row.getTableView()) ? Set.of() : STRIPES;
            if (differ(before, row.getPseudoClassStates(), looksSame)
                    || differ(row.getPseudoClassStates(), before, looksSame)) {
                row.applyCss();
            }
        }

        private static boolean differ(
                Set<PseudoClass> some, Set<PseudoClass> others, Set<PseudoClass> leftOut) {
            for (PseudoClass each : some) {
                if (!others.contains(each) && !leftOut.contains(each)) {
                    return true;
                }
            }
            return false;
        }
    }
}

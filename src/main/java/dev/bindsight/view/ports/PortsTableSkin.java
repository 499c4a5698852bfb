package dev.bindsight.view.ports;

import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.TableViewSkin;
import javafx.scene.control.skin.VirtualFlow;

import java.util.Set;

/**
 * The usual look of a table, with rows that are styled again only where their state changed. The
 * usual flow styles a row with all its cells whenever it shows another item, for it knows nothing
 * of what the cells do; where a row came or went near the top, that was half the time of a refresh.
 */
final class PortsTableSkin extends TableViewSkin<PortRow> {
    PortsTableSkin(TableView<PortRow> table) {
        super(table);
    }

    @Override
    protected VirtualFlow<TableRow<PortRow>> createVirtualFlow() {
        return new Rows();
    }

    private static final class Rows extends VirtualFlow<TableRow<PortRow>> {
        @Override
        protected void setCellIndex(TableRow<PortRow> row, int index) {
            boolean settled = row.getScene() != null && row.getSkin() != null;
            if (!settled) {
                super.setCellIndex(row, index);
                return;
            }
            var before = Set.copyOf(row.getPseudoClassStates());
            row.updateIndex(index);
            if (!before.equals(row.getPseudoClassStates())) {
                row.applyCss();
            }
        }
    }
}

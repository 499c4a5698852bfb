package dev.bindsight.view.ports;

import dev.bindsight.model.SocketKey;
import dev.bindsight.view.rows.Row;

import javafx.application.Platform;
import javafx.beans.Observable;
import javafx.scene.Node;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.control.skin.TableColumnHeader;

/** Says in a tooltip what each column tells, its whole title among it. */
final class HeadHints {
    private static final String HINTED = "head-hint";
    private static final double WIDEST = 420;

    private HeadHints() {}

    /** Gives the heads of a table tooltips, also those that JavaFX makes anew. */
    static void install(TableView<Row<SocketKey, PortFacts>> table) {
        table.getVisibleLeafColumns().addListener((Observable _) -> later(table));
        table.skinProperty().subscribe(_ -> later(table));
    }

    /** The heads follow the columns with the next layout. */
    private static void later(TableView<Row<SocketKey, PortFacts>> table) {
        Platform.runLater(() -> {
            for (Node node : table.lookupAll(".column-header")) {
                if (node instanceof TableColumnHeader head
                        && head.getTableColumn() instanceof PortTableColumn column
                        && column.kind() != head.getProperties().put(HINTED, column.kind())) {
                    var tooltip = new Tooltip(column.kind().explanation());
                    tooltip.setWrapText(true);
                    tooltip.setMaxWidth(WIDEST);
                    Tooltip.install(head, tooltip);
                }
            }
        });
    }
}

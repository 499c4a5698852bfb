package dev.bindsight.view.rows;

import javafx.application.Platform;
import javafx.beans.Observable;
import javafx.scene.Node;
import javafx.scene.control.TableColumnBase;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.control.skin.TableColumnHeader;

import org.jspecify.annotations.Nullable;

import java.util.function.Function;

/** Says in a tooltip what each column tells, its whole title among it. */
public final class HeadHints {
    private static final String HINTED = "head-hint";
    private static final double WIDEST = 420;

    private HeadHints() {}

    /**
     * Gives the heads of a table tooltips, also those that JavaFX makes anew.
     *
     * @param words what a column tells, absent where that is plain
     */
    public static void install(
            TableView<?> table, Function<TableColumnBase<?, ?>, @Nullable String> words) {
        table.getVisibleLeafColumns().addListener((Observable _) -> later(table, words));
        table.skinProperty().subscribe(_ -> later(table, words));
    }

    /** The heads follow the columns with the next layout. */
    private static void later(
            TableView<?> table, Function<TableColumnBase<?, ?>, @Nullable String> words) {
        Platform.runLater(() -> {
            for (Node node : table.lookupAll(".column-header")) {
                if (node instanceof TableColumnHeader head
                        && head.getTableColumn() != null
                        && head.getTableColumn()
                                != head.getProperties().put(HINTED, head.getTableColumn())) {
                    String text = words.apply(head.getTableColumn());
                    if (text != null) {
                        var tooltip = new Tooltip(text);
                        tooltip.setWrapText(true);
                        tooltip.setMaxWidth(WIDEST);
                        Tooltip.install(head, tooltip);
                    }
                }
            }
        });
    }
}

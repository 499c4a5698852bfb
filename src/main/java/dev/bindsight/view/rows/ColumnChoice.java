package dev.bindsight.view.rows;

import dev.bindsight.text.Texts;
import dev.bindsight.view.look.Nodes;

import javafx.beans.binding.Bindings;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Separator;
import javafx.scene.layout.VBox;

import java.util.List;

/** Which columns there are, to be chosen; it stays open, so that several can be. */
final class ColumnChoice extends VBox {
    /**
     * @param reset has them as they were at first
     */
    ColumnChoice(List<? extends RowColumn<?, ?, ?>> columns, Runnable reset) {
        getStyleClass().add("column-choice");
        for (RowColumn<?, ?, ?> column : columns) {
            if (!column.kind().isAlways()) {
                getChildren().add(box(column));
            }
        }
        var again = Nodes.button(Texts.get("columns.reset"), reset);
        getChildren().addAll(new Separator(), Nodes.named("columns-reset", again));
    }

    /** A column that is chosen may be left out where there is no room for it. */
    private static CheckBox box(RowColumn<?, ?, ?> column) {
        var box = new CheckBox();
        box.setId("column-" + column.getId());
        box.selectedProperty().bindBidirectional(column.chosenProperty());
        box.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () ->
                                        column.chosenProperty().get() && !column.isVisible()
                                                ? Texts.get("columns.noRoom", column.kind().title())
                                                : column.kind().title(),
                                column.chosenProperty(),
                                column.visibleProperty()));
        return box;
    }
}

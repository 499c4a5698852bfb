package dev.bindsight.view.rows;

import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableCell;
import javafx.scene.control.skin.TableCellSkin;
import javafx.scene.text.Text;

import java.util.List;

/**
 * The usual look of a cell, whose text stays in it. JavaFX takes the text out and puts it in again
 * whenever it says something else.
 */
final class CellSkin<S, T> extends TableCellSkin<S, T> {
    CellSkin(TableCell<S, T> cell) {
        super(cell);
    }

    @Override
    protected void updateChildren() {
        if (!hasTextAlone(getSkinnable(), getChildren())) {
            super.updateChildren();
        }
    }

    /** Whether what has a text has it already, and nothing besides. */
    static boolean hasTextAlone(Labeled labeled, List<Node> children) {
        return labeled.getGraphic() == null
                && labeled.getContentDisplay() != ContentDisplay.GRAPHIC_ONLY
                && children.size() == 1
                && children.getFirst() instanceof Text;
    }
}

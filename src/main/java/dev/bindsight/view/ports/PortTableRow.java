package dev.bindsight.view.ports;

import dev.bindsight.model.SocketKey;
import dev.bindsight.view.rows.Mark;
import dev.bindsight.view.rows.Row;

import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.css.PseudoClass;
import javafx.scene.control.TableRow;

import org.jspecify.annotations.Nullable;

/** A row on the screen, which shows by a pseudo-class whether its socket is gone. */
final class PortTableRow extends TableRow<Row<SocketKey, PortFacts>> {
    private static final PseudoClass GONE = PseudoClass.getPseudoClass("gone");

    private final InvalidationListener onFacts = _ -> showMark();
    private final WeakInvalidationListener weakOnFacts = new WeakInvalidationListener(onFacts);
    private static final PseudoClass GROUP = PseudoClass.getPseudoClass("group");

    private @Nullable Row<SocketKey, PortFacts> followed;

    /**
     * @param fold lists the sockets of a process, or not
     */
    PortTableRow(Fold fold) {
        setOnMouseClicked(event -> {
            Row<SocketKey, PortFacts> row = getItem();
            ProcessGroup group = row == null ? null : row.get().group();
            boolean onSign = event.getX() < PortColumn.MARK.width();
            if (group != null && (onSign || event.getClickCount() == 2)) {
                fold.fold(group, !group.open());
                event.consume();
            }
        });
    }

    /** Opens and closes the row of a process. */
    @FunctionalInterface
    interface Fold {
        void fold(ProcessGroup group, boolean open);
    }

    @Override
    protected void updateItem(@Nullable Row<SocketKey, PortFacts> row, boolean empty) {
        super.updateItem(row, empty);
        Row<SocketKey, PortFacts> next = empty ? null : row;
        if (next != followed) {
            if (followed != null) {
                followed.removeListener(weakOnFacts);
            }
            if (next != null) {
                next.addListener(weakOnFacts);
            }
            followed = next;
        }
        showMark();
    }

    private void showMark() {
        pseudoClassStateChanged(GROUP, followed != null && followed.get().group() != null);
        pseudoClassStateChanged(GONE, followed != null && followed.get().mark() == Mark.GONE);
    }
}

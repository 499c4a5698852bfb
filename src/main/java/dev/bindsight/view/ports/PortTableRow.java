package dev.bindsight.view.ports;

import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.css.PseudoClass;
import javafx.scene.control.TableRow;

import org.jspecify.annotations.Nullable;

/** A row on the screen, which shows by a pseudo-class whether its socket is gone. */
final class PortTableRow extends TableRow<PortRow> {
    private static final PseudoClass GONE = PseudoClass.getPseudoClass("gone");

    private final InvalidationListener onFacts = _ -> showMark();
    private final WeakInvalidationListener weakOnFacts = new WeakInvalidationListener(onFacts);
    private @Nullable PortRow followed;

    PortTableRow() {}

    @Override
    protected void updateItem(PortRow row, boolean empty) {
        super.updateItem(row, empty);
        PortRow next = empty ? null : row;
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
        pseudoClassStateChanged(GONE, followed != null && followed.get().mark() == Mark.GONE);
    }
}

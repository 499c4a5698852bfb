package dev.bindsight.view.ports;

import dev.bindsight.model.SocketKey;
import dev.bindsight.view.rows.Mark;
import dev.bindsight.view.rows.Row;
import dev.bindsight.view.rows.RowFollower;

import javafx.css.PseudoClass;
import javafx.scene.control.TableRow;

import org.jspecify.annotations.Nullable;

/** A row on the screen, which shows by a pseudo-class whether its socket is gone. */
final class PortTableRow extends TableRow<Row<SocketKey, PortFacts>> {
    private static final PseudoClass GONE = PseudoClass.getPseudoClass("gone");

    private static final PseudoClass GROUP = PseudoClass.getPseudoClass("group");

    private final RowFollower<SocketKey, PortFacts> follower = new RowFollower<>(this::showMark);

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
        follower.follow(empty ? null : row);
        showMark();
    }

    private void showMark() {
        PortFacts facts = follower.facts();
        pseudoClassStateChanged(GROUP, facts != null && facts.group() != null);
        pseudoClassStateChanged(GONE, facts != null && facts.mark() == Mark.GONE);
    }
}

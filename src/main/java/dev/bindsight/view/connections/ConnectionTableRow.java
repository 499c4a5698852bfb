package dev.bindsight.view.connections;

import dev.bindsight.model.SocketKey;
import dev.bindsight.view.connections.ConnectionRow.Head;
import dev.bindsight.view.connections.ConnectionRow.Link;
import dev.bindsight.view.connections.ConnectionRow.Note;
import dev.bindsight.view.rows.Mark;
import dev.bindsight.view.rows.Row;
import dev.bindsight.view.rows.RowFollower;
import dev.bindsight.view.rows.SpanningRow;

import javafx.css.PseudoClass;

import org.jspecify.annotations.Nullable;

import java.util.function.Consumer;

/** A row on the screen: a connection, a head, or a finding that goes across the columns. */
final class ConnectionTableRow extends SpanningRow<Row<SocketKey, ConnectionRow>> {
    private static final PseudoClass GROUP = PseudoClass.getPseudoClass("group");
    private static final PseudoClass NOTE = PseudoClass.getPseudoClass("note");
    private static final PseudoClass GONE = PseudoClass.getPseudoClass("gone");

    private final NoteLine line;
    private final RowFollower<SocketKey, ConnectionRow> follower = new RowFollower<>(this::show);

    /**
     * @param fold opens and closes a head or a note
     * @param follow goes where the link of a note leads
     */
    ConnectionTableRow(Consumer<ConnectionRow> fold, Consumer<Note> follow) {
        this(fold, new NoteLine(follow));
    }

    private ConnectionTableRow(Consumer<ConnectionRow> fold, NoteLine line) {
        super(line);
        this.line = line;
        setOnMouseClicked(event -> {
            ConnectionRow facts = follower.facts();
            boolean onSign = event.getX() < ConnectionColumn.MARK.width() + SIGN;
            if (facts != null
                    && !(facts instanceof Link)
                    && (onSign || event.getClickCount() == 2)) {
                fold.accept(facts);
                event.consume();
            }
        });
    }

    /** As wide as the sign of a head with what is around it. */
    private static final double SIGN = 24;

    @Override
    protected void updateItem(@Nullable Row<SocketKey, ConnectionRow> row, boolean empty) {
        super.updateItem(row, empty);
        follower.follow(empty ? null : row);
        show();
    }

    private void show() {
        ConnectionRow facts = follower.facts();
        pseudoClassStateChanged(GROUP, facts instanceof Head);
        pseudoClassStateChanged(NOTE, facts instanceof Note);
        pseudoClassStateChanged(GONE, facts != null && facts.mark() == Mark.GONE);
        span(facts instanceof Note);
        if (facts instanceof Note note) {
            line.show(note);
        }
        setAccessibleText(
                facts instanceof Note(var _, Ailing ailing, var _, var _)
                        ? ailing.begin() + " " + ailing.why()
                        : null);
    }
}

package dev.bindsight.view.ports;

import dev.bindsight.model.Inventory;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.SocketKey;
import dev.bindsight.view.rows.Mark;
import dev.bindsight.view.rows.Row;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Supplier;

/**
 * The one socket that was selected when it went. A server that restarts opens another at the same
 * place, which is to be selected then.
 */
final class LostSocket {
    private @Nullable SocketEntry lost;
    private boolean sought;

    /** Nothing is lost. */
    LostSocket() {}

    /**
     * The selection became another.
     *
     * @param before the sockets that were selected
     * @param now those that are and are there
     */
    void selectionChanged(List<SocketEntry> before, List<SocketEntry> now, Inventory read) {
        if (!now.isEmpty()) {
            lost = null;
        } else if (before.size() == 1) {
            SocketEntry last = before.getFirst();
            lost = last.occupiesPort() && isGone(last.key(), read) ? last : null;
            sought = false;
        }
    }

    private static boolean isGone(SocketKey key, Inventory read) {
        for (SocketEntry entry : read.entries()) {
            if (entry.key().equals(key)) {
                return false;
            }
        }
        return true;
    }

    /** Rows may have come among which nothing was sought. */
    void seekEverywhere() {
        sought = false;
    }

    /**
     * The row of the socket that has taken its place, empty if nothing is lost or nothing has.
     *
     * @param rows all that are listed
     * @param coming gathers those that were not listed when it was last sought: mostly few of
     *     100,000
     */
    List<Row<SocketKey, PortFacts>> successor(
            List<Row<SocketKey, PortFacts>> rows,
            Supplier<List<Row<SocketKey, PortFacts>>> coming) {
        SocketEntry gone = lost;
        if (gone == null) {
            return List.of();
        }
        List<Row<SocketKey, PortFacts>> among = sought ? coming.get() : rows;
        sought = true;
        for (Row<SocketKey, PortFacts> row : among) {
            SocketEntry entry = row.get().entry();
            boolean samePlace =
                    entry.occupiesPort()
                            && row.get().mark() != Mark.GONE
                            && row.get().group() == null
                            && entry.protocol() == gone.protocol()
                            && entry.local().equals(gone.local());
            if (samePlace) {
                return List.of(row);
            }
        }
        return List.of();
    }
}

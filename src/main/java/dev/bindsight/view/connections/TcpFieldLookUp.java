package dev.bindsight.view.connections;

import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.SocketKey;
import dev.bindsight.model.TcpInfoField;
import dev.bindsight.view.job.Job;
import dev.bindsight.view.job.Lane;

import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.function.Function;

/**
 * Every field of tcp_info of the connection that is looked at. Of all others the kernel is asked
 * for less, because each field of each connection costs time at each refresh. FX thread.
 */
final class TcpFieldLookUp {
    private final Function<SocketEntry, Map<TcpInfoField, Long>> fields;
    private final Lane lane;
    private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper(this, "changes");
    private @Nullable SocketKey of;
    private Map<TcpInfoField, Long> told = Map.of();
    private boolean asking;

    /** What was to be asked about while another answer was awaited; absent for nothing. */
    private @Nullable SocketEntry next;

    /**
     * Nothing is looked at.
     *
     * @param fields looks one connection up; blocks
     * @param lane runs it
     */
    TcpFieldLookUp(Function<SocketEntry, Map<TcpInfoField, Long>> fields, Lane lane) {
        this.fields = fields;
        this.lane = lane;
    }

    /** What was told last of a connection; empty where nothing was yet. */
    Map<TcpInfoField, Long> of(SocketEntry connection) {
        return connection.key().equals(of) ? told : Map.of();
    }

    /** Changes with each answer. */
    ReadOnlyIntegerProperty changesProperty() {
        return changes.getReadOnlyProperty();
    }

    /** Asks about a connection; while an answer is awaited, of all that come the last is asked. */
    void ask(SocketEntry connection) {
        if (asking) {
            next = connection;
            return;
        }
        asking = true;
        lane.start(
                new Job(
                                _ -> {
                                    Map<TcpInfoField, Long> found = fields.apply(connection);
                                    return () -> answered(connection.key(), found);
                                })
                        .whenGivenUp(() -> askNext(connection.key())));
    }

    /** Goes on with what waited, unless that was answered just now. */
    private void askNext(SocketKey done) {
        asking = false;
        SocketEntry waiting = next;
        next = null;
        if (waiting != null && !waiting.key().equals(done)) {
            ask(waiting);
        }
    }

    private void answered(SocketKey key, Map<TcpInfoField, Long> found) {
        askNext(key);
        of = key;
        told = found;
        changes.set(changes.get() + 1);
    }
}

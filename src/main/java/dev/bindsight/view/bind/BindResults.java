package dev.bindsight.view.bind;

import dev.bindsight.model.Probe.BindProbe;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.fact.Finding;
import dev.bindsight.view.bind.BindResult.Hold;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The last results of a session, the newest first, and which of them is read. */
final class BindResults {
    /** How many are kept; each has a reading of the machine. */
    static final int KEPT = 50;

    private final ObservableList<BindResult> results = FXCollections.observableArrayList();
    private final ObservableList<BindResult> seen =
            FXCollections.unmodifiableObservableList(results);
    private final ReadOnlyObjectWrapper<@Nullable BindResult> shown =
            new ReadOnlyObjectWrapper<>(this, "shown");

    /** All of them; one whose socket is held stays. */
    ObservableList<BindResult> all() {
        return seen;
    }

    ReadOnlyObjectProperty<@Nullable BindResult> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    @Nullable BindResult shown() {
        return shown.get();
    }

    void show(BindResult result) {
        shown.set(result);
    }

    /** Adds one and shows it; the oldest goes that holds no socket. */
    void add(BindResult result) {
        results.addFirst(result);
        shown.set(result);
        for (int i = results.size() - 1; i > 0 && results.size() > KEPT; i--) {
            if (!(results.get(i).hold() instanceof Hold.Holding)) {
                results.remove(i);
            }
        }
    }

    /** The one of the same bind that came after another. */
    Optional<BindResult> newer(BindResult result) {
        int at = results.indexOf(result);
        return results.stream()
                .limit(Math.max(0, at))
                .filter(each -> each.probe().equals(result.probe()))
                .findFirst();
    }

    /** What the last bind of this kind came to, absent before the first. */
    @Nullable Finding lastOf(BindProbe probe) {
        return results.stream()
                .filter(each -> each.probe().equals(probe))
                .map(BindResult::finding)
                .findFirst()
                .orElse(null);
    }

    /** The holds of this window that have the address of a socket. */
    Stream<Hold.Holding> holding(SocketEntry socket) {
        return holds().filter(holds -> socket.local().equals(holds.bind().attempt().local()));
    }

    /** How long the socket that is held longest still is; zero for none. */
    Duration longestHold(Instant now) {
        return holds().map(holds -> Duration.between(now, holds.until()))
                .filter(Duration::isPositive)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    /** A held socket was given back. */
    void released(Hold.Holding kept, Hold.Released back) {
        for (BindResult each : List.copyOf(results)) {
            if (each.hold() == kept) {
                BindResult after = each.released(back);
                boolean isShown = shown.get() == each;
                results.set(results.indexOf(each), after);
                if (isShown) {
                    shown.set(after);
                }
            }
        }
    }

    private Stream<Hold.Holding> holds() {
        return results.stream()
                .map(BindResult::hold)
                .flatMap(hold ->
                        hold instanceof Hold.Holding holds ? Stream.of(holds) : Stream.of());
    }
}

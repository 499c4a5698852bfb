package dev.bindsight.fix;

import dev.bindsight.model.BindPlace;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.SocketKey;
import dev.bindsight.occupancy.Occupants;
import dev.bindsight.probe.Pause;

import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Watches ports by looking at the list of sockets. It never binds one: a server that is just
 * starting again would fail.
 */
final class PortWatch {
    private static final Duration LOOK = Duration.ofMillis(100);

    private final FreshSockets sockets;
    private final Set<SocketKey> known;

    private PortWatch(FreshSockets sockets, Set<SocketKey> known) {
        this.sockets = sockets;
        this.known = known;
    }

    /** Remembers what holds the ports before the stop: none of it is a restart. */
    static PortWatch before(FreshSockets sockets, List<SocketEntry> freed) {
        var known = new HashSet<SocketKey>();
        for (SocketEntry socket : freed) {
            known.add(socket.key());
            holders(sockets, socket).ifPresent(all -> all.forEach(each -> known.add(each.key())));
        }
        return new PortWatch(sockets, known);
    }

    /**
     * Watches until the time is over, a port is taken again or the user cancels. Where a look
     * cannot be made it says so and ends: a restart could have been missed.
     *
     * @return the sockets that took a port again
     */
    List<SocketEntry> watch(List<SocketEntry> freed, Duration time, StopObserver observer) {
        long end = System.nanoTime() + time.toNanos();
        Optional<List<SocketEntry>> taken = taken(freed);
        while (taken.filter(List::isEmpty).isPresent()
                && !observer.cancelled()
                && System.nanoTime() - end < 0) {
            long left = end - System.nanoTime();
            observer.step(new StopStep.Watching(Duration.ofNanos(Math.max(0, left))));
            long next = System.nanoTime() + Math.min(Math.max(0, left), LOOK.toNanos());
            if (!Pause.until(next, observer::cancelled)) {
                break;
            }
            taken = taken(freed);
        }
        if (taken.isEmpty()) {
            observer.step(new StopStep.Unwatched());
        }
        return taken.orElseGet(List::of);
    }

    /** Whether a socket was there before the stop. */
    boolean isKnown(SocketEntry socket) {
        return known.contains(socket.key());
    }

    /** Whether every port is still held by what held it before: there is nothing to watch for. */
    boolean isStillHeld(List<SocketEntry> freed) {
        return freed.stream()
                .allMatch(socket ->
                        holders(sockets, socket).stream()
                                .flatMap(List::stream)
                                .anyMatch(this::isKnown));
    }

    /** Empty if one of the ports could not be looked at, and none of the others was taken. */
    private Optional<List<SocketEntry>> taken(List<SocketEntry> freed) {
        boolean unseen = false;
        var taken = new LinkedHashSet<SocketEntry>();
        for (SocketEntry socket : freed) {
            Optional<List<SocketEntry>> holders = holders(sockets, socket);
            unseen |= holders.isEmpty();
            holders.stream()
                    .flatMap(List::stream)
                    .filter(holder -> !isKnown(holder))
                    .forEach(taken::add);
        }
        return taken.isEmpty() && unseen ? Optional.empty() : Optional.of(List.copyOf(taken));
    }

    /** Empty if no source answered. */
    private static Optional<List<SocketEntry>> holders(FreshSockets sockets, SocketEntry freed) {
        return sockets.occupants(BindPlace.of(freed), freed.protocol()).map(Occupants::bound);
    }
}

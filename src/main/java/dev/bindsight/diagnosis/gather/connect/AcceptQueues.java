package dev.bindsight.diagnosis.gather.connect;

import dev.bindsight.diagnosis.observation.Unclaimed;
import dev.bindsight.inventory.InventoryEngine;
import dev.bindsight.inventory.InventoryEngine.Reading;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.Port;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.probe.Cancellation;
import dev.bindsight.probe.Pause;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The connections to this machine that are complete and that no program has accepted. For a few
 * connects each is glanced at by its port; for a sweep all are read at once, because the kernel
 * goes through every socket for one port as for all. Looks at no process. Safe for use by several
 * threads.
 */
public final class AcceptQueues {
    /** A server that is only busy accepts within this as a rule; all connects share it. */
    private static final Duration PATIENCE = Duration.ofMillis(300);

    private final InventoryEngine engine;
    private final boolean atOnce;
    private @Nullable Map<Place, SocketEntry> queued;
    private long lookedAt;
    private long begun = System.nanoTime();
    private long deadline;

    /**
     * The queues of one machine.
     *
     * @param atOnce whether one look serves many connects
     */
    public AcceptQueues(InventoryEngine engine, boolean atOnce) {
        this.engine = engine;
        this.atOnce = atOnce;
    }

    /** One connection: the port of the listener, and the other end. */
    private record Place(Port port, Endpoint peer) {
        static Place of(Port port, Endpoint peer) {
            return new Place(port, new Endpoint(peer.address().unmapped(), peer.port()));
        }
    }

    /** Other connects follow, of which what was seen says nothing. */
    public synchronized void lookAgain() {
        queued = null;
        deadline = 0;
        begun = System.nanoTime();
    }

    /** Since when the connects of a sweep have waited at least; of a single one, now. */
    synchronized long begun() {
        return atOnce ? begun : System.nanoTime();
    }

    /** The other end of a connection, while it waits in the queue of a listener. */
    Optional<SocketEntry> queued(Port port, Endpoint local) {
        return atOnce ? seen(port, local) : glanced(port, local);
    }

    /**
     * Waits for a program to accept.
     *
     * @param since when it began, as {@link System#nanoTime()} counts; the first counts for all
     * @return whether the connection still waits after a while; false if it was cancelled
     */
    boolean outlasts(Port port, Endpoint local, long since, Cancellation cancellation) {
        long end = end(since);
        return Pause.until(
                end,
                () ->
                        cancellation.getAsBoolean()
                                || queuedAfter(Math.min(end, System.nanoTime()), port, local)
                                        .isEmpty());
    }

    private Optional<SocketEntry> queuedAfter(long moment, Port port, Endpoint local) {
        synchronized (this) {
            if (queued != null && lookedAt - moment < 0) {
                queued = null;
            }
        }
        return queued(port, local);
    }

    private synchronized long end(long since) {
        if (deadline == 0) {
            deadline = since + PATIENCE.toNanos();
        }
        return deadline;
    }

    private Optional<SocketEntry> glanced(Port port, Endpoint local) {
        return sockets(engine.glance(Protocol.TCP, port)).stream()
                .filter(socket -> Unclaimed.isOtherEnd(socket, local))
                .filter(Unclaimed::isUnaccepted)
                .findFirst();
    }

    private synchronized Optional<SocketEntry> seen(Port port, Endpoint local) {
        Map<Place, SocketEntry> all = queued;
        if (all == null) {
            lookedAt = System.nanoTime();
            all = new HashMap<>();
            for (SocketEntry socket : sockets(engine.glance(Protocol.TCP))) {
                Endpoint remote = socket.remote();
                if (remote != null && Unclaimed.isUnaccepted(socket)) {
                    all.put(Place.of(socket.local().port(), remote), socket);
                }
            }
            queued = all;
        }
        return Optional.ofNullable(all.get(Place.of(port, local)));
    }

    private static Collection<SocketEntry> sockets(Reading reading) {
        return switch (reading) {
            case Reading.Read(var now) -> now.entries();
            case Reading.Unreadable _ -> List.of();
        };
    }
}

package dev.bindsight.benchmark;

import dev.bindsight.inventory.DeltaWriter;
import dev.bindsight.inventory.PollUpdate;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.InventoryDelta;
import dev.bindsight.model.MapChange;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.view.sample.Population;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Many invented sockets, some of which are replaced at each step; the same in every run. */
final class Crowd {
    private final Random random = new Random(7);
    private final Inventory template;
    private final List<SocketEntry> sockets;
    private final List<SocketEntry> spare = new ArrayList<>();
    private final Set<SocketEntry> added = new LinkedHashSet<>();
    private final List<SocketEntry> gone = new ArrayList<>();
    private boolean first = true;

    /**
     * A crowd.
     *
     * @param size how many sockets there are at any time
     * @param spares how many more there can be in all the steps
     */
    Crowd(int size, int spares) {
        var population = new Population(Instant.EPOCH);
        String[] names = {"server.js", "nginx", "postgres", "redis-server", "chrome", "java"};
        for (int i = 0; i < size + spares; i++) {
            String address = "127." + (i & 255) + "." + (i >> 8 & 255) + ".1";
            population.process(
                    names[random.nextInt(names.length)],
                    i % 3 == 0 ? "node" : null,
                    Duration.ofSeconds(random.nextInt(100_000)),
                    "tcp4",
                    address,
                    1 + random.nextInt(60_000),
                    511);
        }
        template = population.inventory();
        List<SocketEntry> all = new ArrayList<>(template.entries());
        sockets = new ArrayList<>(all.subList(0, size));
        spare.addAll(all.subList(size, all.size()));
    }

    /** The one socket that is never replaced, to be selected. */
    SocketEntry lasting() {
        return sockets.getFirst();
    }

    /** Replaces sockets at random places by ones that were not there just before. */
    void replace(int count) {
        for (int i = 0; i < count; i++) {
            int place = 1 + random.nextInt(sockets.size() - 1);
            SocketEntry comes = spare.removeFirst();
            SocketEntry goes = sockets.set(place, comes);
            spare.addLast(goes);
            if (!added.remove(goes)) {
                gone.add(goes);
            }
            added.add(comes);
        }
    }

    /** All of them as one reading, with what was replaced since the last, as a poller has it. */
    PollUpdate.Fresh reading() {
        var delta =
                first
                        ? DeltaWriter.between(null, inventory())
                        : new InventoryDelta(
                                true,
                                List.copyOf(added),
                                List.of(),
                                List.copyOf(gone),
                                MapChange.none(),
                                MapChange.none());
        first = false;
        added.clear();
        gone.clear();
        return new PollUpdate.Fresh(inventory(), delta);
    }

    private Inventory inventory() {
        return new Inventory(
                template.takenAt(),
                template.elapsed(),
                List.copyOf(sockets),
                template.processes(),
                template.coverage());
    }
}

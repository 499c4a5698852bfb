package dev.bindsight.view.details;

import dev.bindsight.model.Inventory;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.ProcessRef;
import dev.bindsight.model.SocketEntry;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a listing alone tells of a socket, without reading anything. */
public final class ListedFacts {
    /** A chain longer than this is a loop of recycled pids. */
    private static final int LONGEST_CHAIN = 64;

    private ListedFacts() {}

    /** The facts of a socket as its listing has them. */
    static SocketFacts of(Inventory inventory, SocketEntry socket) {
        List<SocketFacts.Owner> owners =
                inventory.owners(socket).stream()
                        .map(process ->
                                new SocketFacts.Owner(
                                        process,
                                        ancestors(inventory, process),
                                        Map.of(),
                                        null,
                                        List.of()))
                        .toList();
        return new SocketFacts(
                socket, inventory.coverage(), null, null, owners, List.of(), List.of(), null, null);
    }

    /** The parents of a process, the oldest first, as far as the listing knows them. */
    public static List<ProcessDetails> ancestors(Inventory inventory, ProcessDetails process) {
        var chain = new ArrayList<ProcessDetails>();
        ProcessRef parent = process.facts().parent();
        while (parent != null && chain.size() < LONGEST_CHAIN) {
            ProcessDetails known = inventory.process(parent).orElse(null);
            if (known == null) {
                break;
            }
            chain.addFirst(known);
            parent = known.facts().parent();
        }
        return List.copyOf(chain);
    }
}

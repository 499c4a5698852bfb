package dev.bindsight.view.details;

import dev.bindsight.inventory.name.ProcessTree;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.SocketEntry;

import java.util.List;
import java.util.Map;

/** What a listing alone tells of a socket, without reading anything. */
final class ListedFacts {
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
                socket, inventory.coverage(), null, null, owners, List.of(), null, null, null);
    }

    /** The parents of a process, the oldest first, as far as the listing knows them. */
    static List<ProcessDetails> ancestors(Inventory inventory, ProcessDetails process) {
        List<ProcessDetails> chain = ProcessTree.chain(inventory, process.ref());
        return chain.isEmpty() ? List.of() : chain.subList(0, chain.size() - 1);
    }
}

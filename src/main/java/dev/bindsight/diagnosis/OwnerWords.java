package dev.bindsight.diagnosis;

import dev.bindsight.inventory.MachineSummary;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.Ownership;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.Uid;
import dev.bindsight.text.Texts;

import java.util.List;

/** Who has a socket open, as the beginning of a sentence names it. */
public final class OwnerWords {
    private final MachineSummary machine;

    /** On one machine, whose users have names. */
    public OwnerWords(MachineSummary machine) {
        this.machine = machine;
    }

    /**
     * {@code server.js (pid 4121)}, {@code nginx (pid 80) and 3 others}, {@code a process of
     * www-data that is not visible}, {@code the kernel}.
     */
    public String of(Inventory inventory, SocketEntry socket) {
        List<ProcessDetails> owners = inventory.owners(socket);
        if (!owners.isEmpty()) {
            return of(owners);
        }
        Uid uid = socket.uid();
        return switch (socket.ownership()) {
            case Ownership.KernelHeld _ -> Texts.get("ownerWords.kernel");
            case Ownership.OwnedBy _, Ownership.NotVisible _, Ownership.NotLookedUp _ ->
                    uid == null
                            ? Texts.get("ownerWords.unknown")
                            : Texts.get("ownerWords.ofUser", machine.userName(uid));
        };
    }

    /** The same for processes, of which there is at least one. */
    public static String of(List<ProcessDetails> owners) {
        ProcessDetails first = owners.getFirst();
        String name = Texts.get("ownerWords.process", first.name(), first.pid().toString());
        int others = owners.size() - 1;
        return others == 0 ? name : Texts.get("ownerWords.andOthers", name, others);
    }
}

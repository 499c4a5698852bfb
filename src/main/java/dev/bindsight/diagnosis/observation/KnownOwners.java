package dev.bindsight.diagnosis.observation;

import dev.bindsight.model.Ownership;
import dev.bindsight.model.Pid;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.ProcessRef;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.Uid;
import dev.bindsight.model.fact.Holder;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Who the processes and users of sockets are.
 *
 * @param self Bindsight's own process, absent where its pid is not known
 * @param processes what is known of processes
 * @param users the names of users whose processes may not be seen
 */
public record KnownOwners(
        @Nullable Pid self, Map<ProcessRef, ProcessDetails> processes, Map<Uid, String> users) {
    /** Nobody. */
    public static final KnownOwners NONE = new KnownOwners(null, Map.of(), Map.of());

    /** A socket, and who holds it. */
    public Holder holder(SocketEntry socket) {
        List<ProcessDetails> owners =
                socket.ownership() instanceof Ownership.OwnedBy(List<ProcessRef> refs, var _)
                        ? refs.stream().map(processes::get).filter(Objects::nonNull).toList()
                        : List.of();
        boolean isSelf = owners.stream().anyMatch(owner -> owner.pid().equals(self));
        Uid uid = socket.uid();
        return new Holder(socket, owners, isSelf, uid == null ? null : users.get(uid));
    }
}

package dev.bindsight.diagnosis.observation;

import dev.bindsight.model.DuplicateCheck;
import dev.bindsight.model.EphemeralPorts;
import dev.bindsight.model.LocalAddress;
import dev.bindsight.model.Port;
import dev.bindsight.model.Uid;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What the machine says of itself, as far as the refusal of a bind asks for it: the rest is absent
 * or empty.
 *
 * @param own who Bindsight is, absent where that decides nothing
 * @param viewer who the answer is for, absent where no process is to be recognised
 * @param users the names of the users whose sockets are in the way and whose processes are not seen
 * @param isOutgoing whether the socket that decides is a connection that was made from here
 * @param ephemeral the ports that the kernel picks from, absent where they cannot be read
 * @param unprivilegedFrom the lowest port that needs no privilege, absent where it cannot be read
 * @param addresses the machine's addresses, loopback last
 * @param isLoopbackDown whether the device of loopback is switched off
 * @param duplicateCheck what keeps the very address from being used
 * @param lacksDevice whether the device that the bind names is not there
 */
public record BindSurroundings(
        @Nullable OwnProcess own,
        @Nullable Viewer viewer,
        Map<Uid, String> users,
        boolean isOutgoing,
        @Nullable EphemeralPorts ephemeral,
        @Nullable Port unprivilegedFrom,
        List<LocalAddress> addresses,
        boolean isLoopbackDown,
        @Nullable DuplicateCheck duplicateCheck,
        boolean lacksDevice) {
    /** Nothing was asked. */
    public static final BindSurroundings UNASKED =
            new BindSurroundings(
                    null, null, Map.of(), false, null, null, List.of(), false, null, false);

    /** Copies map and list. */
    public BindSurroundings {
        users = Map.copyOf(users);
        addresses = List.copyOf(addresses);
    }

    /** Who Bindsight is, where that was asked. */
    public OwnProcess self() {
        return Objects.requireNonNull(own);
    }
}

package dev.bindsight.diagnosis;

import dev.bindsight.inventory.MachineSummary;
import dev.bindsight.model.Cause;
import dev.bindsight.model.Ownership.KernelHeld;
import dev.bindsight.model.Ownership.KernelReason;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketEntry;

import java.time.Instant;

/** Concludes the cause of a refused bind from what was seen, never from the errno alone. */
final class BindCauses {
    private final MachineSummary machine;
    private final OutgoingConnections outgoing;

    BindCauses(MachineSummary machine, OutgoingConnections outgoing) {
        this.machine = machine;
        this.outgoing = outgoing;
    }

    Cause of(Refusal refusal) {
        if (refusal.isInUse()) {
            return refusal.inTheWay().isEmpty()
                    ? new Cause.Undetermined()
                    : held(refusal, refusal.inTheWay().getFirst());
        }
        if (refusal.gave("EACCES") && isPrivileged(refusal)) {
            return new Cause.PrivilegedPort(machine.unprivilegedPortStart());
        }
        if (refusal.gave("EADDRNOTAVAIL")) {
            return new Cause.AddressNotLocal(machine.addresses());
        }
        if (refusal.gave("EAFNOSUPPORT")) {
            return new Cause.WrongFamily();
        }
        if (refusal.gave("EMFILE") || refusal.gave("ENFILE")) {
            return new Cause.DescriptorsExhausted();
        }
        return refusal.gave("EINVAL") || refusal.gave("EOPNOTSUPP") || refusal.gave("ENOPROTOOPT")
                ? new Cause.InvalidUse()
                : new Cause.Undetermined();
    }

    private boolean isPrivileged(Refusal refusal) {
        int port = refusal.probe().endpoint().port().number();
        return port != 0
                && port < machine.unprivilegedPortStart().number()
                && !machine.has("CAP_NET_BIND_SERVICE");
    }

    private Cause held(Refusal refusal, SocketEntry holder) {
        if (holder.ownership() instanceof KernelHeld(KernelReason reason, Instant _)
                && reason == KernelReason.KERNEL_SERVICE) {
            return new Cause.HeldByKernel(holder);
        }
        return switch (BlockingSockets.kind(holder)) {
            case LISTENER ->
                    BlockingSockets.hasVeryAddress(refusal.probe().place(), holder)
                            ? new Cause.PortHeld(holder)
                            : new Cause.WildcardConflict(holder);
            case BOUND -> new Cause.HeldByBoundSocket(holder);
            case CONNECTION -> new Cause.HeldByConnection(holder, isOutgoing(holder));
            case ORPHAN -> new Cause.HeldByOrphan(holder, BlockingSockets.end(holder));
            case TIME_WAIT -> new Cause.HeldByTimeWait(holder, BlockingSockets.end(holder));
        };
    }

    private boolean isOutgoing(SocketEntry holder) {
        return holder.protocol() == Protocol.UDP || outgoing.made(holder);
    }
}

package dev.bindsight.view.connections;

import dev.bindsight.model.IpAddress;
import dev.bindsight.model.Ownership;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.ProcessRef;
import dev.bindsight.model.TcpState;

import org.jspecify.annotations.Nullable;

/** What stands together under one head. */
public sealed interface GroupKey {
    /**
     * A process.
     *
     * @param process which: what is known of it may change
     */
    record OfProcess(ProcessRef process) implements GroupKey {}

    /** What has a process that cannot be seen. */
    record Hidden(Ownership.HiddenReason reason) implements GroupKey {}

    /** What has no process any more, by its state. */
    record WithoutProcess(TcpState state) implements GroupKey {}

    /** An address of the other side. */
    record OfPeer(IpAddress address) implements GroupKey {}

    /** A port that is served. */
    record OfPort(int port) implements GroupKey {}

    /** The group of a connection, absent where each stands for itself. */
    static @Nullable GroupKey of(Flow flow, Grouped by) {
        return switch (by) {
            case PROCESS -> ofProcess(flow);
            case PEER -> new OfPeer(flow.remote().address().unmapped());
            case PORT -> new OfPort(flow.service());
            case NONE -> null;
        };
    }

    private static GroupKey ofProcess(Flow flow) {
        ProcessDetails owner = flow.owner();
        if (owner != null) {
            return new OfProcess(owner.ref());
        }
        return switch (flow.socket().ownership()) {
            case Ownership.KernelHeld _ -> new WithoutProcess(flow.socket().state());
            case Ownership.NotVisible(var reason, var _, var _, var _) -> new Hidden(reason);
            case Ownership.OwnedBy _, Ownership.NotLookedUp _ ->
                    new Hidden(Ownership.HiddenReason.GONE);
        };
    }
}

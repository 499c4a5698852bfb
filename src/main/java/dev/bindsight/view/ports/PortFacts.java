package dev.bindsight.view.ports;

import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.TcpState;
import dev.bindsight.occupancy.SocketNature;
import dev.bindsight.view.rows.Mark;
import dev.bindsight.view.rows.Marked;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * What a row shows, as it was last read. Never changed: a row gets other facts.
 *
 * @param entry the socket
 * @param owners its owners that are known, by pid
 * @param user the name of the user it belongs to; absent where the kernel no longer knows
 * @param service the IANA service name of its port, absent for none
 * @param backlogKnown whether the source tells the backlog of listeners
 * @param mark what just happened to it
 * @param openedAt when it was seen to appear, absent where it was there when looking began
 * @param extra what its listing does not hold
 * @param group the sockets it sums up, absent for a row of one socket
 */
public record PortFacts(
        SocketEntry entry,
        List<ProcessDetails> owners,
        @Nullable String user,
        @Nullable String service,
        boolean backlogKnown,
        Mark mark,
        @Nullable Instant openedAt,
        ExtraFacts extra,
        @Nullable ProcessGroup group)
        implements Marked<PortFacts> {
    @Override
    public PortFacts marked(Mark other) {
        return new PortFacts(
                entry, owners, user, service, backlogKnown, other, openedAt, extra, group);
    }

    /** The row of a process that sums its sockets up. */
    PortFacts asGroup(ProcessGroup sum, Mark other) {
        return new PortFacts(
                entry,
                owners,
                user,
                null,
                backlogKnown,
                other,
                null,
                new ExtraFacts(extra.project(), null),
                sum);
    }

    /** The port as people count it. */
    public int port() {
        return entry.local().port().number();
    }

    /**
     * Since when it is there: when it was seen to appear, else when its first owner started, for
     * the kernel does not tell how old a socket is. Absent where neither is known.
     */
    public @Nullable Instant since() {
        return openedAt == null ? ownerStarted() : openedAt;
    }

    /** When its first owner started, absent where no owner is known. */
    public @Nullable Instant ownerStarted() {
        Instant first = null;
        for (ProcessDetails owner : owners) {
            Instant started = owner.facts().startedAt();
            if (first == null || started.isBefore(first)) {
                first = started;
            }
        }
        return first;
    }

    /** When the kernel lets go of it, absent where no timer says so. */
    public @Nullable Instant until() {
        return SocketNature.end(entry);
    }

    /** Whether it has an accept queue with a known length. */
    public boolean hasBacklog() {
        return backlogKnown && entry.protocol() == Protocol.TCP && entry.state() == TcpState.LISTEN;
    }

    /** Whether a further connection would find no room. */
    public boolean isQueueFull() {
        return hasBacklog() && entry.isQueueFull();
    }

    /** Whether its queue means anything. */
    public boolean hasQueue() {
        return entry.state() != TcpState.BOUND_INACTIVE && entry.state() != TcpState.TIME_WAIT;
    }
}

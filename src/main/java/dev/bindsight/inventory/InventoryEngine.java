package dev.bindsight.inventory;

import dev.bindsight.model.Inventory;
import dev.bindsight.model.InventoryDelta;
import dev.bindsight.model.Port;
import dev.bindsight.model.ProcessCondition;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.ProcessRef;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SourceRefusal;
import dev.bindsight.platform.SocketQuery;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the machine's sockets and joins them to their owners, again and again. Safe for use by
 * several threads: a stop looks while the poller reads.
 */
public interface InventoryEngine {
    /**
     * Reads everything now. What did not change since the last reading costs little; owners of
     * unchanged sockets may be as old as 5 s.
     *
     * @param progress is told how far it is
     */
    Reading read(SourceChoice choice, ScanProgress progress);

    /**
     * Reads everything now like {@link #read}, and with it what the kernel measured on connections:
     * in one listing, which costs less than a second one after it.
     */
    default Reading readMeasured(SourceChoice choice, ScanProgress progress) {
        return read(choice, progress);
    }

    /**
     * Reads the sockets that occupy a port now, which goes on from its own last reading;
     * connections may be among them and mean nothing. Owners of unchanged sockets may be as old as
     * 15 s.
     */
    default Reading readOccupants(SourceChoice choice) {
        return read(choice);
    }

    /**
     * The same without going on from the last reading: after some of another kind, so that no owner
     * is taken for one that those saw go.
     */
    default Reading readOccupantsAnew(SourceChoice choice) {
        return readOccupants(choice);
    }

    /** The same, telling nobody how far it is. */
    default Reading readMeasured(SourceChoice choice) {
        return readMeasured(choice, ScanProgress.UNHEARD);
    }

    /** Reads everything now and tells nobody how far it is. */
    default Reading read(SourceChoice choice) {
        return read(choice, ScanProgress.UNHEARD);
    }

    /**
     * How a reading differs from an earlier one. Of two that {@link #read} gave one after the other
     * it is known from reading; any other two are compared.
     *
     * @param before absent where {@code after} is the first
     */
    default InventoryDelta change(@Nullable Inventory before, Inventory after) {
        return DeltaWriter.between(before, after);
    }

    /**
     * Reads only the sockets that {@code query} asks for, with the best source, and looks every
     * owner up again: for what must be true now, before a signal and after a stop. What {@link
     * #read} carries over is not disturbed.
     */
    Reading look(SocketQuery query);

    /** Looks at every socket, with its owners as they are now. */
    default Reading lookAtAll() {
        return look(SocketQuery.ALL);
    }

    /**
     * Reads only the sockets that {@code query} asks for and looks no owner up: for watching a port
     * ten times a second. Their ownership is {@link dev.bindsight.model.Ownership.NotLookedUp} or
     * what the socket itself tells.
     */
    Reading glance(SocketQuery query);

    /** {@link #look(SocketQuery) Looks} at the sockets of one protocol on one local port. */
    default Reading look(Protocol protocol, Port port) {
        return look(SocketQuery.port(protocol, port));
    }

    /** {@link #glance(SocketQuery) Glances} at the sockets of one protocol on one local port. */
    default Reading glance(Protocol protocol, Port port) {
        return glance(SocketQuery.port(protocol, port));
    }

    /** {@link #glance(SocketQuery) Glances} at every socket. */
    default Reading glanceAtAll() {
        return glance(SocketQuery.ALL);
    }

    /** {@link #glance(SocketQuery) Glances} at every socket of one protocol. */
    default Reading glance(Protocol protocol) {
        return glance(new SocketQuery(Set.of(protocol), null));
    }

    /** What is known of a process now; empty if it is gone or its pid is another's. */
    Optional<ProcessDetails> process(ProcessRef ref);

    /** Whether a process can take a signal or a connection now; empty if that is not known. */
    default Optional<ProcessCondition> condition(ProcessRef ref) {
        return Optional.empty();
    }

    /**
     * Looks at the other network namespaces of this machine, as far as this user may, for what
     * listens there. Costs a look at every process.
     */
    default NamespaceSurvey otherNamespaces() {
        return NamespaceSurvey.NONE;
    }

    /** How a reading ended. */
    sealed interface Reading {
        /**
         * It worked.
         *
         * @param inventory what was read
         */
        record Read(Inventory inventory) implements Reading {}

        /**
         * No source answered.
         *
         * @param refusals why, in the order they were asked
         */
        record Unreadable(List<SourceRefusal> refusals) implements Reading {}
    }
}

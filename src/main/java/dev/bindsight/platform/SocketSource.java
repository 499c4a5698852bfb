package dev.bindsight.platform;

import dev.bindsight.model.Coverage;
import dev.bindsight.model.MptcpSocket;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.SocketKey;
import dev.bindsight.model.Source;
import dev.bindsight.model.SourceRefusal;
import dev.bindsight.model.TcpInfo;
import dev.bindsight.model.TcpInfoField;
import dev.bindsight.model.TcpMeasurement;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * One way to list the machine's sockets. It reuses its buffers, because a listing of 100,000
 * sockets every second must leave no garbage; threads that use it at once therefore take turns.
 */
public interface SocketSource {
    /** Which source this is. */
    Source id();

    /** What it cannot tell, even when it answers. */
    Set<Coverage.Lack> lacks();

    /**
     * Lists the sockets that {@code query} asks for. Nothing is handed out before the listing is
     * known to be whole: a cut or interrupted answer (NLM_F_DUMP_INTR) is asked for again first.
     *
     * @param each is given every socket once, through one view that is reused: copy what is kept
     */
    Listing list(SocketQuery query, Consumer<SocketView> each);

    /**
     * The measurements of one TCP connection, looked up now.
     *
     * @return empty if it is gone, has no peer, or this source lacks {@link Coverage.Lack#TCP_INFO}
     */
    default Optional<TcpInfo> tcpInfo(SocketEntry entry) {
        return Optional.empty();
    }

    /**
     * More of what the kernel knows of one TCP connection, looked up now.
     *
     * @return by field, without those that this kernel does not have; empty as of {@link #tcpInfo}
     */
    default Map<TcpInfoField, Long> tcpFields(SocketEntry entry) {
        return Map.of();
    }

    /**
     * The measurements of every TCP connection, in one go.
     *
     * @return empty if this source lacks {@link Coverage.Lack#TCP_INFO} or refuses
     */
    default Map<SocketKey, TcpMeasurement> measurements() {
        return Map.of();
    }

    /**
     * Every MPTCP connection; their subflows are listed as TCP connections.
     *
     * @return empty too where the kernel has no MPTCP or does not list it
     */
    default List<MptcpSocket> mptcp() {
        return List.of();
    }

    /**
     * Whether each subflow that is listed with what was measured on it names its MPTCP connection,
     * so that there is none where no subflow names one.
     */
    default boolean namesMptcp() {
        return false;
    }

    /** How a listing ended. */
    sealed interface Listing {
        /**
         * Every socket was handed out.
         *
         * @param sockets how many
         */
        record Complete(int sockets) implements Listing {}

        /**
         * Nothing was handed out.
         *
         * @param refusal the call that failed
         */
        record Refused(SourceRefusal refusal) implements Listing {}
    }
}

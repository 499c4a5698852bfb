package dev.bindsight.cli;

import dev.bindsight.explain.FoundError;
import dev.bindsight.explain.ReportedError;
import dev.bindsight.history.PastEvent.FailedCall;
import dev.bindsight.history.PastEvent.SeenBy;
import dev.bindsight.history.PastPlace;
import dev.bindsight.history.store.Note;
import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.IpAddressText;
import dev.bindsight.model.Port;
import dev.bindsight.model.Protocol;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a command failed with that was run, as notes for whoever records. */
final class RunNotes {
    /** The first ones tell enough. */
    private static final int MOST = 5;

    private RunNotes() {}

    /**
     * The binds and connects among what its last words say that failed, where they name the place.
     *
     * @param command what was run; of its arguments nothing is kept
     */
    static List<Note> of(List<FoundError> found, List<String> command, Instant at) {
        return found.stream()
                .flatMap(each -> of(each, command.getFirst(), at).stream())
                .limit(MOST)
                .toList();
    }

    private static Optional<Note> of(FoundError found, String program, Instant at) {
        ReportedError error = found.error();
        Port port = error.port();
        boolean server = error.isOfServer();
        if (port == null || error.tls() != null || !server && !"connect".equals(error.call())) {
            return Optional.empty();
        }
        return address(error.host(), server)
                .map(address ->
                        new Note.Failed(
                                at,
                                server ? FailedCall.BIND : FailedCall.CONNECT,
                                new PastPlace(
                                        found.isOfUdp() ? Protocol.UDP : Protocol.TCP,
                                        BindPlace.of(new Endpoint(address, port))),
                                error.errno(),
                                SeenBy.RUN,
                                program));
    }

    /** A server that names no address wants every one. */
    private static Optional<IpAddress> address(@Nullable String host, boolean server) {
        if (host == null || host.equals("*")) {
            return server ? Optional.of(IpAddress.ANY_IPV6) : Optional.empty();
        }
        return host.equals("localhost")
                ? Optional.of(IpAddress.LOOPBACK_IPV4)
                : IpAddressText.parse(host);
    }
}

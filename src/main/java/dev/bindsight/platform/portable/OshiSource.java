package dev.bindsight.platform.portable;

import static dev.bindsight.model.ErrnoName.EACCES;

import dev.bindsight.model.Coverage.Lack;
import dev.bindsight.model.Source;
import dev.bindsight.model.SourceRefusal;
import dev.bindsight.platform.SocketQuery;
import dev.bindsight.platform.SocketSource;
import dev.bindsight.platform.SocketView;

import oshi.software.os.InternetProtocolStats.IPConnection;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Sockets as OSHI lists them: the only source on other systems than Linux, a second opinion there.
 * OSHI and JNA, which unpacks a library into the temporary folder, are loaded by the first listing
 * and not before.
 */
public final class OshiSource implements SocketSource {
    private static final Set<Lack> LACKS =
            Set.of(
                    Lack.BOUND_ONLY_SOCKETS,
                    Lack.BACKLOG,
                    Lack.CGROUP,
                    Lack.TCP_INFO,
                    Lack.V6ONLY,
                    Lack.UID,
                    Lack.SHARED_OWNERS);

    private final LazyOshi oshi;
    private final OshiSocketView view = new OshiSocketView();

    /** A source that has not loaded anything yet. */
    public OshiSource() {
        this(new LazyOshi());
    }

    OshiSource(LazyOshi oshi) {
        this.oshi = oshi;
    }

    @Override
    public Source id() {
        return Source.OSHI;
    }

    @Override
    public Set<Lack> lacks() {
        return LACKS;
    }

    @Override
    public Listing list(SocketQuery query, Consumer<SocketView> each) {
        List<IPConnection> connections;
        try {
            connections = oshi.system().getInternetProtocolStats().getConnections();
        } catch (LinkageError unloadable) {
            // JNA could not unpack or load its library, as on a /tmp mounted noexec
            return new Listing.Refused(
                    new SourceRefusal(Source.OSHI, "load JNA", SystemErrno.here().of(EACCES)));
        }
        int handedOut = 0;
        for (IPConnection connection : connections) {
            view.show(connection);
            if (isWanted(query)) {
                each.accept(view);
                handedOut++;
            }
        }
        return new Listing.Complete(handedOut);
    }

    private boolean isWanted(SocketQuery query) {
        return query.protocols().contains(view.protocol())
                && (query.port() == null || query.port().number() == view.localPort());
    }
}

package dev.bindsight.testbed;

import dev.bindsight.model.Coverage;
import dev.bindsight.model.Errno;
import dev.bindsight.model.Source;
import dev.bindsight.model.SourceRefusal;
import dev.bindsight.model.TcpState;
import dev.bindsight.platform.SocketQuery;
import dev.bindsight.platform.SocketSource;
import dev.bindsight.platform.SocketView;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A source of a {@link ScriptedPlatform}: lists its sockets, or refuses. */
public final class ScriptedSource implements SocketSource {
    private final Source id;
    private final Supplier<List<ScriptedSocket>> sockets;
    private final Set<Coverage.Lack> lacks = EnumSet.noneOf(Coverage.Lack.class);
    private final List<Runnable> afterListing = new ArrayList<>();
    private @Nullable SourceRefusal refusal;
    private final List<SocketQuery> asked = new CopyOnWriteArrayList<>();

    ScriptedSource(Source id, Supplier<List<ScriptedSocket>> sockets) {
        this.id = id;
        this.sockets = sockets;
    }

    /** Makes every listing fail from now on. */
    public ScriptedSource refuse(String call, String errno, int number) {
        refusal = new SourceRefusal(id, call, new Errno(errno, number));
        return this;
    }

    /** Makes it answer again. */
    public ScriptedSource answer() {
        refusal = null;
        return this;
    }

    /** Makes it leave something out; bound-only sockets are then not listed. */
    public ScriptedSource lacks(Coverage.Lack lack) {
        lacks.add(lack);
        return this;
    }

    /** Runs {@code action} once after the next listing, before owners are looked up. */
    public ScriptedSource afterListing(Runnable action) {
        afterListing.add(action);
        return this;
    }

    /** How often it was asked. */
    public int listings() {
        return asked.size();
    }

    /** What it was asked. */
    public List<SocketQuery> asked() {
        return List.copyOf(asked);
    }

    @Override
    public Source id() {
        return id;
    }

    @Override
    public Set<Coverage.Lack> lacks() {
        return lacks;
    }

    @Override
    public Listing list(SocketQuery query, Consumer<SocketView> each) {
        asked.add(query);
        if (refusal != null) {
            return new Listing.Refused(refusal);
        }
        int count = 0;
        for (ScriptedSocket socket : sockets.get()) {
            if (wanted(query, socket)) {
                each.accept(socket);
                count++;
            }
        }
        List<Runnable> due = List.copyOf(afterListing);
        afterListing.clear();
        due.forEach(Runnable::run);
        return new Listing.Complete(count);
    }

    private boolean wanted(SocketQuery query, ScriptedSocket socket) {
        boolean unseen =
                lacks.contains(Coverage.Lack.BOUND_ONLY_SOCKETS)
                        && socket.tcpState() == TcpState.BOUND_INACTIVE;
        return !unseen
                && query.protocols().contains(socket.protocol())
                && (query.port() == null || query.port().equals(socket.local().port()));
    }
}

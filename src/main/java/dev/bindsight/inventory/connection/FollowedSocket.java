package dev.bindsight.inventory.connection;

import dev.bindsight.model.Endpoint;
import dev.bindsight.model.SocketEntry;

import org.jspecify.annotations.Nullable;

/**
 * A socket with a peer, followed from reading to reading. What it was last is kept with it, so that
 * of 100,000 none has to be looked up. Belongs to its {@link PeerEnds}.
 */
final class FollowedSocket {
    private SocketEntry socket;
    private Endpoint remote;
    private @Nullable FollowedSocket other;
    private @Nullable MeasuredConnection earlier;
    private @Nullable MeasuredConnection told;
    private int reading;
    private int place;

    /**
     * One that was not there before.
     *
     * @param remote its peer
     */
    FollowedSocket(SocketEntry socket, Endpoint remote) {
        this.socket = socket;
        this.remote = remote;
    }

    /** The socket, as of the last reading that had it. */
    SocketEntry socket() {
        return socket;
    }

    /** Its peer. */
    Endpoint remote() {
        return remote;
    }

    /** Whether its ends are still these. */
    boolean hasEnds(Endpoint local, Endpoint peer) {
        // mostly the very same
        return (socket.local() == local || socket.local().equals(local))
                && (remote == peer || remote.equals(peer));
    }

    /** Takes over how it is now. */
    void become(SocketEntry now, Endpoint peer) {
        socket = now;
        remote = peer;
    }

    /** Which reading had it last. */
    int reading() {
        return reading;
    }

    /** Where it stood in that. */
    int place() {
        return place;
    }

    /** Is in a reading; what was told of it in the one before is by now earlier. */
    void meet(int nextReading, int nextPlace) {
        reading = nextReading;
        place = nextPlace;
        earlier = told;
        told = null;
    }

    /** The socket that has this one for its peer, absent where none here is it. */
    @Nullable FollowedSocket other() {
        return other;
    }

    /** Ties it to its other end. */
    void tie(@Nullable FollowedSocket end) {
        other = end;
    }

    /** What was told of it in the reading before, absent where it is new. */
    @Nullable MeasuredConnection earlier() {
        return earlier;
    }

    /** Keeps what is told of it for the next reading, and nothing older. */
    void tell(MeasuredConnection now) {
        told = now;
        earlier = null;
    }
}

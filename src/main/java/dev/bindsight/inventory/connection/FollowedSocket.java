package dev.bindsight.inventory.connection;

import dev.bindsight.model.Endpoint;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.TcpInfo;
import dev.bindsight.model.TcpMeasurement;

import org.jspecify.annotations.Nullable;

/**
 * A socket with a peer, followed from reading to reading. What it was last is kept with it, so that
 * of 100,000 none has to be looked up. Belongs to its {@link PeerEnds}.
 */
final class FollowedSocket {
    private SocketEntry socket;
    private Endpoint remote;
    private boolean self;
    private @Nullable FollowedSocket other;
    private @Nullable MeasuredConnection earlier;
    private @Nullable MeasuredConnection told;
    private @Nullable TcpMeasurement measured;
    // beside it, because looking into what was told before is most of what following 10,000 takes
    private @Nullable TcpInfo flowed;
    private @Nullable TcpInfo flowedBefore;
    private @Nullable Cohort cohort;
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
        self = socket.local().equals(remote);
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
        if (socket.local() != now.local() || remote != peer) {
            self = now.local().equals(peer);
        }
        socket = now;
        remote = peer;
    }

    /** Whether its peer is itself. */
    boolean isSelf() {
        return self;
    }

    /** Which reading had it last. */
    int reading() {
        return reading;
    }

    /** Where it stood in that. */
    int place() {
        return place;
    }

    /**
     * Is in a reading; what was told of it in the one before is by now earlier.
     *
     * @param tcp what was measured on it, absent where nothing was
     */
    void meet(int nextReading, int nextPlace, @Nullable TcpMeasurement tcp) {
        reading = nextReading;
        place = nextPlace;
        measured = tcp;
        flowedBefore = flowed;
        flowed = tcp == null ? null : tcp.info();
        earlier = told;
        told = null;
    }

    /** What was measured on it in the last reading that had it, absent where nothing was. */
    @Nullable TcpMeasurement measured() {
        return measured;
    }

    /** What had flowed over it by the last reading, absent where that is not known. */
    @Nullable TcpInfo flowed() {
        return flowed;
    }

    /** What had flowed over it by the reading before: the very same where nothing did since. */
    @Nullable TcpInfo flowedBefore() {
        return flowedBefore;
    }

    /** Those it came with, absent before it was told of. */
    @Nullable Cohort cohort() {
        return cohort;
    }

    /** Came with others. */
    void join(Cohort others) {
        cohort = others;
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

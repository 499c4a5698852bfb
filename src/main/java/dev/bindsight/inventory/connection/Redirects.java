package dev.bindsight.inventory.connection;

import static dev.bindsight.model.ErrnoName.EMFILE;
import static dev.bindsight.model.ErrnoName.ENFILE;

import dev.bindsight.model.Endpoint;
import dev.bindsight.model.Errno;
import dev.bindsight.model.Ownership;
import dev.bindsight.model.ProcessRef;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.SocketKey;
import dev.bindsight.model.SyscallResult;
import dev.bindsight.model.TracedCall;
import dev.bindsight.model.Uid;
import dev.bindsight.platform.BorrowedSocket;
import dev.bindsight.platform.BorrowedSocket.Borrowing;
import dev.bindsight.platform.ProcessControl;
import dev.bindsight.platform.ProcessControl.PinnedProcess;
import dev.bindsight.platform.ProcessControl.Pinning;
import dev.bindsight.platform.TrackedConnections;
import dev.bindsight.platform.TrackedConnections.Tracking;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;

/**
 * Finds out where connections are redirected to: of whoever may ask it conntrack tells, of a socket
 * that a process of this user has accepted that socket itself ({@code SO_ORIGINAL_DST}). Each is
 * asked once, as nothing changes it while the connection lasts. Blocks; belongs to one thread at a
 * time.
 */
public final class Redirects {
    /** A question takes the kernel some 10 µs, so a reading takes at most 5 ms longer. */
    private static final int MOST_ASKED = 500;

    /** To get at a socket all descriptors of its process are looked at. */
    private static final int MOST_BORROWED = 4;

    private final TrackedConnections tracked;
    private final ProcessControl control;
    private final Uid self;
    private Map<SocketKey, Answer> before = new HashMap<>();
    private Map<SocketKey, Answer> now = new HashMap<>();
    private Map<OtherEnd, OtherEnd> meantBefore = new HashMap<>();
    private Map<OtherEnd, OtherEnd> meant = new HashMap<>();
    private boolean mayAsk = true;
    private int asked;
    private int borrowed;

    /**
     * Nothing is asked yet.
     *
     * @param self the user whose sockets can be asked
     */
    public Redirects(TrackedConnections tracked, ProcessControl control, Uid self) {
        this.tracked = tracked;
        this.control = control;
        this.self = self;
    }

    /**
     * An end of a connection as it sees it.
     *
     * @param local where it is
     * @param remote where it sends
     */
    record OtherEnd(Protocol protocol, Endpoint local, Endpoint remote) {
        OtherEnd {
            local = plain(local);
            remote = plain(remote);
        }

        private static Endpoint plain(Endpoint endpoint) {
            return new Endpoint(endpoint.address().unmapped(), endpoint.port());
        }
    }

    /** What was found out. */
    sealed interface Answer {
        /** The other end is there. */
        record Told(OtherEnd end, boolean byConntrack) implements Answer {}

        /** The packet filter does not redirect it. */
        record NotByFilter() implements Answer {}

        /** Nobody tells. */
        record Untold() implements Answer {}
    }

    /** A reading begins: what is not asked for in it again is forgotten. */
    void begin() {
        before = now;
        now = new HashMap<>();
        meantBefore = meant;
        meant = new HashMap<>();
        asked = 0;
        borrowed = 0;
    }

    /** Where the other end of a socket is that no socket here has for its peer. */
    Answer of(SocketEntry socket, Endpoint remote) {
        var own = new OtherEnd(socket.protocol(), socket.local(), remote);
        Answer known = before.get(socket.key());
        Answer answer = known == null ? find(socket, own) : known;
        if (answer != null) {
            now.put(socket.key(), answer);
        }
        if (answer instanceof Answer.Told(OtherEnd end, var _)) {
            meant.put(end, own);
            return answer;
        }
        OtherEnd accepted = meantBefore.getOrDefault(own, meant.get(own));
        return accepted != null
                ? new Answer.Told(accepted, false)
                : answer == null ? new Answer.Untold() : answer;
    }

    /** Asks; null where it has to wait for the next reading. */
    private @Nullable Answer find(SocketEntry socket, OtherEnd own) {
        if (mayAsk) {
            if (asked++ >= MOST_ASKED) {
                return null;
            }
            switch (tracked.track(own.protocol(), own.local(), own.remote())) {
                case Tracking.Followed(Endpoint local, Endpoint remote) -> {
                    var end = new OtherEnd(own.protocol(), local, remote);
                    boolean plain =
                            end.local().equals(own.remote()) && end.remote().equals(own.local());
                    return plain ? new Answer.NotByFilter() : new Answer.Told(end, true);
                }
                case Tracking.NotFollowed _ -> {
                    return new Answer.NotByFilter();
                }
                case Tracking.Refused(Errno errno) -> {
                    if (errno.is(EMFILE, ENFILE)) {
                        // that passes, and the next reading asks again
                        return null;
                    }
                    mayAsk = false;
                }
            }
        }
        // nobody has it before it is accepted
        if (!(socket.ownership() instanceof Ownership.OwnedBy owned)) {
            return null;
        }
        if (!self.equals(socket.uid())) {
            return new Answer.Untold();
        }
        if (borrowed++ >= MOST_BORROWED) {
            return null;
        }
        return switch (originalDestination(owned.processes().getFirst(), socket)) {
            // whoever connected is told the address that it knows already
            case Asked.Said(Endpoint wanted) when !wanted.equals(own.remote()) ->
                    new Answer.Told(new OtherEnd(own.protocol(), own.remote(), wanted), false);
            case Asked.Said _, Asked.Silent _ -> new Answer.Untold();
            case Asked.NotNow _ -> null;
        };
    }

    /** What the socket itself says. */
    private sealed interface Asked {
        /** It was meant for there. */
        record Said(Endpoint wanted) implements Asked {}

        /** Nothing, nor will it later. */
        record Silent() implements Asked {}

        /** It could not be got at, because no descriptor was free; that passes. */
        record NotNow() implements Asked {}
    }

    private Asked originalDestination(ProcessRef holder, SocketEntry socket) {
        return switch (control.pin(holder)) {
            case Pinning.Pinned(PinnedProcess process) -> {
                try (process) {
                    yield originalDestination(process, socket);
                }
            }
            case Pinning.Refused(TracedCall call) -> refused(call.result());
            case Pinning.Gone _, Pinning.OtherNamespace _ -> new Asked.Silent();
        };
    }

    private static Asked originalDestination(PinnedProcess process, SocketEntry socket) {
        return switch (process.borrow(socket)) {
            case Borrowing.Borrowed(BorrowedSocket lent) -> {
                try (lent) {
                    yield lent.originalDestination()
                            .<Asked>map(Asked.Said::new)
                            .orElseGet(Asked.Silent::new);
                }
            }
            case Borrowing.Refused(Errno errno) -> refused(errno);
            case Borrowing.NotHeld _, Borrowing.Unseen _ -> new Asked.Silent();
        };
    }

    private static Asked refused(SyscallResult result) {
        return result instanceof SyscallResult.Failed(Errno errno)
                ? refused(errno)
                : new Asked.Silent();
    }

    private static Asked refused(Errno errno) {
        return errno.is(EMFILE, ENFILE) ? new Asked.NotNow() : new Asked.Silent();
    }
}

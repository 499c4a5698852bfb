package dev.bindsight.inventory.connection;

import dev.bindsight.inventory.connection.MeasuredConnection.PeerEnd;
import dev.bindsight.inventory.connection.MeasuredConnection.Whither;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.SocketKey;
import dev.bindsight.model.TcpMeasurement;
import dev.bindsight.model.TcpState;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * Follows the sockets that have a peer from reading to reading, and ties the two ends of a
 * connection together that are both on this machine. Only what came, went or changed its ends is
 * looked up; a reading keeps the order of the one before.
 */
final class PeerEnds {
    private static final PeerEnd ELSEWHERE = new PeerEnd.Elsewhere();

    private final Map<SocketKey, FollowedSocket> known = new HashMap<>();
    private final Map<Ends, FollowedSocket> byEnds = new HashMap<>();
    private final Predicate<IpAddress> isHere;
    private final Redirects redirects;
    private List<FollowedSocket> present = List.of();
    private int reading;
    private boolean twins;

    /**
     * Two ends as one of them sees them; an IPv4-mapped address is the same as its IPv4 one. The
     * hash is mixed: those of a record of records fall together for addresses that follow each
     * other, and looking 10,000 ends up took longer than listing them.
     */
    private static final class Ends {
        private final IpAddress local;
        private final IpAddress remote;
        private final int ports;
        private final Protocol protocol;
        private final int hash;

        Ends(Protocol protocol, Endpoint local, Endpoint remote) {
            this.protocol = protocol;
            this.local = local.address().unmapped();
            this.remote = remote.address().unmapped();
            ports = local.port().number() << Short.SIZE | remote.port().number();
            long mixed = mix(this.local.high(), this.local.low());
            mixed = mix(mixed, this.remote.high());
            mixed = mix(mixed, this.remote.low());
            mixed = mix(mixed, ports * 2L + protocol.ordinal());
            hash = Long.hashCode(mixed);
        }

        // the finalizer of SplitMix64
        private static long mix(long left, long right) {
            long mixed = (left ^ right) + 0x9E37_79B9_7F4A_7C15L;
            mixed = (mixed ^ mixed >>> 30) * 0xBF58_476D_1CE4_E5B9L;
            mixed = (mixed ^ mixed >>> 27) * 0x94D0_49BB_1331_11EBL;
            return mixed ^ mixed >>> 31;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Ends ends
                    && ports == ends.ports
                    && protocol == ends.protocol
                    && isSame(local, ends.local)
                    && isSame(remote, ends.remote);
        }

        private static boolean isSame(IpAddress one, IpAddress other) {
            return one.low() == other.low()
                    && one.high() == other.high()
                    && one.family() == other.family();
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }

    /**
     * Follows nothing yet.
     *
     * @param isHere whether an address is one of this machine
     * @param redirects tells where a connection is redirected to
     */
    PeerEnds(Predicate<IpAddress> isHere, Redirects redirects) {
        this.isHere = isHere;
        this.redirects = redirects;
    }

    /**
     * Those of a reading that have a peer, in its order.
     *
     * @param measured what was measured on each of {@code entries}, in their order
     */
    List<FollowedSocket> follow(
            Collection<SocketEntry> entries, List<@Nullable TcpMeasurement> measured) {
        reading++;
        List<FollowedSocket> before = present;
        var now = new ArrayList<FollowedSocket>(before.size() + before.size() / 16);
        var loose = new ArrayList<FollowedSocket>();
        int next = 0;
        int place = -1;
        for (SocketEntry entry : entries) {
            place++;
            Endpoint remote = entry.remote();
            if (remote == null) {
                continue;
            }
            FollowedSocket predicted = next < before.size() ? before.get(next) : null;
            FollowedSocket found =
                    predicted != null && predicted.socket().key() == entry.key()
                            ? predicted
                            : known.get(entry.key());
            // of two with one key the second is followed for itself
            if (found == null || found.reading() == reading) {
                found = new FollowedSocket(entry, remote);
                known.put(entry.key(), found);
                loose.add(found);
            } else {
                next = found.place() + 1;
                if (!found.hasEnds(entry.local(), remote)) {
                    untie(found);
                    loose.add(found);
                }
                found.become(entry, remote);
            }
            found.meet(reading, now.size(), measured.get(place));
            now.add(found);
        }
        forget(before);
        present = now;
        tie(loose);
        return now;
    }

    private void forget(List<FollowedSocket> before) {
        for (FollowedSocket each : before) {
            if (each.reading() != reading) {
                known.remove(each.socket().key(), each);
                untie(each);
            }
        }
    }

    private void untie(FollowedSocket gone) {
        byEnds.remove(ends(gone), gone);
        FollowedSocket other = gone.other();
        if (other != null && other.other() == gone) {
            other.tie(null);
        }
        gone.tie(null);
    }

    /** Ties what is new. Where two have the same ends, all are tied anew: one may have gone. */
    private void tie(List<FollowedSocket> loose) {
        if (twins) {
            twins = false;
            byEnds.clear();
            present.forEach(each -> each.tie(null));
            tieAll(present);
        } else {
            tieAll(loose);
        }
    }

    private void tieAll(List<FollowedSocket> all) {
        for (FollowedSocket each : all) {
            FollowedSocket twin = byEnds.put(ends(each), each);
            twins |= twin != null && twin != each;
        }
        for (FollowedSocket each : all) {
            FollowedSocket other = byEnds.get(otherEnds(each));
            each.tie(other);
            if (other != null && byEnds.get(ends(each)) == each) {
                other.tie(each);
            }
        }
    }

    private static Ends ends(FollowedSocket followed) {
        SocketEntry socket = followed.socket();
        return new Ends(socket.protocol(), socket.local(), followed.remote());
    }

    private static Ends otherEnds(FollowedSocket followed) {
        SocketEntry socket = followed.socket();
        return new Ends(socket.protocol(), followed.remote(), socket.local());
    }

    /** What is followed of a socket with a peer that is in the last reading. */
    FollowedSocket of(SocketEntry socket) {
        return Objects.requireNonNull(known.get(socket.key()));
    }

    /** Where the other end is of one that is tied to none. */
    PeerEnd untied(FollowedSocket followed) {
        SocketEntry socket = followed.socket();
        if (socket.protocol() != Protocol.TCP || !hasBothEnds(socket.state())) {
            return ELSEWHERE;
        }
        IpAddress there = followed.remote().address().unmapped();
        return there.isLoopback() || isHere.test(there)
                ? new PeerEnd.Redirected(whither(socket, followed.remote()))
                : ELSEWHERE;
    }

    private Whither whither(SocketEntry socket, Endpoint remote) {
        return switch (redirects.of(socket, remote)) {
            case Redirects.Answer.Told(Redirects.OtherEnd end, boolean byConntrack) -> {
                FollowedSocket there =
                        byEnds.get(new Ends(end.protocol(), end.local(), end.remote()));
                yield new Whither.Told(
                        end.local(),
                        end.remote(),
                        there == null ? null : there.socket(),
                        byConntrack);
            }
            case Redirects.Answer.NotByFilter _ -> new Whither.NotByFilter();
            case Redirects.Answer.Untold _ -> new Whither.Untold();
        };
    }

    /** Whether the other end must be somewhere: it may be gone already once either has closed. */
    private static boolean hasBothEnds(TcpState state) {
        return state == TcpState.ESTABLISHED;
    }
}

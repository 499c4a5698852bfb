package dev.bindsight.diagnosis.conclude.connect;

import static dev.bindsight.diagnosis.conclude.connect.GivenConnect.to;
import static dev.bindsight.model.ErrnoName.EADDRNOTAVAIL;
import static dev.bindsight.model.ErrnoName.EAGAIN;
import static dev.bindsight.occupancy.Seen.socket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.diagnosis.observation.Look;
import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Cause;
import dev.bindsight.model.EphemeralPorts;
import dev.bindsight.model.Port;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.fact.ListenerFact;
import dev.bindsight.model.fact.SourceFact;

import org.junit.jupiter.api.Test;

import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Which ports are told to be taken where the kernel has none left to pick. */
class TakenPortsConclusionTest {
    private static final String FAR = "198.51.100.9:80";
    private static final BindPlace FAR_PLACE = BindPlace.of(to(FAR).probe().endpoint());
    private static final EphemeralPorts TEN =
            new EphemeralPorts(new Port(40_000), new Port(40_009));

    @Test
    void fewerThanHalfOfThePortsExplainNothing() {
        assertThat(taken(4, TEN, 0).explained().cause()).isEqualTo(new Cause.Undetermined());
        assertThat(taken(4, TEN, 1).explained().cause())
                .isEqualTo(new Cause.EphemeralPortsExhausted(TEN, 4));
    }

    @Test
    void whatTakesNoPortFromThisConnectIsNotCounted() {
        SocketEntry[] seen =
                Stream.concat(
                                IntStream.range(0, 5)
                                        .mapToObj(i ->
                                                socket(
                                                        "192.0.2.7:" + (40_000 + i),
                                                        FAR,
                                                        "ESTABLISHED")),
                                Stream.of(
                                        // of another protocol, to elsewhere, out of the range
                                        socket("192.0.2.7:40005", FAR, "UDP ESTABLISHED"),
                                        socket("192.0.2.7:40006", "UDP"),
                                        socket("192.0.2.7:40007", "203.0.113.9:80", "ESTABLISHED"),
                                        socket("192.0.2.7:50000", FAR, "ESTABLISHED"),
                                        socket("192.0.2.7:50001", "LISTEN")))
                        .toArray(SocketEntry[]::new);

        GivenConnect connect =
                to(FAR).noHop()
                        .refusedHere(EADDRNOTAVAIL)
                        .showing(new Look.PickedPorts(), Optional.of(TEN))
                        .seeing(seen);
        assertThat(connect.explained().cause())
                .isEqualTo(new Cause.EphemeralPortsExhausted(TEN, 5));
        assertThat(connect.facts())
                .contains(new SourceFact.PortsTaken(Protocol.TCP, 5, TEN, FAR_PLACE))
                .noneMatch(SourceFact.PortsBound.class::isInstance);
    }

    @Test
    void ofUdpEveryBoundPortCounts() {
        SocketEntry[] bound =
                IntStream.range(0, 10)
                        .mapToObj(i -> socket("192.0.2.7:" + (40_000 + i), "UDP"))
                        .toArray(SocketEntry[]::new);

        assertThat(
                        to(FAR).udp()
                                .refusedHere(EAGAIN)
                                .showing(new Look.PickedPorts(), Optional.of(TEN))
                                .seeing(bound)
                                .explained()
                                .cause())
                .isEqualTo(new Cause.EphemeralPortsExhausted(TEN, 10));
    }

    @Test
    void whatTakesThePortsIsCounted() {
        assertThat(taken(9, TEN, 1).facts())
                .contains(
                        new SourceFact.PortsTaken(Protocol.TCP, 9, TEN, FAR_PLACE),
                        new SourceFact.PortsBound(1))
                .noneMatch(SourceFact.PortsInTimeWait.class::isInstance)
                .anyMatch(ListenerFact.SocketSeen.class::isInstance);
        SocketEntry[] waiting =
                IntStream.range(0, 10)
                        .mapToObj(i -> socket("192.0.2.7:" + (40_000 + i), FAR, "TIME_WAIT 30"))
                        .toArray(SocketEntry[]::new);
        assertThat(
                        to(FAR).noHop()
                                .refusedHere(EADDRNOTAVAIL)
                                .showing(new Look.PickedPorts(), Optional.of(TEN))
                                .seeing(waiting)
                                .facts())
                .contains(new SourceFact.PortsInTimeWait(10))
                .noneMatch(ListenerFact.SocketSeen.class::isInstance)
                .noneMatch(SourceFact.PortsBound.class::isInstance);
    }

    /** So many connections to the destination from the range, and so many listeners in it. */
    static GivenConnect taken(int connections, EphemeralPorts range, int bound) {
        Stream<SocketEntry> open =
                IntStream.range(0, connections)
                        .mapToObj(i -> socket("192.0.2.7:" + (40_000 + i), FAR, "ESTABLISHED"));
        Stream<SocketEntry> listening =
                IntStream.range(0, bound)
                        .mapToObj(i -> socket("192.0.2.7:" + (40_000 + connections + i), "LISTEN"));
        return to(FAR).noHop()
                .refusedHere(EADDRNOTAVAIL)
                .showing(new Look.PickedPorts(), Optional.of(range))
                .seeing(Stream.concat(open, listening).toArray(SocketEntry[]::new));
    }
}

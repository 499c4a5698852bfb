package dev.bindsight.diagnosis.conclude.connect;

import static dev.bindsight.diagnosis.conclude.connect.GivenConnect.ETH;
import static dev.bindsight.diagnosis.conclude.connect.GivenConnect.LO;
import static dev.bindsight.diagnosis.conclude.connect.GivenConnect.address;
import static dev.bindsight.diagnosis.conclude.connect.GivenConnect.sockets;
import static dev.bindsight.diagnosis.conclude.connect.GivenConnect.to;
import static dev.bindsight.model.ErrnoName.EACCES;
import static dev.bindsight.model.ErrnoName.EADDRINUSE;
import static dev.bindsight.model.ErrnoName.EADDRNOTAVAIL;
import static dev.bindsight.model.ErrnoName.EAGAIN;
import static dev.bindsight.model.ErrnoName.ECONNREFUSED;
import static dev.bindsight.model.ErrnoName.EINVAL;
import static dev.bindsight.model.ErrnoName.ENETUNREACH;
import static dev.bindsight.model.ErrnoName.ENODEV;
import static dev.bindsight.occupancy.Seen.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.bindsight.diagnosis.observation.Beyond;
import dev.bindsight.diagnosis.observation.Conclusion;
import dev.bindsight.diagnosis.observation.Explanation;
import dev.bindsight.diagnosis.observation.KnownOwners;
import dev.bindsight.diagnosis.observation.Look;
import dev.bindsight.diagnosis.observation.OpenAgain;
import dev.bindsight.diagnosis.observation.PortPrivilege;
import dev.bindsight.diagnosis.observation.SeenSockets;
import dev.bindsight.model.Attempt;
import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Cause;
import dev.bindsight.model.ConnectCause;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.EphemeralPorts;
import dev.bindsight.model.ErrnoName;
import dev.bindsight.model.Fix;
import dev.bindsight.model.Port;
import dev.bindsight.model.Probe.ConnectProbe;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.Syscall;
import dev.bindsight.model.fact.ConnectionReason;
import dev.bindsight.model.fact.Evidence;
import dev.bindsight.model.fact.Fact;
import dev.bindsight.model.fact.Holder;
import dev.bindsight.model.fact.ListenerFact;
import dev.bindsight.model.fact.ListenerReason;
import dev.bindsight.model.fact.MisuseReason;
import dev.bindsight.model.fact.Reason;
import dev.bindsight.model.fact.SourceFact;
import dev.bindsight.model.fact.SourceReason;
import dev.bindsight.testbed.ScriptedSocket;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What is concluded where a connect is refused, is sent elsewhere, or has no source. */
class RefusedConclusionTest {
    private static final String HERE = "127.0.0.1:80";
    private static final String FAR = "198.51.100.9:80";
    private static final BindPlace PLACE = BindPlace.of(to(HERE).probe().endpoint());
    private static final BindPlace FAR_PLACE = BindPlace.of(to(FAR).probe().endpoint());
    private static final SocketEntry LISTENER = socket(HERE, "LISTEN");
    private static final EphemeralPorts TEN =
            new EphemeralPorts(new Port(40_000), new Port(40_009));
    private static final EphemeralPorts TWENTY =
            new EphemeralPorts(new Port(40_000), new Port(40_019));
    private static final Look.Trial AGAIN = new Look.Trial(to(HERE).probe());
    private static final ConnectCause NOTHING_LISTENS = new Cause.NothingListening();

    static Stream<Arguments> refusals() {
        SocketEntry other = socket("127.0.0.2:80", "LISTEN");
        SocketEntry v6 = socket("[::]:80 v6only", "LISTEN");
        SocketEntry elsewhere = socket("127.0.0.1:8080", "LISTEN");
        SocketEntry full = full(LISTENER);
        return Stream.of(
                row(
                        to(FAR).noHop().refusedLater(ECONNREFUSED),
                        NOTHING_LISTENS,
                        new ListenerReason.RefusedThere(Protocol.TCP, FAR_PLACE)),
                row(
                        refused().showing(new Look.Sockets(), unreadable()),
                        NOTHING_LISTENS,
                        new ListenerReason.RefusedUnseen(PLACE)),
                row(
                        refused().seeing().showing(beyond(), nobody(true)),
                        NOTHING_LISTENS,
                        new ListenerReason.NobodyHasPort(Protocol.TCP, new Port(80), true)),
                row(
                        refused().seeing().showing(beyond(), nobody(false)),
                        NOTHING_LISTENS,
                        new ListenerReason.NobodyHasPort(Protocol.TCP, new Port(80), false)),
                row(
                        refused()
                                .seeing()
                                .showing(
                                        beyond(),
                                        new Beyond(true, 1, List.of(LISTENER), KnownOwners.NONE)),
                        NOTHING_LISTENS,
                        new ListenerReason.OnlyInNamespace(
                                Protocol.TCP, new Port(80), held(LISTENER))),
                row(
                        refused().seeing(LISTENER).showing(AGAIN, Optional.empty()),
                        new Cause.Undetermined(),
                        new ListenerReason.ListensNow(PLACE, held(LISTENER))),
                row(
                        refused().seeing(LISTENER).showing(AGAIN, Optional.of(works(HERE))),
                        NOTHING_LISTENS,
                        new ListenerReason.ListensSince(PLACE, held(LISTENER))),
                row(
                        refused().seeing(LISTENER).showing(AGAIN, Optional.of(fails())),
                        new Cause.RefusedByFirewall(),
                        new ListenerReason.RefusedInItsPlace(PLACE, held(LISTENER))),
                row(
                        refused().seeing(full).showing(AGAIN, Optional.of(fails())),
                        new Cause.AcceptQueueFull(full),
                        new ListenerReason.QueueRefuses(PLACE, held(full))),
                row(
                        refused().seeing(other).showing(trial("127.0.0.2:80"), Optional.empty()),
                        new Cause.ListeningElsewhere(List.of(other)),
                        new ListenerReason.ListensElsewhere(PLACE, held(other))),
                row(
                        refused().seeing(v6).showing(trial("[::1]:80"), Optional.empty()),
                        new Cause.ListeningElsewhere(List.of(v6)),
                        new ListenerReason.ListensElsewhere(PLACE, held(v6))),
                row(
                        refused()
                                .seeing(socket(HERE, "BOUND"), elsewhere)
                                .showing(trial("127.0.0.1:8080"), Optional.empty()),
                        new Cause.ListeningElsewhere(List.of(elsewhere)),
                        new ListenerReason.ListensOnOtherPort(PLACE, held(elsewhere))));
    }

    static Stream<Arguments> sources() {
        Look.Trial anywhere = new Look.Trial(to(FAR).probe());
        SocketEntry holder = socket("192.0.2.7:81", "LISTEN");
        BindPlace low = BindPlace.parse("192.0.2.7:81").orElseThrow();
        SocketEntry same = socket("192.0.2.7:40000", FAR, "ESTABLISHED");
        Look<Optional<EphemeralPorts>> picked = new Look.PickedPorts();
        return Stream.of(
                row(
                        bind("203.0.113.5", EADDRNOTAVAIL).showing(anywhere, Optional.empty()),
                        new Cause.SourceNotLocal(List.of(LO, ETH)),
                        new SourceReason.SourceNotHere(address("203.0.113.5"))),
                row(
                        bind("192.0.2.7:81", EADDRINUSE)
                                .seeing(holder)
                                .showing(picked, Optional.of(TEN))
                                .showing(anywhere, Optional.empty()),
                        new Cause.PortHeld(holder),
                        new SourceReason.SourceHeld(low.endpoint(), held(holder))),
                row(
                        bind("192.0.2.7:81", EACCES).showing(privilege(), may(false, 1024)),
                        new Cause.PrivilegedPort(new Port(1024)),
                        new SourceReason.SourcePrivileged(new Port(81))),
                row(
                        bind("192.0.2.7:81", EACCES).showing(privilege(), may(true, 1024)),
                        new Cause.ForbiddenByPolicy(),
                        new SourceReason.SourceForbidden(low)),
                row(
                        bind("192.0.2.7:81", EACCES).showing(privilege(), may(false, 81)),
                        new Cause.ForbiddenByPolicy(),
                        new SourceReason.SourceForbidden(low)),
                row(
                        bind("192.0.2.7:81", EACCES)
                                .showing(privilege(), new PortPrivilege(false, null)),
                        new Cause.Undetermined(),
                        new SourceReason.SourceForbiddenOrPrivileged(low)),
                row(
                        to("[2001:db8::9]:80")
                                .from("fe80::1%eth9")
                                .gave(Syscall.BIND, ENODEV, Duration.ZERO)
                                .showing(new Look.Device("eth9"), false),
                        new Cause.InvalidUse(),
                        new MisuseReason.SourceDeviceUnknown("eth9")),
                row(
                        to("[2001:db8::9]:80")
                                .from("fe80::1")
                                .gave(Syscall.BIND, EINVAL, Duration.ZERO),
                        new Cause.InvalidUse(),
                        new MisuseReason.LacksInterface(address("fe80::1"))),
                row(
                        to(FAR).from("127.0.0.1")
                                .refusedHere(EINVAL)
                                .showing(anywhere, Optional.empty()),
                        new Cause.SourceNotLocal(List.of(LO, ETH)),
                        new SourceReason.SourceInside(
                                address("127.0.0.1"), address("198.51.100.9"))),
                row(
                        to(FAR).from("127.0.0.1")
                                .refusedHere(ENETUNREACH)
                                .showing(anywhere, Optional.empty()),
                        new Cause.SourceNotLocal(List.of(LO, ETH)),
                        new SourceReason.SourceInside(
                                address("127.0.0.1"), address("198.51.100.9"))),
                row(
                        taken(10, TEN, 0),
                        new Cause.EphemeralPortsExhausted(TEN, 10),
                        new SourceReason.AllPortsTaken(Protocol.TCP, TEN, FAR_PLACE)),
                row(
                        taken(9, TEN, 1),
                        new Cause.EphemeralPortsExhausted(TEN, 9),
                        new SourceReason.AllPortsTaken(Protocol.TCP, TEN, FAR_PLACE)),
                row(
                        taken(19, TWENTY, 0),
                        new Cause.EphemeralPortsExhausted(TWENTY, 19),
                        new SourceReason.AllPortsTaken(Protocol.TCP, TWENTY, FAR_PLACE)),
                row(
                        taken(18, TWENTY, 0),
                        new Cause.EphemeralPortsExhausted(TWENTY, 18),
                        new SourceReason.MostPortsTaken(18, TWENTY, FAR_PLACE)),
                row(
                        taken(5, TEN, 0),
                        new Cause.EphemeralPortsExhausted(TEN, 5),
                        new SourceReason.MostPortsTaken(5, TEN, FAR_PLACE)),
                row(
                        to(FAR).noHop()
                                .refusedHere(EADDRNOTAVAIL)
                                .showing(picked, Optional.empty()),
                        new Cause.Undetermined(),
                        new SourceReason.PortsUnread()),
                row(
                        to("[2001:db8::9]:80")
                                .noHop()
                                .refusedHere(EADDRNOTAVAIL)
                                .showing(picked, Optional.of(TEN))
                                .seeing(),
                        new Cause.WrongFamily(),
                        new SourceReason.NoIpv6Address(address("2001:db8::9"))),
                row(
                        to(FAR).from("192.0.2.7:40000")
                                .noHop()
                                .refusedHere(EADDRNOTAVAIL)
                                .seeing(same)
                                .showing(picked, Optional.of(TEN)),
                        new Cause.HeldByConnection(same, true),
                        new SourceReason.SameConnection(
                                held(same), ScriptedSocket.endpoint("192.0.2.7:40000"), FAR_PLACE)),
                row(
                        to(FAR).from("0.0.0.0:40000")
                                .noHop()
                                .refusedHere(EADDRNOTAVAIL)
                                .seeing(same)
                                .showing(picked, Optional.of(TEN)),
                        new Cause.HeldByConnection(same, true),
                        new SourceReason.SameConnection(
                                held(same), ScriptedSocket.endpoint("0.0.0.0:40000"), FAR_PLACE)));
    }

    @ParameterizedTest
    @MethodSource({"refusals", "sources"})
    void theCauseFollowsFromWhatWasObserved(
            GivenConnect connect, ConnectCause cause, Reason reason) {
        Explanation explained = connect.explained();

        assertThat(explained.cause()).isEqualTo(cause);
        assertThat(explained.reason()).isEqualTo(reason);
    }

    @Test
    void fewerThanHalfOfThePortsExplainNothing() {
        assertThat(taken(4, TEN, 0).explained().cause()).isEqualTo(new Cause.Undetermined());
        assertThat(taken(4, TEN, 1).explained().cause())
                .isEqualTo(new Cause.EphemeralPortsExhausted(TEN, 4));
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
        assertThat(facts(taken(9, TEN, 1)))
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
                        facts(
                                to(FAR).noHop()
                                        .refusedHere(EADDRNOTAVAIL)
                                        .showing(new Look.PickedPorts(), Optional.of(TEN))
                                        .seeing(waiting)))
                .contains(new SourceFact.PortsInTimeWait(10))
                .noneMatch(ListenerFact.SocketSeen.class::isInstance)
                .noneMatch(SourceFact.PortsBound.class::isInstance);
    }

    @Test
    void withoutTheSourceIsOfferedWhereThatWorks() {
        Look.Trial anywhere = new Look.Trial(to(FAR).probe());

        assertThat(
                        bind("203.0.113.5", EADDRNOTAVAIL)
                                .showing(anywhere, Optional.of(works(FAR)))
                                .explained()
                                .offers())
                .extracting(each -> each.fix().id())
                .containsExactly("use-other-address");
        assertThat(
                        bind("203.0.113.5", EADDRNOTAVAIL)
                                .showing(anywhere, Optional.of(fails()))
                                .explained()
                                .offers())
                .isEmpty();
    }

    @Test
    void whereItListensIsOfferedIfThatWorks() {
        SocketEntry other = socket("127.0.0.2:80", "LISTEN");
        SocketEntry v6 = socket("[::]:80 v6only", "LISTEN");
        SocketEntry near = socket("127.0.0.1:8080", "LISTEN");

        assertThat(
                        offers(
                                refused()
                                        .seeing(other)
                                        .showing(
                                                trial("127.0.0.2:80"),
                                                Optional.of(works("127.0.0.2:80")))))
                .containsExactly("use-other-address", "127.0.0.2:80");
        assertThat(
                        offers(
                                refused()
                                        .seeing(v6)
                                        .showing(
                                                trial("[::1]:80"), Optional.of(works("[::1]:80")))))
                .containsExactly("retry-other-family", "[::1]:80");
        assertThat(
                        offers(
                                refused()
                                        .seeing(socket(HERE, "BOUND"), near)
                                        .showing(
                                                trial("127.0.0.1:8080"),
                                                Optional.of(works("127.0.0.1:8080")))))
                .containsExactly("use-other-port", "127.0.0.1:8080");
    }

    @Test
    void howAListenerRelatesToTheAddressIsTold() {
        assertThat(facts(elsewhere("127.0.0.2:80", "127.0.0.2:80")))
                .contains(new ListenerFact.LoopbackOnly(address("127.0.0.2")));
        assertThat(facts(elsewhere("[::1]:80", "[::1]:80")))
                .contains(new ListenerFact.TwoLoopbacks());
        assertThat(facts(elsewhere("192.0.2.7:80", "192.0.2.7:80")))
                .noneMatch(ListenerFact.LoopbackOnly.class::isInstance)
                .noneMatch(ListenerFact.FamiliesApart.class::isInstance);
        GivenConnect own =
                to("192.0.2.7:80")
                        .refusedHere(ECONNREFUSED)
                        .seeing(socket("[::1]:80", "LISTEN"))
                        .showing(
                                new Look.Trial(
                                        to("192.0.2.7:80")
                                                .probe()
                                                .to(ScriptedSocket.endpoint("[::1]:80"))),
                                Optional.empty());
        assertThat(facts(own)).contains(new ListenerFact.FamiliesApart());
    }

    @Test
    void whatListensNearAndWhatIsLeftThereIsTold() {
        SocketEntry five = socket("127.0.0.1:85", "LISTEN");
        SocketEntry six = socket("127.0.0.1:86", "LISTEN");
        SocketEntry below = socket("127.0.0.1:75", "LISTEN");
        SocketEntry bound = socket(HERE, "BOUND");
        SocketEntry waiting = socket(HERE, "127.0.0.1:4000", "TIME_WAIT 30");

        assertThat(facts(refused().seeing(five, six, below).showing(beyond(), nobody(true))))
                .containsExactly(
                        new ListenerFact.NoneHasPort(Protocol.TCP, 3, new Port(80), true),
                        new ListenerFact.ListensNear(held(below)),
                        new ListenerFact.ListensNear(held(five)));
        assertThat(facts(refused().seeing(bound, waiting).showing(beyond(), nobody(true))))
                .contains(
                        new ListenerFact.BoundOnly(held(bound)), new ListenerFact.LeftInTimeWait());
        SocketEntry[] many =
                IntStream.range(0, 5)
                        .mapToObj(i -> socket("127.0.0.1:" + (76 + i + (i > 3 ? 1 : 0)), "LISTEN"))
                        .toArray(SocketEntry[]::new);
        assertThat(facts(refused().seeing(many).showing(beyond(), nobody(true))))
                .filteredOn(ListenerFact.ListensNear.class::isInstance)
                .hasSize(3);
    }

    @Test
    void aConnectionThatNothingHereServesIsToldToBeSentElsewhere() {
        SocketEntry listener = socket("127.0.0.1:9000", "LISTEN");
        SocketEntry end = socket("127.0.0.1:9000", "127.0.0.1:5555", "ESTABLISHED");
        SocketEntry served = socket(HERE, "127.0.0.1:5555", "ESTABLISHED");
        Endpoint elsewhere = ScriptedSocket.endpoint("127.0.0.1:9000");

        assertThat(open(sockets(List.of(), listener, end)).explained())
                .satisfies(explained -> {
                    assertThat(explained.cause()).isEqualTo(new Cause.Redirected(end));
                    assertThat(explained.reason())
                            .isEqualTo(
                                    new ConnectionReason.SentElsewhere(
                                            PLACE, elsewhere, held(listener)));
                    assertThat(explained.evidence()).hasSize(3);
                });
        assertThat(open(sockets(List.of(), end)).explained().reason())
                .isEqualTo(new ConnectionReason.SentElsewhere(PLACE, elsewhere, null));
        assertThat(open(sockets(List.of())).explained())
                .satisfies(explained -> {
                    assertThat(explained.cause()).isEqualTo(new Cause.Redirected(null));
                    assertThat(explained.evidence()).hasSize(1);
                });
        assertThat(open(sockets(List.of(), served)).concluded()).isEqualTo(nothing());
        assertThat(open(sockets(List.of(), LISTENER)).concluded()).isEqualTo(nothing());
        assertThat(open(unreadable()).concluded()).isEqualTo(nothing());
        assertThat(connected().showing(new Look.Served(), true).concluded()).isEqualTo(nothing());
        assertThat(to(FAR).bound("192.0.2.7:5555").concluded()).isEqualTo(nothing());
        assertThat(
                        connected()
                                .showing(new Look.Served(), false)
                                .showing(new Look.Open(), Optional.empty())
                                .concluded())
                .isEqualTo(nothing());
    }

    @Test
    void aSocketThatConnectedToItselfIsToldToHave() {
        assertThat(to(HERE).bound(HERE).explained())
                .satisfies(explained -> {
                    assertThat(explained.cause()).isEqualTo(new Cause.SelfConnected());
                    assertThat(explained.offers())
                            .extracting(each -> each.fix().id())
                            .containsExactly("start-server");
                });
    }

    private static Conclusion nothing() {
        return Conclusion.nothing();
    }

    private static GivenConnect connected() {
        return to(HERE).bound("127.0.0.1:5555").showing(new Look.Queued(), Optional.empty());
    }

    private static GivenConnect open(SeenSockets seen) {
        Attempt again = to(HERE).bound("127.0.0.1:5555").attempt();
        return connected()
                .showing(new Look.Served(), false)
                .showing(new Look.Open(), Optional.of(new OpenAgain(again, seen)));
    }

    private static GivenConnect elsewhere(String listener, String reached) {
        return refused()
                .seeing(socket(listener, "LISTEN"))
                .showing(trial(reached), Optional.empty());
    }

    private static GivenConnect refused() {
        return to(HERE).refusedHere(ECONNREFUSED);
    }

    private static GivenConnect bind(String source, ErrnoName errno) {
        return to(FAR).from(source).gave(Syscall.BIND, errno, Duration.ZERO);
    }

    /** So many connections to the destination from the range, and so many listeners in it. */
    private static GivenConnect taken(int connections, EphemeralPorts range, int bound) {
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

    private static List<String> offers(GivenConnect connect) {
        return connect.explained().offers().stream()
                .flatMap(each ->
                        Stream.of(
                                each.fix().id(),
                                each.fix() instanceof Fix.Retry retry
                                        ? retry.probe().endpoint().toString()
                                        : ""))
                .toList();
    }

    private static List<Fact> facts(GivenConnect connect) {
        return connect.explained().evidence().stream().map(Evidence::fact).toList();
    }

    private static Arguments row(GivenConnect connect, ConnectCause cause, Reason reason) {
        return arguments(connect, cause, reason);
    }

    private static Look<Beyond> beyond() {
        return new Look.Namespaces(Protocol.TCP, new Port(80));
    }

    private static Beyond nobody(boolean whole) {
        return new Beyond(whole, 0, List.of(), KnownOwners.NONE);
    }

    private static Look<PortPrivilege> privilege() {
        return new Look.Privilege();
    }

    private static PortPrivilege may(boolean granted, int from) {
        return new PortPrivilege(granted, new Port(from));
    }

    private static Look.Trial trial(String endpoint) {
        ConnectProbe asked = to(HERE).probe();
        return new Look.Trial(asked.to(ScriptedSocket.endpoint(endpoint)));
    }

    private static Attempt works(String endpoint) {
        return to(endpoint).attempt();
    }

    private static Attempt fails() {
        return to(HERE).refusedLater(ECONNREFUSED).attempt();
    }

    private static Holder held(SocketEntry socket) {
        return new Holder(socket, List.of(), false, null);
    }

    private static SeenSockets unreadable() {
        return new SeenSockets(null, KnownOwners.NONE);
    }

    /** A listener with one more connection than its backlog. */
    private static SocketEntry full(SocketEntry socket) {
        return new SocketEntry(
                socket.key(),
                socket.protocol(),
                socket.family(),
                socket.local(),
                null,
                null,
                socket.state(),
                6,
                5,
                socket.uid(),
                socket.inode(),
                0,
                null,
                null,
                socket.ownership());
    }
}

package dev.bindsight.diagnosis.conclude.connect;

import static dev.bindsight.diagnosis.conclude.connect.GivenConnect.address;
import static dev.bindsight.diagnosis.conclude.connect.GivenConnect.full;
import static dev.bindsight.diagnosis.conclude.connect.GivenConnect.held;
import static dev.bindsight.diagnosis.conclude.connect.GivenConnect.to;
import static dev.bindsight.model.ErrnoName.ECONNREFUSED;
import static dev.bindsight.occupancy.Seen.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.bindsight.diagnosis.observation.Beyond;
import dev.bindsight.diagnosis.observation.Explanation;
import dev.bindsight.diagnosis.observation.KnownOwners;
import dev.bindsight.diagnosis.observation.Look;
import dev.bindsight.diagnosis.observation.SeenSockets;
import dev.bindsight.model.AddressFamily;
import dev.bindsight.model.Attempt;
import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Cause;
import dev.bindsight.model.Cause.ConnectCause;
import dev.bindsight.model.Fix;
import dev.bindsight.model.LocalAddress;
import dev.bindsight.model.Port;
import dev.bindsight.model.Probe.ConnectProbe;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.Syscall;
import dev.bindsight.model.fact.AnswerFact;
import dev.bindsight.model.fact.Evidence;
import dev.bindsight.model.fact.Fact;
import dev.bindsight.model.fact.ListenerFact;
import dev.bindsight.model.fact.ListenerReason;
import dev.bindsight.model.fact.Reason;
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

/** What is concluded where a connect is refused by the place it went to. */
class RefusedConclusionTest {
    private static final String HERE = "127.0.0.1:80";
    private static final String FAR = "198.51.100.9:80";
    private static final BindPlace PLACE = BindPlace.of(to(HERE).probe().endpoint());
    private static final BindPlace FAR_PLACE = BindPlace.of(to(FAR).probe().endpoint());
    private static final SocketEntry LISTENER = socket(HERE, "LISTEN");
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
                        to(FAR).udp().gave(Syscall.RECV, ECONNREFUSED, Duration.ZERO),
                        NOTHING_LISTENS,
                        new ListenerReason.RefusedThere(Protocol.UDP, FAR_PLACE)),
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

    @ParameterizedTest
    @MethodSource("refusals")
    void theCauseFollowsFromWhatWasObserved(
            GivenConnect connect, ConnectCause cause, Reason reason) {
        Explanation explained = connect.explained();

        assertThat(explained.cause()).isEqualTo(cause);
        assertThat(explained.reason()).isEqualTo(reason);
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
    void whatListensThereAndWhatCameOfATrialAreTold() {
        var listens = new ListenerFact.ListensAt(held(LISTENER));

        assertThat(refused().seeing(LISTENER).showing(AGAIN, Optional.empty()).facts())
                .containsExactly(listens);
        assertThat(refused().seeing(LISTENER).showing(AGAIN, Optional.of(works(HERE))).explained())
                .satisfies(said -> {
                    assertThat(said.evidence())
                            .extracting(Evidence::fact)
                            .containsExactly(
                                    listens, new AnswerFact.TriedAgain(AnswerFact.Again.WORKS));
                    assertThat(said.evidence().getLast().kind())
                            .isEqualTo(Evidence.Kind.TRIED_AND_WORKED);
                });
        assertThat(refused().seeing(LISTENER).showing(AGAIN, Optional.of(fails())).explained())
                .satisfies(said -> {
                    assertThat(said.evidence())
                            .extracting(Evidence::fact)
                            .containsExactly(
                                    listens, new AnswerFact.TriedAgain(AnswerFact.Again.FAILS));
                    assertThat(said.evidence().getLast().kind())
                            .isEqualTo(Evidence.Kind.TRIED_IN_VAIN);
                });
        assertThat(elsewhere("127.0.0.2:80", "127.0.0.2:80").facts())
                .contains(new ListenerFact.ListensAt(held(socket("127.0.0.2:80", "LISTEN"))));
    }

    @Test
    void onAnotherPortWhatListensAndWhatIsOnThePortAreTold() {
        SocketEntry near = socket("127.0.0.1:8080", "LISTEN");
        SocketEntry bound = socket(HERE, "BOUND");

        assertThat(
                        refused()
                                .seeing(bound, near)
                                .showing(trial("127.0.0.1:8080"), Optional.empty())
                                .facts())
                .containsExactly(
                        new ListenerFact.ListensAt(held(near)),
                        new ListenerFact.BoundOnly(held(bound)));
    }

    @Test
    void aListenerOnOneDeviceIsTiedToIt() {
        SocketEntry tied = socket("0.0.0.0%eth0:80", "LISTEN");

        assertThat(refused().seeing(tied).showing(trial("[::1]:80"), Optional.empty()).facts())
                .contains(new ListenerFact.BoundToDevice("eth0"));
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
        assertThat(facts(own)).contains(new ListenerFact.FamiliesApart(AddressFamily.IPV6));
        GivenConnect other =
                to("[2001:db8::7]:80")
                        .having(new LocalAddress(address("2001:db8::7"), "eth0"))
                        .refusedHere(ECONNREFUSED)
                        .seeing(socket(HERE, "LISTEN"))
                        .showing(
                                new Look.Trial(
                                        to("[2001:db8::7]:80")
                                                .probe()
                                                .to(ScriptedSocket.endpoint(HERE))),
                                Optional.empty());
        assertThat(facts(other)).contains(new ListenerFact.FamiliesApart(AddressFamily.IPV4));
    }

    @Test
    void aConnectedUdpSocketHasThePortAndTakesNothingFromOthers() {
        SocketEntry connected = socket(HERE, "192.0.2.9:53", "UDP ESTABLISHED");
        SocketEntry same = socket("127.0.0.1:8080", "UDP");

        for (SocketEntry besides : List.of(same, socket("127.0.0.1:81", "UDP of 7"))) {
            Explanation said =
                    refused()
                            .udp()
                            .seeing(connected, besides)
                            .showing(new Look.Namespaces(Protocol.UDP, new Port(80)), nobody(true))
                            .explained();
            assertThat(said.reason())
                    .isEqualTo(new ListenerReason.OnlyConnected(new Port(80), held(connected)));
            assertThat(said.evidence())
                    .extracting(Evidence::fact)
                    .containsExactly(new ListenerFact.ConnectedOnly(held(connected)));
            assertThat(said.offers()).isEmpty();
        }
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

    private static GivenConnect elsewhere(String listener, String reached) {
        return refused()
                .seeing(socket(listener, "LISTEN"))
                .showing(trial(reached), Optional.empty());
    }

    private static GivenConnect refused() {
        return to(HERE).refusedHere(ECONNREFUSED);
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
        return connect.facts();
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

    private static SeenSockets unreadable() {
        return new SeenSockets(null, KnownOwners.NONE);
    }
}

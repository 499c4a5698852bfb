package dev.bindsight.diagnosis.conclude.connect;

import static dev.bindsight.diagnosis.conclude.connect.GivenConnect.ETH;
import static dev.bindsight.diagnosis.conclude.connect.GivenConnect.GATEWAY;
import static dev.bindsight.diagnosis.conclude.connect.GivenConnect.LO;
import static dev.bindsight.diagnosis.conclude.connect.GivenConnect.WAITED;
import static dev.bindsight.diagnosis.conclude.connect.GivenConnect.address;
import static dev.bindsight.diagnosis.conclude.connect.GivenConnect.refusing;
import static dev.bindsight.diagnosis.conclude.connect.GivenConnect.route;
import static dev.bindsight.diagnosis.conclude.connect.GivenConnect.to;
import static dev.bindsight.model.ErrnoName.EACCES;
import static dev.bindsight.model.ErrnoName.ECONNREFUSED;
import static dev.bindsight.model.ErrnoName.ECONNRESET;
import static dev.bindsight.model.ErrnoName.EHOSTUNREACH;
import static dev.bindsight.model.ErrnoName.EINVAL;
import static dev.bindsight.model.ErrnoName.ENETUNREACH;
import static dev.bindsight.model.ErrnoName.EPERM;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.bindsight.diagnosis.observation.Explanation;
import dev.bindsight.diagnosis.observation.Look;
import dev.bindsight.diagnosis.observation.NextHop;
import dev.bindsight.model.AddressFamily;
import dev.bindsight.model.Attempt;
import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Cause;
import dev.bindsight.model.Cause.ConnectCause;
import dev.bindsight.model.IcmpError;
import dev.bindsight.model.Neighbour.State;
import dev.bindsight.model.Route;
import dev.bindsight.model.Syscall;
import dev.bindsight.model.fact.AnswerFact;
import dev.bindsight.model.fact.ConnectionReason;
import dev.bindsight.model.fact.Evidence;
import dev.bindsight.model.fact.Fact;
import dev.bindsight.model.fact.ForbiddenReason;
import dev.bindsight.model.fact.Reason;
import dev.bindsight.model.fact.Refuser;
import dev.bindsight.model.fact.UnreachableReason;
import dev.bindsight.model.fact.UnreachableReason.Sender;
import dev.bindsight.model.fact.WayFact;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What is concluded where a connect is told that there is no way. */
class UnreachedConclusionTest {
    private static final String FAR = "198.51.100.9:80";
    private static final String NEAR = "192.0.2.9:80";
    private static final String HERE = "127.0.0.1:80";
    private static final String FAR6 = "[2001:db8::9]:80";
    private static final ConnectCause FIREWALL = new Cause.RefusedByFirewall();
    private static final ConnectCause UNREACHABLE = new Cause.HostUnreachable();
    private static final ConnectCause NO_ROUTE = new Cause.NoRoute();

    static Stream<Arguments> refusals() {
        Route blackhole = refusing("198.51.100.0", 24);
        BindPlace far = BindPlace.of(to(FAR).probe().endpoint());
        return Stream.of(
                row(
                        to(FAR).noHop().refusedHere(ENETUNREACH),
                        NO_ROUTE,
                        new UnreachableReason.NoRouteTo(address("198.51.100.9"))),
                row(
                        to(HERE).loopbackDown().refusedHere(ENETUNREACH),
                        NO_ROUTE,
                        new UnreachableReason.LoopbackDown(address("127.0.0.1"))),
                row(
                        to(HERE).refusedHere(ENETUNREACH),
                        NO_ROUTE,
                        new UnreachableReason.NoRouteTo(address("127.0.0.1"))),
                row(
                        to(FAR).noHop().refusedLater(ENETUNREACH),
                        UNREACHABLE,
                        new UnreachableReason.RouterHasNoRoute(address("198.51.100.9"))),
                row(
                        to(HERE).refusedLater(ENETUNREACH),
                        FIREWALL,
                        new UnreachableReason.RejectedHere(
                                BindPlace.of(to(HERE).probe().endpoint()))),
                row(
                        to(FAR).noHop().blocking().refusedHere(ENETUNREACH),
                        UNREACHABLE,
                        new UnreachableReason.RouterOrHere(address("198.51.100.9"))),
                row(
                        to(FAR).noHop().blocking().routes(blackhole).refusedHere(ENETUNREACH),
                        NO_ROUTE,
                        new UnreachableReason.NoRouteTo(address("198.51.100.9"))),
                row(
                        to(FAR).noHop().refusedHere(EHOSTUNREACH),
                        UNREACHABLE,
                        new UnreachableReason.DeclaredUnreachable(address("198.51.100.9"), false)),
                row(
                        to(FAR).noHop().routes(blackhole).refusedHere(EHOSTUNREACH),
                        UNREACHABLE,
                        new UnreachableReason.DeclaredUnreachable(address("198.51.100.9"), true)),
                row(
                        to(FAR).noHop().blocking().refusedHere(EHOSTUNREACH),
                        UNREACHABLE,
                        new UnreachableReason.RouterOrHere(address("198.51.100.9"))),
                row(
                        to(FAR).noHop().refusedLater(EHOSTUNREACH),
                        UNREACHABLE,
                        new UnreachableReason.RouterOrNextHop(address("198.51.100.9"))),
                row(
                        to(NEAR).hop(neighbour(State.REACHABLE)).refusedLater(EHOSTUNREACH),
                        UNREACHABLE,
                        new UnreachableReason.RefusedThoughThere(address("192.0.2.9"))),
                row(
                        to(FAR).hop(gateway(State.REACHABLE)).refusedLater(EHOSTUNREACH),
                        UNREACHABLE,
                        new UnreachableReason.RouterOrNextHop(address("198.51.100.9"))),
                row(
                        to(NEAR).hop(neighbour(State.FAILED)).refusedLater(EHOSTUNREACH),
                        UNREACHABLE,
                        new UnreachableReason.NobodyAnswers(address("192.0.2.9"), "eth0", true)),
                row(
                        to(NEAR).hop(neighbour(State.INCOMPLETE)).refusedLater(EHOSTUNREACH),
                        UNREACHABLE,
                        new UnreachableReason.NobodyAnswers(address("192.0.2.9"), "eth0", false)),
                row(
                        to(FAR).hop(gateway(State.FAILED)).refusedLater(EHOSTUNREACH),
                        UNREACHABLE,
                        new UnreachableReason.GatewayGone(GATEWAY, "eth0")),
                row(
                        to(NEAR).hop(new NextHop(address("192.0.2.9"), "eth0", false, null, true))
                                .refusedLater(EHOSTUNREACH),
                        UNREACHABLE,
                        new UnreachableReason.NoCarrier(address("192.0.2.9"), "eth0")),
                row(
                        to(HERE).refusedLater(EHOSTUNREACH),
                        FIREWALL,
                        new UnreachableReason.RejectedHere(
                                BindPlace.of(to(HERE).probe().endpoint()))),
                row(
                        to(FAR).noHop().routes(blackhole).refusedHere(EINVAL),
                        NO_ROUTE,
                        new UnreachableReason.Blackholed(address("198.51.100.9"), true)),
                row(
                        to(FAR).noHop().routes(blackhole).refusedHere(EACCES),
                        FIREWALL,
                        new UnreachableReason.Prohibited(address("198.51.100.9"))),
                row(
                        to(FAR).noHop().refusedHere(EACCES),
                        FIREWALL,
                        new ForbiddenReason.AccessDenied(far, Refuser.HERE)),
                row(
                        to(FAR).noHop().refusedLater(EACCES),
                        FIREWALL,
                        new ForbiddenReason.AccessDenied(far, Refuser.NETWORK)),
                row(
                        to(FAR).noHop().refusedHere(EPERM),
                        FIREWALL,
                        new ForbiddenReason.CallForbidden(far)),
                row(
                        to(FAR).udp().gave(Syscall.SEND, EPERM, Duration.ZERO),
                        FIREWALL,
                        new ForbiddenReason.DatagramDropped(far)),
                row(
                        to(FAR).noHop().refusedLater(ECONNRESET),
                        new Cause.ConnectionReset(),
                        new ConnectionReason.WasReset(far)));
    }

    @ParameterizedTest
    @MethodSource({"refusals", "rejections"})
    void theCauseFollowsFromWhatWasObserved(
            GivenConnect connect, ConnectCause cause, Reason reason) {
        Explanation explained = connect.explained();

        assertThat(explained.cause()).isEqualTo(cause);
        assertThat(explained.reason()).isEqualTo(reason);
    }

    static Stream<Arguments> rejections() {
        BindPlace far = BindPlace.of(to(FAR).probe().endpoint());
        BindPlace far6 = BindPlace.of(to(FAR6).probe().endpoint());
        IcmpError router = icmp(0, "203.0.113.1");
        IcmpError filter = icmp(13, "203.0.113.1");
        IcmpError port = icmp(3, "203.0.113.1");
        IcmpError itself = icmp(0, "198.51.100.9");
        IcmpError own = icmp(0, "192.0.2.7");
        IcmpError untold = icmp(0, null);
        var router6 = new IcmpError(AddressFamily.IPV6, 1, 0, address("2001:db8::1"));
        return Stream.of(
                rejected(router, UNREACHABLE, far, Sender.ON_THE_WAY),
                rejected(filter, FIREWALL, far, Sender.ON_THE_WAY),
                rejected(port, FIREWALL, far, Sender.ON_THE_WAY),
                rejected(itself, FIREWALL, far, Sender.DESTINATION),
                rejected(own, FIREWALL, far, Sender.HERE),
                rejected(untold, UNREACHABLE, far, Sender.UNTOLD),
                row(
                        to(FAR6).noHop()
                                .refusedLater(EHOSTUNREACH)
                                .showing(new Look.Reporting(), Optional.of(told(FAR6, router6))),
                        UNREACHABLE,
                        new UnreachableReason.RejectedByIcmp(far6, router6, Sender.ON_THE_WAY)),
                row(
                        to(FAR6).noHop()
                                .refusedLater(EACCES)
                                .showing(new Look.Reporting(), Optional.of(told(FAR6, router6))),
                        UNREACHABLE,
                        new UnreachableReason.RejectedByIcmp(far6, router6, Sender.ON_THE_WAY)),
                row(
                        to(FAR6).noHop()
                                .refusedLater(ECONNREFUSED)
                                .showing(new Look.Reporting(), Optional.of(told(FAR6, router6))),
                        UNREACHABLE,
                        new UnreachableReason.RejectedByIcmp(far6, router6, Sender.ON_THE_WAY)),
                // without a message, or where nothing was sent, it is explained as if none came
                row(
                        to(FAR6).noHop()
                                .refusedLater(EHOSTUNREACH)
                                .showing(new Look.Reporting(), Optional.of(told(FAR6, null))),
                        UNREACHABLE,
                        new UnreachableReason.RouterOrNextHop(address("2001:db8::9"))),
                row(
                        to(FAR6).noHop().refusedHere(EHOSTUNREACH),
                        UNREACHABLE,
                        new UnreachableReason.DeclaredUnreachable(address("2001:db8::9"), false)),
                // the kernel's own message of a neighbour that is silent says no more than that
                row(
                        to(NEAR).hop(neighbour(State.FAILED))
                                .icmp(icmp(1, "192.0.2.7"))
                                .refusedLater(EHOSTUNREACH),
                        UNREACHABLE,
                        new UnreachableReason.NobodyAnswers(address("192.0.2.9"), "eth0", true)));
    }

    @Test
    void theMessageIsEvidenceBeforeTheWay() {
        Route route = route("198.51.100.0", 24);

        assertThat(
                        facts(
                                to(FAR).hop(gateway(State.REACHABLE))
                                        .routes(route)
                                        .icmp(icmp(0, "203.0.113.1"))
                                        .refusedLater(EHOSTUNREACH)))
                .containsExactly(
                        new AnswerFact.IcmpCame(icmp(0, "203.0.113.1"), WAITED, false),
                        new WayFact.NeighbourSeen(GATEWAY, "eth0", State.REACHABLE),
                        new WayFact.RouteTaken(route));
    }

    @Test
    void theRouteThatWasTakenOrRefusesIsEvidence() {
        Route route = route("198.51.100.0", 24);
        Route blackhole = refusing("198.51.100.0", 24);

        assertThat(facts(to(FAR).noHop().routes(route).refusedLater(EHOSTUNREACH)))
                .containsExactly(new AnswerFact.Answered(WAITED), new WayFact.RouteTaken(route));
        assertThat(facts(to(FAR).noHop().routes(blackhole).refusedHere(EINVAL)))
                .containsExactly(new WayFact.RouteTaken(blackhole), new AnswerFact.NothingSent());
    }

    @Test
    void howItEndedIsEvidence() {
        Route overruled = route("198.51.100.0", 24);
        assertThat(facts(to(FAR).noHop().refusedHere(ENETUNREACH)))
                .containsExactly(
                        new WayFact.NoRouteCovers(address("198.51.100.9"), false),
                        new AnswerFact.NothingSent());
        assertThat(facts(to(FAR).noHop().routes(overruled).refusedHere(ENETUNREACH)))
                .contains(new WayFact.RouteOverruled(overruled));
        assertThat(facts(to(FAR).noHop().refusedLater(EHOSTUNREACH)))
                .containsExactly(new AnswerFact.Answered(WAITED));
        assertThat(facts(to(NEAR).hop(neighbour(State.FAILED)).refusedLater(EHOSTUNREACH)))
                .containsExactly(
                        new AnswerFact.NothingCame(WAITED, false),
                        new WayFact.NeighbourSeen(address("192.0.2.9"), "eth0", State.FAILED));
        assertThat(facts(to(FAR).noHop().refusedHere(EACCES)))
                .containsExactly(new AnswerFact.NothingSent());
        assertThat(facts(to(FAR).noHop().refusedLater(EACCES)))
                .containsExactly(new AnswerFact.Answered(WAITED));
        assertThat(facts(to(FAR).noHop().refusedHere(EPERM)))
                .containsExactly(new AnswerFact.RefusedHere());
        assertThat(facts(to(FAR).noHop().endedByClock()))
                .containsExactly(new AnswerFact.NothingCame(WAITED, true));
        var carrier = new NextHop(address("192.0.2.9"), "eth0", false, null, true);
        assertThat(facts(to(NEAR).hop(carrier).endedByClock()))
                .contains(new WayFact.LacksCarrier("eth0"));
    }

    @Test
    void aRouteOfAnotherInterfaceIsNoneOfALinkLocalAddress() {
        Route theirs = route("fe80::", 64);

        Explanation said =
                to("[fe80::1]:80")
                        .noHop()
                        .on(1, "lo")
                        .routes(theirs)
                        .refusedHere(ENETUNREACH)
                        .explained();

        assertThat(said.reason())
                .isEqualTo(new UnreachableReason.NoRouteTo(address("fe80::1"), "lo"));
        assertThat(said.evidence())
                .extracting(Evidence::fact)
                .containsExactly(
                        new WayFact.NoRouteBy(address("fe80::1"), "lo"),
                        new AnswerFact.NothingSent());
        assertThat(
                        facts(
                                to("[fe80::1]:80")
                                        .noHop()
                                        .on(2, "eth0")
                                        .routes(theirs)
                                        .refusedHere(ENETUNREACH)))
                .contains(new WayFact.RouteOverruled(theirs));
    }

    private static List<Fact> facts(GivenConnect connect) {
        return connect.facts();
    }

    private static Arguments rejected(
            IcmpError error, ConnectCause cause, BindPlace place, Sender sender) {
        return row(
                to(FAR).noHop().having(LO, ETH).icmp(error).refusedLater(EHOSTUNREACH),
                cause,
                new UnreachableReason.RejectedByIcmp(place, error, sender));
    }

    private static Arguments row(GivenConnect connect, ConnectCause cause, Reason reason) {
        return arguments(connect, cause, reason);
    }

    private static IcmpError icmp(int code, @Nullable String sender) {
        return new IcmpError(AddressFamily.IPV4, 3, code, sender == null ? null : address(sender));
    }

    private static Attempt told(String endpoint, @Nullable IcmpError error) {
        GivenConnect again = to(endpoint).refusedLater(EHOSTUNREACH);
        return (error == null ? again : again.icmp(error)).attempt();
    }

    private static NextHop neighbour(State state) {
        return new NextHop(address("192.0.2.9"), "eth0", false, state, false);
    }

    private static NextHop gateway(State state) {
        return new NextHop(GATEWAY, "eth0", true, state, false);
    }
}

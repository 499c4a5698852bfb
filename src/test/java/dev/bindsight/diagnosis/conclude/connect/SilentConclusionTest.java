package dev.bindsight.diagnosis.conclude.connect;

import static dev.bindsight.diagnosis.conclude.connect.GivenConnect.GATEWAY;
import static dev.bindsight.diagnosis.conclude.connect.GivenConnect.WAITED;
import static dev.bindsight.diagnosis.conclude.connect.GivenConnect.address;
import static dev.bindsight.diagnosis.conclude.connect.GivenConnect.full;
import static dev.bindsight.diagnosis.conclude.connect.GivenConnect.held;
import static dev.bindsight.diagnosis.conclude.connect.GivenConnect.route;
import static dev.bindsight.diagnosis.conclude.connect.GivenConnect.to;
import static dev.bindsight.model.ErrnoName.ECONNREFUSED;
import static dev.bindsight.model.ErrnoName.ETIMEDOUT;
import static dev.bindsight.occupancy.Seen.NOW;
import static dev.bindsight.occupancy.Seen.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.bindsight.diagnosis.observation.Conclusion;
import dev.bindsight.diagnosis.observation.Explanation;
import dev.bindsight.diagnosis.observation.Look;
import dev.bindsight.diagnosis.observation.NextHop;
import dev.bindsight.model.Arg;
import dev.bindsight.model.Attempt;
import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Cause;
import dev.bindsight.model.Cause.ConnectCause;
import dev.bindsight.model.Coverage;
import dev.bindsight.model.Fix;
import dev.bindsight.model.Neighbour.State;
import dev.bindsight.model.Probe.ConnectProbe;
import dev.bindsight.model.Route;
import dev.bindsight.model.Syscall;
import dev.bindsight.model.fact.AnswerFact;
import dev.bindsight.model.fact.Evidence;
import dev.bindsight.model.fact.ListenerFact;
import dev.bindsight.model.fact.Reason;
import dev.bindsight.model.fact.SilenceReason;
import dev.bindsight.model.fact.UnreachableReason;
import dev.bindsight.model.fact.WayFact;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What is concluded where nobody answers. */
class SilentConclusionTest {
    private static final String FAR = "198.51.100.9:80";
    private static final String NEAR = "192.0.2.9:80";
    private static final String HERE = "127.0.0.1:80";
    private static final ConnectCause UNREACHABLE = new Cause.HostUnreachable();
    private static final ConnectCause NO_ROUTE = new Cause.NoRoute();
    private static final ConnectCause SILENT = new Cause.NoReply();

    static Stream<Arguments> silences() {
        var listener = socket(HERE, "LISTEN");
        BindPlace here = BindPlace.of(to(HERE).probe().endpoint());
        BindPlace near = BindPlace.of(to(NEAR).probe().endpoint());
        Look.Trial again = new Look.Trial(to(HERE).probe());
        return Stream.of(
                row(to(FAR).noHop().endedByClock(), SILENT, new SilenceReason.NothingCameBack()),
                row(
                        to(FAR).noHop().refusedLater(ETIMEDOUT),
                        SILENT,
                        new SilenceReason.NothingCameBack()),
                row(
                        to(NEAR).hop(neighbour(State.REACHABLE)).endedByClock(),
                        SILENT,
                        new SilenceReason.NeighbourDrops(near)),
                row(
                        to(NEAR).hop(neighbour(State.KNOWN)).endedByClock(),
                        SILENT,
                        new SilenceReason.NothingCameBack()),
                row(
                        to(FAR).hop(gateway(State.REACHABLE)).endedByClock(),
                        SILENT,
                        new SilenceReason.NothingCameBack()),
                row(
                        to(FAR).hop(gateway(State.FAILED)).endedByClock(),
                        UNREACHABLE,
                        new UnreachableReason.GatewayGone(GATEWAY, "eth0")),
                row(
                        to(NEAR).hop(neighbour(State.INCOMPLETE)).endedByClock(),
                        UNREACHABLE,
                        new UnreachableReason.NobodyAnswers(address("192.0.2.9"), "eth0", false)),
                row(
                        to(NEAR).hop(new NextHop(address("192.0.2.9"), "eth0", false, null, true))
                                .endedByClock(),
                        UNREACHABLE,
                        new UnreachableReason.NoCarrier(address("192.0.2.9"), "eth0")),
                row(
                        to(HERE).udp().seeing(),
                        new Cause.Undetermined(),
                        new SilenceReason.DatagramUnanswered(here, false)),
                row(
                        to(HERE).udp().seeing(socket(HERE, "UDP")),
                        new Cause.Undetermined(),
                        new SilenceReason.DatagramUnanswered(here, true)),
                row(
                        to(HERE).seeing(listener)
                                .showing(again, Optional.of(refusedAgain()))
                                .endedByClock(),
                        SILENT,
                        new SilenceReason.SilentHere(here, SilenceReason.Listener.HAS_ROOM)),
                row(
                        to(NEAR).hop(neighbour(State.FAILED)).endedByClock(),
                        UNREACHABLE,
                        new UnreachableReason.NobodyAnswers(address("192.0.2.9"), "eth0", true)),
                row(
                        to(HERE).loopbackDown().endedByClock(),
                        NO_ROUTE,
                        new UnreachableReason.LoopbackDown(address("127.0.0.1"))),
                row(
                        to(HERE).seeing().endedByClock(),
                        SILENT,
                        new SilenceReason.SilentHere(here, SilenceReason.Listener.NONE)),
                row(
                        to(HERE).seeing(listener).showing(again, Optional.empty()).endedByClock(),
                        SILENT,
                        new SilenceReason.SilentHere(here, SilenceReason.Listener.HAS_ROOM)),
                row(
                        to(HERE).seeing(listener)
                                .showing(again, Optional.of(worked()))
                                .endedByClock(),
                        SILENT,
                        new SilenceReason.SilentHere(here, SilenceReason.Listener.LATE)),
                row(
                        to(HERE).showing(
                                        new Look.Sockets(),
                                        GivenConnect.sockets(
                                                List.of(Coverage.Lack.BACKLOG), listener))
                                .showing(again, Optional.empty())
                                .endedByClock(),
                        SILENT,
                        new SilenceReason.SilentHere(here, SilenceReason.Listener.UNTOLD)));
    }

    @ParameterizedTest
    @MethodSource("silences")
    void theCauseFollowsFromWhatWasObserved(
            GivenConnect connect, ConnectCause cause, Reason reason) {
        Explanation explained = connect.explained();

        assertThat(explained.cause()).isEqualTo(cause);
        assertThat(explained.reason()).isEqualTo(reason);
    }

    @Test
    void moreTimeIsOfferedWhereBindsightsOwnClockEndedIt() {
        assertThat(to(FAR).noHop().endedByClock().explained().offers())
                .extracting(each -> each.fix().id())
                .containsExactly("raise-timeout");
        assertThat(to(FAR).noHop().refusedLater(ETIMEDOUT).explained().offers()).isEmpty();
    }

    @Test
    void howOftenItWasSentIsToldWhereTheKernelTells() {
        assertThat(
                        to(FAR).noHop()
                                .endedByClock()
                                .calling(Syscall.GETSOCKOPT, Duration.ZERO, 2, Arg.Told.RETRANSMITS)
                                .facts())
                .containsExactly(new AnswerFact.SynSent(3, WAITED));
    }

    /** A SYN that waits for its neighbour has been counted, and was not sent. */
    @Test
    void whatIsInTheWayIsToldInPlaceOfHowOftenItWasSent() {
        Route route = route("198.51.100.0", 24);

        assertThat(
                        to(FAR).hop(gateway(State.FAILED))
                                .routes(route)
                                .endedByClock()
                                .calling(Syscall.GETSOCKOPT, Duration.ZERO, 2, Arg.Told.RETRANSMITS)
                                .facts())
                .containsExactly(
                        new WayFact.NeighbourSeen(GATEWAY, "eth0", State.FAILED),
                        new AnswerFact.NothingCame(WAITED, true),
                        new WayFact.RouteTaken(route));
    }

    @Test
    void whatListensHereAndDoesNotAnswerIsTold() {
        var listener = socket(HERE, "LISTEN");
        Look.Trial again = new Look.Trial(to(HERE).probe());

        assertThat(
                        to(HERE).seeing(listener)
                                .showing(again, Optional.of(worked()))
                                .endedByClock()
                                .facts())
                .containsExactly(
                        new ListenerFact.ListensUnanswering(held(listener), NOW, true),
                        new AnswerFact.NothingCame(WAITED, true),
                        new AnswerFact.TriedAgain(AnswerFact.Again.WORKS));
    }

    @Test
    void aQueueThatIsFullDropsWhatComes() {
        var full = full(socket(HERE, "LISTEN"));

        assertThat(to(HERE).seeing(full).endedByClock().explained())
                .satisfies(said -> {
                    assertThat(said.cause()).isEqualTo(new Cause.AcceptQueueFull(full));
                    assertThat(said.evidence())
                            .extracting(Evidence::fact)
                            .containsExactly(
                                    new ListenerFact.QueueIsFull(held(full), NOW),
                                    new AnswerFact.NothingCame(WAITED, true));
                });
    }

    @Test
    void howLongADatagramWasWaitedForIsTold() {
        assertThat(
                        to(FAR).udp()
                                .calling(Syscall.SEND, Duration.ofMillis(1), 1)
                                .calling(Syscall.POLL, WAITED, 0)
                                .facts())
                .containsExactly(new AnswerFact.NothingRead(WAITED));
    }

    @Test
    void theLongerOfTenSecondsAndThreeTimesTheWaitIsOffered() {
        assertThat(raised(Duration.ofSeconds(1))).isEqualTo(Duration.ofSeconds(10));
        assertThat(raised(Duration.ofSeconds(5))).isEqualTo(Duration.ofSeconds(15));
    }

    private static Duration raised(Duration first) {
        ConnectProbe probe = to(FAR).probe().within(first);
        return ((Fix.RaiseTimeout) Offers.moreTime(probe).fix()).probe().timeout();
    }

    @Test
    void whatTheUserEndedIsNotExplained() {
        assertThat(to(FAR).cancelled().concluded()).isEqualTo(Conclusion.nothing());
    }

    private static Arguments row(GivenConnect connect, ConnectCause cause, Reason reason) {
        return arguments(connect, cause, reason);
    }

    private static Attempt worked() {
        return to(HERE).attempt();
    }

    private static NextHop neighbour(State state) {
        return new NextHop(address("192.0.2.9"), "eth0", false, state, false);
    }

    private static NextHop gateway(State state) {
        return new NextHop(GATEWAY, "eth0", true, state, false);
    }

    private static Attempt refusedAgain() {
        return to(HERE).refusedLater(ECONNREFUSED).attempt();
    }
}

package dev.bindsight.diagnosis.conclude.connect;

import static dev.bindsight.diagnosis.conclude.connect.GivenConnect.held;
import static dev.bindsight.diagnosis.conclude.connect.GivenConnect.to;
import static dev.bindsight.model.ErrnoName.ECONNABORTED;
import static dev.bindsight.model.ErrnoName.ECONNRESET;
import static dev.bindsight.model.ErrnoName.EIO;
import static dev.bindsight.model.ErrnoName.EPIPE;
import static dev.bindsight.model.ErrnoName.ETIMEDOUT;
import static dev.bindsight.occupancy.Seen.NOW;
import static dev.bindsight.occupancy.Seen.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.bindsight.diagnosis.observation.Conclusion;
import dev.bindsight.diagnosis.observation.Explanation;
import dev.bindsight.diagnosis.observation.HolderState;
import dev.bindsight.diagnosis.observation.HolderStates;
import dev.bindsight.diagnosis.observation.Look;
import dev.bindsight.diagnosis.observation.Unclaimed;
import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Cause;
import dev.bindsight.model.Cause.ConnectCause;
import dev.bindsight.model.Errno;
import dev.bindsight.model.ErrnoName;
import dev.bindsight.model.Exchange.Certificate;
import dev.bindsight.model.Exchange.FirstBytes;
import dev.bindsight.model.Exchange.Tls;
import dev.bindsight.model.ProcessCondition;
import dev.bindsight.model.ProcessState;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.Syscall;
import dev.bindsight.model.fact.AnswerFact;
import dev.bindsight.model.fact.ConnectReason;
import dev.bindsight.model.fact.ConnectionReason;
import dev.bindsight.model.fact.ListenerFact;
import dev.bindsight.model.fact.MachineFact;
import dev.bindsight.view.sample.Shop;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What is concluded of a connection that is there, and that no program answers on. */
class UnacceptedConclusionTest {
    private static final String FAR = "198.51.100.9:80";
    private static final String HERE = "127.0.0.1:80";
    private static final String CLIENT = "127.0.0.1:5555";
    private static final Duration SILENT = Duration.ofSeconds(3);
    private static final BindPlace PLACE = BindPlace.of(to(HERE).probe().endpoint());
    private static final BindPlace FAR_PLACE = BindPlace.of(to(FAR).probe().endpoint());
    private static final SocketEntry LISTENER = socket(HERE, "LISTEN");
    private static final SocketEntry QUEUED = socket(HERE, CLIENT, "QUEUED");
    private static final SocketEntry ACCEPTED = socket(HERE, CLIENT, "ESTABLISHED");
    private static final SocketEntry OTHERS = socket(HERE, "127.0.0.1:6666", "QUEUED");
    private static final ConnectCause SAYS_NOTHING = new Cause.AcceptsButSilent();
    private static final long SINCE = 42;
    private static final Tls ESTABLISHED =
            new Tls.Established(
                    "TLSv1.3",
                    "TLS_AES_256_GCM_SHA384",
                    new Certificate("shop", "shop", List.of(), NOW, NOW),
                    List.of(),
                    Duration.ZERO);

    static Stream<Arguments> silences() {
        var unanswered = new ConnectionReason.HandshakeUnanswered(PLACE);
        return Stream.of(
                row(
                        to(FAR).bound("192.0.2.7:5555").exchanging(new Tls.Silent(SILENT), null),
                        new ConnectionReason.HandshakeUnanswered(FAR_PLACE)),
                row(shaking(ACCEPTED, LISTENER), unanswered),
                row(shaking(OTHERS, LISTENER), unanswered),
                row(shaking(), unanswered),
                row(
                        shaking(QUEUED, LISTENER).showing(holders(LISTENER), HolderStates.NONE),
                        new ConnectionReason.NotAcceptedAndSilent(held(LISTENER), PLACE)),
                row(
                        shaking(QUEUED).showing(holders(), HolderStates.NONE),
                        new ConnectionReason.NotAcceptedAndSilent(null, PLACE)),
                row(
                        to(FAR).bound("192.0.2.7:5555")
                                .exchanging(null, new FirstBytes.Broken(errno(ETIMEDOUT), SILENT)),
                        new ConnectionReason.PeerVanished(FAR_PLACE)),
                row(
                        to(FAR).bound("192.0.2.7:5555")
                                .exchanging(
                                        new Tls.Broken(Syscall.RECV, errno(ETIMEDOUT), SILENT),
                                        null),
                        new ConnectionReason.HandshakeUnanswered(FAR_PLACE)),
                row(
                        to(FAR).bound("192.0.2.7:5555")
                                .exchanging(
                                        ESTABLISHED,
                                        new FirstBytes.Broken(errno(ETIMEDOUT), SILENT)),
                        new ConnectionReason.PeerVanished(FAR_PLACE)),
                row(
                        waiting(QUEUED, LISTENER).showing(holders(LISTENER), HolderStates.NONE),
                        new ConnectionReason.NotAcceptedAndSilent(held(LISTENER), PLACE)));
    }

    @ParameterizedTest
    @MethodSource("silences")
    void whoIsSilentFollowsFromWhoHasTheOtherEnd(GivenConnect connect, ConnectReason reason) {
        Explanation explained = connect.explained();

        assertThat(explained.cause()).isEqualTo(SAYS_NOTHING);
        assertThat(explained.reason()).isEqualTo(reason);
        assertThat(connect.facts()).contains(new AnswerFact.NothingRead(SILENT));
        assertThat(explained.offers()).isEmpty();
    }

    @Test
    void whoWaitsInWhichQueueIsEvidence() {
        var states = new HolderStates(List.of(stopped()), true, 2, 0);

        assertThat(shaking(QUEUED, LISTENER).showing(holders(LISTENER), states).facts())
                .containsExactly(
                        new ListenerFact.WaitsToBeAccepted(held(QUEUED), NOW),
                        new ListenerFact.SocketSeen(held(LISTENER), NOW),
                        new MachineFact.Hindered(Shop.SERVER, condition()),
                        new MachineFact.Waiting(2),
                        new AnswerFact.NothingRead(SILENT));
    }

    /** A server that waits for its client is silent too. */
    @Test
    void whereSomebodyHasTheOtherEndSilenceBehindAConnectSaysNothing() {
        assertThat(still(waiting(ACCEPTED, LISTENER)).concluded()).isEqualTo(Conclusion.nothing());
        assertThat(
                        to(FAR).bound("192.0.2.7:5555")
                                .exchanging(null, new FirstBytes.Silent(SILENT))
                                .concluded())
                .isEqualTo(Conclusion.nothing());
    }

    static Stream<Arguments> resets() {
        return Stream.of(ECONNRESET, EPIPE, ECONNABORTED)
                .flatMap(errno ->
                        Stream.of(
                                arguments(
                                        new Tls.Broken(Syscall.SEND, errno(errno), SILENT),
                                        null,
                                        Syscall.SEND,
                                        errno),
                                arguments(
                                        null,
                                        new FirstBytes.Broken(errno(errno), SILENT),
                                        Syscall.RECV,
                                        errno)));
    }

    @ParameterizedTest
    @MethodSource("resets")
    void aConnectionThatThePeerBrokeOffWasReset(
            @Nullable Tls tls, @Nullable FirstBytes first, Syscall call, ErrnoName errno) {
        GivenConnect connect = to(FAR).bound("192.0.2.7:5555").exchanging(tls, first);

        assertThat(connect.explained().cause()).isEqualTo(new Cause.ConnectionReset());
        assertThat(connect.explained().reason())
                .isEqualTo(new ConnectionReason.WasReset(FAR_PLACE));
        assertThat(connect.facts())
                .containsExactly(new AnswerFact.BrokenOff(call, errno(errno), SILENT));
    }

    @Test
    void anotherFaultOfAConnectionIsNotExplained() {
        assertThat(
                        to(FAR).bound("192.0.2.7:5555")
                                .exchanging(null, new FirstBytes.Broken(errno(EIO), SILENT))
                                .concluded())
                .isEqualTo(Conclusion.nothing());
    }

    @Test
    void aConnectionThatWaitsInTheQueueIsNotAccepted() {
        GivenConnect late =
                queued(HolderStates.NONE)
                        .showing(stillQueued(true), Optional.of(unclaimed(Duration.ofMillis(300))));
        assertThat(late.explained().cause()).isEqualTo(new Cause.NotAccepted());
        assertThat(late.explained().reason())
                .isEqualTo(
                        new ConnectionReason.NotAcceptedYet(
                                held(LISTENER), Duration.ofMillis(300)));
        assertThat(late.facts())
                .containsExactly(
                        new ListenerFact.WaitsToBeAccepted(held(QUEUED), NOW),
                        new ListenerFact.SocketSeen(held(LISTENER), NOW));

        var states = new HolderStates(List.of(stopped()), true, 0, 0);
        GivenConnect never =
                queued(states).showing(stillQueued(false), Optional.of(unclaimed(Duration.ZERO)));
        assertThat(never.explained().reason())
                .isEqualTo(
                        new ConnectionReason.NobodyCanAccept(
                                held(LISTENER),
                                List.of(new MachineFact.Hindered(Shop.SERVER, condition()))));
        assertThat(never.explained().offers()).isEmpty();
    }

    @Test
    void whatIsAcceptedMeanwhileOrHasNoListenerHereIsFine() {
        assertThat(
                        still(queued(HolderStates.NONE))
                                .showing(stillQueued(true), Optional.empty())
                                .concluded())
                .isEqualTo(Conclusion.nothing());
        assertThat(
                        still(to(HERE).bound(CLIENT))
                                .showing(new Look.Queued(), Optional.of(unclaimed(Duration.ZERO)))
                                .seeing(QUEUED)
                                .concluded())
                .isEqualTo(Conclusion.nothing());
    }

    /** Something listens there, so that the connection is not sent elsewhere. */
    private static GivenConnect still(GivenConnect connect) {
        return connect.showing(new Look.Served(), true);
    }

    private static GivenConnect queued(HolderStates states) {
        return to(HERE).bound(CLIENT)
                .showing(new Look.Queued(), Optional.of(unclaimed(Duration.ZERO)))
                .seeing(QUEUED, LISTENER)
                .showing(holders(LISTENER), states);
    }

    private static GivenConnect shaking(SocketEntry... seen) {
        return to(HERE).bound(CLIENT).exchanging(new Tls.Silent(SILENT), null).seeing(seen);
    }

    private static GivenConnect waiting(SocketEntry... seen) {
        return to(HERE).bound(CLIENT).exchanging(null, new FirstBytes.Silent(SILENT)).seeing(seen);
    }

    private static Unclaimed unclaimed(Duration waited) {
        return new Unclaimed(QUEUED, SINCE, waited);
    }

    private static Look<Optional<Unclaimed>> stillQueued(boolean patiently) {
        return new Look.StillQueued(SINCE, patiently);
    }

    private static Look<HolderStates> holders(SocketEntry... listeners) {
        return new Look.Holders(List.of(listeners));
    }

    private static HolderState stopped() {
        return new HolderState(Shop.SERVER, condition());
    }

    private static ProcessCondition condition() {
        return new ProcessCondition(
                ProcessState.STOPPED, ProcessCondition.Sigterm.ENDS, false, null, null);
    }

    private static Errno errno(ErrnoName name) {
        return new Errno(name, 1);
    }

    private static Arguments row(GivenConnect connect, ConnectReason reason) {
        return arguments(connect, reason);
    }
}

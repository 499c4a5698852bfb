package dev.bindsight.diagnosis.conclude.connect;

import static dev.bindsight.diagnosis.conclude.connect.GivenConnect.held;
import static dev.bindsight.diagnosis.conclude.connect.GivenConnect.sockets;
import static dev.bindsight.diagnosis.conclude.connect.GivenConnect.to;
import static dev.bindsight.occupancy.Seen.socket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.diagnosis.observation.Conclusion;
import dev.bindsight.diagnosis.observation.KnownOwners;
import dev.bindsight.diagnosis.observation.Look;
import dev.bindsight.diagnosis.observation.OpenAgain;
import dev.bindsight.diagnosis.observation.SeenSockets;
import dev.bindsight.model.Attempt;
import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Cause;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.fact.ConnectReason;
import dev.bindsight.model.fact.ConnectionReason;
import dev.bindsight.testbed.ScriptedSocket;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

/** What is concluded of a connection that is no use: sent elsewhere, or to itself. */
class RedirectedConclusionTest {
    private static final String HERE = "127.0.0.1:80";
    private static final String FAR = "198.51.100.9:80";
    private static final BindPlace PLACE = BindPlace.of(to(HERE).probe().endpoint());
    private static final SocketEntry LISTENER = socket(HERE, "LISTEN");

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
        assertThat(
                        open(sockets(
                                        List.of(),
                                        socket("127.0.0.1:7", "127.0.0.1:5555", "UDP ESTABLISHED")))
                                .explained()
                                .cause())
                .isEqualTo(new Cause.Redirected(null));
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
                    var cause = new Cause.SelfConnected(ScriptedSocket.endpoint(HERE));
                    assertThat(explained.cause()).isEqualTo(cause);
                    assertThat(explained.reason()).isEqualTo(new ConnectReason.Told(cause));
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

    private static SeenSockets unreadable() {
        return new SeenSockets(null, KnownOwners.NONE);
    }
}

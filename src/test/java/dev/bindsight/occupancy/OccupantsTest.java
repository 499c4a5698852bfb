package dev.bindsight.occupancy;

import static dev.bindsight.model.SocketOption.SO_REUSEADDR;
import static dev.bindsight.model.SocketOption.SO_REUSEPORT;
import static dev.bindsight.occupancy.Seen.NOW;
import static dev.bindsight.occupancy.Seen.USER;
import static dev.bindsight.occupancy.Seen.place;
import static dev.bindsight.occupancy.Seen.socket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.SocketOption;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The rule of who is in the way of a bind, who decides, and until when. */
class OccupantsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # the place          | the socket           |                 | in the way
                    127.0.0.1:80         | 127.0.0.1:80         | LISTEN          | true
                    127.0.0.1:80         | 127.0.0.1:81         | LISTEN          | false
                    127.0.0.1:80         | 127.0.0.2:80         | LISTEN          | false
                    127.0.0.1:80         | 127.0.0.1:80         | UDP             | false
                    # wildcards, families, IPV6_V6ONLY
                    0.0.0.0:80           | 127.0.0.1:80         | LISTEN          | true
                    127.0.0.1:80         | 0.0.0.0:80           | LISTEN          | true
                    127.0.0.1:80         | [::]:80              | LISTEN          | true
                    127.0.0.1:80         | [::]:80 v6only       | LISTEN          | false
                    0.0.0.0:80           | [::]:80 v6only       | LISTEN          | false
                    [::]:80              | 0.0.0.0:80           | LISTEN          | true
                    [::]:80 v6only       | 0.0.0.0:80           | LISTEN          | false
                    [::]:80 v6only       | [::1]:80             | LISTEN          | true
                    [::1]:80             | 0.0.0.0:80           | LISTEN          | false
                    127.0.0.1:80         | [::ffff:127.0.0.1]:80 | ESTABLISHED    | true
                    # devices
                    0.0.0.0%d0:80        | 0.0.0.0%d1:80        | LISTEN          | false
                    0.0.0.0%d0:80        | 0.0.0.0:80           | LISTEN          | true
                    [fe80::1%d0]:80      | [fe80::1%d1]:80      | LISTEN          | false
                    # what is neither listening nor open any more
                    127.0.0.1:80         | 127.0.0.1:80         | BOUND           | true
                    127.0.0.1:80         | 127.0.0.1:80         | TIME_WAIT 30    | true
                    0.0.0.0:80           | 127.0.0.1:80         | ORPHAN          | true
                    127.0.0.1:80         | 127.0.0.1:80         | CLOSE_WAIT      | true
                    127.0.0.1:80         | 127.0.0.1:80         | SYN_SENT        | true
                    """)
    void aSocketIsInTheWayWhereItsProtocolPortAddressAndDeviceMeetThePlace(
            String place, String local, String kind, boolean inTheWay) {
        SocketEntry socket = socket(local, kind);

        assertThat(!at(place, socket).isEmpty()).isEqualTo(inTheWay);
    }

    @Test
    void whatIsInAnotherNetworkNamespaceIsNotInTheWay() {
        SocketEntry there = socket("127.0.0.1:80", "LISTEN").in("net:[4026532512]");

        assertThat(at("127.0.0.1:80", there).isEmpty()).isTrue();
        assertThat(Occupants.on(there.local().port(), Protocol.TCP, List.of(there)).isEmpty())
                .isTrue();
    }

    /** Of each line the first decides; they are given the other way round. */
    @ParameterizedTest
    @CsvSource({
        "KERNEL,       LISTEN",
        "LISTEN,       BOUND",
        "LISTEN,       CLOSE_WAIT",
        "BOUND,        ESTABLISHED",
        "ESTABLISHED,  ORPHAN",
        "ESTABLISHED,  TIME_WAIT 50",
        "ORPHAN,       TIME_WAIT 50",
        "TIME_WAIT 50, TIME_WAIT 30",
        "TIME_WAIT 50, ORPHAN 30",
        "ORPHAN 50,    TIME_WAIT 30",
        "ORPHAN 30,    TIME_WAIT 30"
    })
    void whatIsHardestToGetPastDecides(String decides, String other) {
        SocketEntry first = socket("127.0.0.1:80", decides);
        SocketEntry second = socket("127.0.0.1:80", other);

        assertThat(at("0.0.0.0:80", second, first).all()).containsExactly(first, second);
        assertThat(Occupants.on(first.local().port(), Protocol.TCP, List.of(second, first)).all())
                .containsExactly(first, second);
    }

    @Test
    void ofSeveralListenersThatOfTheVeryAddressDecides() {
        SocketEntry wildcard = socket("0.0.0.0:80", "LISTEN");
        SocketEntry very = socket("127.0.0.1:80", "LISTEN");

        assertThat(at("127.0.0.1:80", wildcard, very).all()).containsExactly(very, wildcard);
        assertThat(at("[::]:80", very, wildcard).all().getFirst()).isEqualTo(wildcard);
    }

    @Test
    void aStopEndsWhatListensOrIsBoundAndConnectionsOnlyWhereNothingDoes() {
        SocketEntry listener = socket("0.0.0.0:80", "LISTEN");
        SocketEntry session = socket("127.0.0.1:80", "127.0.0.1:5", "ESTABLISHED");
        SocketEntry left = socket("127.0.0.1:80", "127.0.0.1:6", "TIME_WAIT 30");

        assertThat(at("0.0.0.0:80", left, session, listener).stoppable()).containsExactly(listener);
        assertThat(at("0.0.0.0:80", left, session).stoppable()).containsExactly(session);
        assertThat(at("0.0.0.0:80", left).stoppable()).isEmpty();
    }

    @Test
    void whatSharesAPlaceDisturbsItsServersAndNotItsTcpConnections() {
        SocketEntry listener = socket("0.0.0.0:80", "LISTEN");
        SocketEntry bound = socket("0.0.0.0:80", "BOUND");
        SocketEntry session = socket("127.0.0.1:80", "127.0.0.1:5", "ESTABLISHED");
        SocketEntry udp = socket("127.0.0.1:80", "127.0.0.1:5", "UDP ESTABLISHED");

        assertThat(at("0.0.0.0:80", session, bound, listener).disturbed())
                .containsExactly(listener, bound);
        assertThat(Occupants.at(place("0.0.0.0:80"), Protocol.UDP, List.of(udp)).disturbed())
                .containsExactly(udp);
    }

    @Test
    void aPlaceComesFreeWithTheLastTimerUnlessSomethingStays() {
        SocketEntry sooner = socket("127.0.0.1:80", "127.0.0.1:5", "TIME_WAIT 30");
        SocketEntry later = socket("127.0.0.1:80", "127.0.0.1:6", "ORPHAN 50");
        SocketEntry untimed = socket("127.0.0.1:80", "127.0.0.1:7", "ORPHAN");
        SocketEntry open = socket("127.0.0.1:80", "127.0.0.1:8", "ESTABLISHED");

        assertThat(at("127.0.0.1:80", sooner, later).freeFrom()).contains(NOW.plusSeconds(50));
        assertThat(at("127.0.0.1:80", sooner, untimed).freeFrom()).isEmpty();
        assertThat(at("127.0.0.1:80", sooner, untimed).lastEnd()).contains(NOW.plusSeconds(30));
        assertThat(at("127.0.0.1:80", sooner, untimed).isKept()).isFalse();
        assertThat(at("127.0.0.1:80", sooner, open).isKept()).isTrue();
        assertThat(at("127.0.0.1:80").freeFrom()).isEmpty();
    }

    @Test
    void theConnectionsOfAListenerStandBehindItAndTheRestOncePerAddress() {
        SocketEntry listener = socket("127.0.0.1:80", "LISTEN");
        SocketEntry behind = socket("127.0.0.1:80", "127.0.0.1:5", "ESTABLISHED");
        SocketEntry sooner = socket("127.0.0.2:80", "127.0.0.1:6", "TIME_WAIT 30");
        SocketEntry later = socket("127.0.0.2:80", "127.0.0.1:7", "TIME_WAIT 50");

        assertThat(at("0.0.0.0:80", sooner, later, behind, listener).standing())
                .containsExactly(listener, later);
    }

    /**
     * The bind's options and a socket of another user or of the same, whose own options nobody
     * knows: whether it refuses the bind whatever they are.
     */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            textBlock =
                    """
                    -                         | LISTEN           | true
                    -                         | TIME_WAIT 30     | true
                    SO_REUSEADDR              | LISTEN           | true
                    SO_REUSEADDR              | BOUND            | false
                    SO_REUSEADDR              | ESTABLISHED      | false
                    SO_REUSEADDR              | TIME_WAIT 30     | false
                    SO_REUSEADDR              | UDP              | false
                    SO_REUSEPORT              | LISTEN           | false
                    SO_REUSEPORT              | LISTEN of 1001   | true
                    SO_REUSEPORT              | BOUND of 1001    | true
                    SO_REUSEPORT              | TIME_WAIT 30     | false
                    SO_REUSEPORT              | ORPHAN           | false
                    SO_REUSEPORT              | UDP of 1001      | true
                    SO_REUSEPORT              | UDP              | false
                    SO_REUSEADDR SO_REUSEPORT | LISTEN of 1001   | true
                    SO_REUSEADDR SO_REUSEPORT | LISTEN           | false
                    SO_REUSEADDR SO_REUSEPORT | BOUND of 1001    | false
                    """)
    void optionsOfTheBindLeaveItToTheSocketOrDoNotHelp(
            String options, String kind, boolean refuses) {
        assertThat(Occupants.refuses(socket("127.0.0.1:80", kind), options(options), USER))
                .isEqualTo(refuses);
    }

    @Test
    void whatRefusesForSureExplainsARefusalElseWhatListensOrIsBound() {
        SocketEntry listener = socket("127.0.0.1:80", "LISTEN");
        SocketEntry bound = socket("127.0.0.2:80", "BOUND");
        SocketEntry left = socket("127.0.0.3:80", "127.0.0.1:6", "TIME_WAIT 30");
        var both = at("0.0.0.0:80", left, bound, listener);

        assertThat(both.refusing(Set.of(), USER)).containsExactly(listener, bound, left);
        assertThat(both.refusing(Set.of(SO_REUSEADDR), USER)).containsExactly(listener);
        assertThat(both.refusing(Set.of(SO_REUSEPORT), USER)).containsExactly(listener, bound);
        assertThat(at("0.0.0.0:80", left).refusing(Set.of(SO_REUSEADDR), USER))
                .containsExactly(left);
    }

    @Test
    void aConnectionOfIpv6ExplainsARefusalOfEveryIpv4AddressWhereNothingElseDoes() {
        SocketEntry outgoing = socket("[::1]:80", "[::1]:5", "ESTABLISHED");
        SocketEntry another = socket("[::1]:80", "[::1]:6", "ESTABLISHED");
        SocketEntry listener = socket("127.0.0.1:80", "LISTEN");

        assertThat(ofRefusal("0.0.0.0:80", outgoing).all()).containsExactly(outgoing);
        assertThat(ofRefusal("0.0.0.0:80", outgoing).stoppable()).isEmpty();
        assertThat(ofRefusal("0.0.0.0:80", outgoing).isCertain()).isFalse();
        assertThat(at("0.0.0.0:80", outgoing).isEmpty()).isTrue();
        assertThat(ofRefusal("127.0.0.1:80", outgoing).isEmpty()).isTrue();
        assertThat(ofRefusal("0.0.0.0:80", outgoing, another).isEmpty()).isTrue();
        assertThat(ofRefusal("0.0.0.0:80", outgoing, listener).all()).containsExactly(listener);
        assertThat(ofRefusal("0.0.0.0:80", socket("[::1]:80", "LISTEN")).isEmpty()).isTrue();
    }

    private static Occupants ofRefusal(String place, SocketEntry... seen) {
        return Occupants.ofRefusal(place(place), Protocol.TCP, List.of(seen));
    }

    private static Occupants at(String place, SocketEntry... seen) {
        return Occupants.at(place(place), Protocol.TCP, List.of(seen));
    }

    private static Set<SocketOption> options(String names) {
        var options = EnumSet.noneOf(SocketOption.class);
        if (names != null) {
            Arrays.stream(names.split(" ")).map(SocketOption::valueOf).forEach(options::add);
        }
        return options;
    }
}

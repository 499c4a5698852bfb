package dev.bindsight.diagnosis.conclude.connect;

import static dev.bindsight.diagnosis.conclude.connect.GivenConnect.sockets;
import static dev.bindsight.diagnosis.conclude.connect.GivenConnect.to;
import static dev.bindsight.model.ErrnoName.EACCES;
import static dev.bindsight.model.ErrnoName.EADDRINUSE;
import static dev.bindsight.model.ErrnoName.EADDRNOTAVAIL;
import static dev.bindsight.model.ErrnoName.ECONNREFUSED;
import static dev.bindsight.model.ErrnoName.EHOSTUNREACH;
import static dev.bindsight.model.ErrnoName.ENODEV;
import static dev.bindsight.occupancy.Seen.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.bindsight.diagnosis.observation.Beyond;
import dev.bindsight.diagnosis.observation.Conclusion;
import dev.bindsight.diagnosis.observation.KnownOwners;
import dev.bindsight.diagnosis.observation.Look;
import dev.bindsight.diagnosis.observation.OpenAgain;
import dev.bindsight.model.ErrnoName;
import dev.bindsight.model.Port;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.Syscall;
import dev.bindsight.testbed.ScriptedSocket;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What each observation of a connect has looked at next, and where nothing is said of it. */
class ConnectConclusionsTest {
    private static final String FAR = "203.0.113.7:443";
    private static final String FAR6 = "[2001:db8::1]:80";
    private static final String HERE = "127.0.0.1:80";
    private static final SocketEntry LISTENER = socket(HERE, "LISTEN");
    private static final SocketEntry OTHER = socket("127.0.0.2:80", "LISTEN");
    private static final Look.Namespaces NAMESPACES =
            new Look.Namespaces(Protocol.TCP, new Port(80));

    private static Look.Trial trial(String endpoint) {
        return new Look.Trial(to(endpoint).probe());
    }

    private static GivenConnect bind(String source, ErrnoName errno) {
        return to(FAR).from(source).gave(Syscall.BIND, errno, Duration.ZERO);
    }

    private static GivenConnect refused(SocketEntry... seen) {
        return to(HERE).refusedHere(ECONNREFUSED).seeing(seen);
    }

    /** Where nobody has looked for owners yet. */
    private static GivenConnect glanced(SocketEntry... seen) {
        return to(HERE).refusedHere(ECONNREFUSED)
                .showing(new Look.Glance(), sockets(List.of(), seen));
    }

    private static GivenConnect openAgain(SocketEntry... seen) {
        var again =
                new OpenAgain(
                        to(HERE).bound("127.0.0.1:50000").attempt(), sockets(List.of(), seen));
        return to(HERE).showing(new Look.Served(), false)
                .showing(new Look.Open(), Optional.of(again));
    }

    static Stream<Arguments> looks() {
        return Stream.of(
                arguments(to(FAR).refusedLater(ECONNREFUSED), new Look.FirstHop()),
                arguments(to(FAR).endedByClock(), new Look.FirstHop()),
                arguments(to(HERE).refusedHere(ECONNREFUSED), new Look.Glance()),
                arguments(glanced(LISTENER), new Look.Sockets()),
                arguments(refused(), NAMESPACES),
                arguments(glanced(), NAMESPACES),
                arguments(glanced(socket("127.0.0.1:86", "LISTEN")), NAMESPACES),
                arguments(
                        glanced(socket("127.0.0.1:82", "127.0.0.1:3000", "ESTABLISHED")),
                        NAMESPACES),
                arguments(glanced(socket("127.0.0.1:82", "LISTEN")), new Look.Sockets()),
                arguments(refused(LISTENER), trial(HERE)),
                arguments(
                        refused(OTHER),
                        new Look.Trial(
                                to(HERE).probe().to(ScriptedSocket.endpoint("127.0.0.2:80")))),
                arguments(to(HERE).endedByClock(), new Look.Sockets()),
                arguments(to(HERE).endedByClock().seeing(LISTENER), trial(HERE)),
                arguments(to(FAR6).refusedLater(EHOSTUNREACH).noHop(), new Look.Reporting()),
                arguments(bind("10.0.0.9", EADDRNOTAVAIL), trial(FAR)),
                arguments(bind(HERE, EACCES), new Look.Privilege()),
                arguments(bind(HERE, EADDRINUSE), new Look.Sockets()),
                arguments(
                        to(FAR6).from("[fe80::9%eth9]:80")
                                .gave(Syscall.BIND, ENODEV, Duration.ZERO),
                        new Look.Device("eth9")),
                arguments(to(HERE), new Look.Served()),
                arguments(to(HERE).showing(new Look.Served(), false), new Look.Open()));
    }

    @ParameterizedTest
    @MethodSource("looks")
    void whatIsNotKnownIsLookedAtFirst(GivenConnect connect, Look<?> look) {
        assertThat(connect.next()).isEqualTo(look);
    }

    static Stream<GivenConnect> fine() {
        return Stream.of(
                to(FAR),
                to(HERE).showing(new Look.Served(), true),
                to(HERE).showing(new Look.Served(), false)
                        .showing(new Look.Open(), Optional.empty()),
                openAgain(LISTENER));
    }

    @ParameterizedTest
    @MethodSource("fine")
    void ofAConnectionThatIsAsGoodAsWasAskedThereIsNothingToSay(GivenConnect connect) {
        assertThat(connect.next()).isEqualTo(Conclusion.nothing());
    }

    @Test
    void whereNothingListensAServerIsOffered() {
        assertThat(
                        refused()
                                .showing(
                                        NAMESPACES,
                                        new Beyond(true, 1, List.of(), KnownOwners.NONE))
                                .offers())
                .containsExactly("start-server");
    }
}

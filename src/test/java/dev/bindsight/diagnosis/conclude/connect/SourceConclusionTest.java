package dev.bindsight.diagnosis.conclude.connect;

import static dev.bindsight.diagnosis.conclude.connect.GivenConnect.ETH;
import static dev.bindsight.diagnosis.conclude.connect.GivenConnect.LO;
import static dev.bindsight.diagnosis.conclude.connect.GivenConnect.address;
import static dev.bindsight.diagnosis.conclude.connect.GivenConnect.held;
import static dev.bindsight.diagnosis.conclude.connect.GivenConnect.to;
import static dev.bindsight.diagnosis.conclude.connect.TakenPortsConclusionTest.taken;
import static dev.bindsight.model.ErrnoName.EACCES;
import static dev.bindsight.model.ErrnoName.EADDRINUSE;
import static dev.bindsight.model.ErrnoName.EADDRNOTAVAIL;
import static dev.bindsight.model.ErrnoName.ECONNREFUSED;
import static dev.bindsight.model.ErrnoName.EINVAL;
import static dev.bindsight.model.ErrnoName.ENETUNREACH;
import static dev.bindsight.model.ErrnoName.ENODEV;
import static dev.bindsight.occupancy.Seen.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.bindsight.diagnosis.observation.Explanation;
import dev.bindsight.diagnosis.observation.Look;
import dev.bindsight.diagnosis.observation.PortPrivilege;
import dev.bindsight.model.Attempt;
import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Cause;
import dev.bindsight.model.Cause.ConnectCause;
import dev.bindsight.model.EphemeralPorts;
import dev.bindsight.model.ErrnoName;
import dev.bindsight.model.LocalAddress;
import dev.bindsight.model.Port;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.Syscall;
import dev.bindsight.model.fact.MisuseReason;
import dev.bindsight.model.fact.Reason;
import dev.bindsight.model.fact.SourceReason;
import dev.bindsight.model.fact.UnreachableReason;
import dev.bindsight.testbed.ScriptedSocket;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What is concluded where a connect has no address or port to come from. */
class SourceConclusionTest {
    private static final String HERE = "127.0.0.1:80";
    private static final String FAR = "198.51.100.9:80";
    private static final BindPlace FAR_PLACE = BindPlace.of(to(FAR).probe().endpoint());
    private static final EphemeralPorts TEN =
            new EphemeralPorts(new Port(40_000), new Port(40_009));
    private static final EphemeralPorts TWENTY =
            new EphemeralPorts(new Port(40_000), new Port(40_019));

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
    @MethodSource("sources")
    void theCauseFollowsFromWhatWasObserved(
            GivenConnect connect, ConnectCause cause, Reason reason) {
        Explanation explained = connect.explained();

        assertThat(explained.cause()).isEqualTo(cause);
        assertThat(explained.reason()).isEqualTo(reason);
    }

    @Test
    void aConnectionFromAnotherSourceIsInNobodysWay() {
        assertThat(from("192.0.2.7:40000", "192.0.2.7:40001")).isNotEqualTo("held-by-connection");
        assertThat(from("192.0.2.7:40000", "192.0.2.8:40000")).isNotEqualTo("held-by-connection");
        assertThat(from("0.0.0.0:40000", "192.0.2.8:40001")).isNotEqualTo("held-by-connection");
        assertThat(from("0.0.0.0:40000", "192.0.2.8:40000")).isEqualTo("held-by-connection");
    }

    private static String from(String source, String seen) {
        return to(FAR).from(source)
                .noHop()
                .refusedHere(EADDRNOTAVAIL)
                .seeing(socket(seen, FAR, "ESTABLISHED"))
                .showing(new Look.PickedPorts(), Optional.of(TEN))
                .explained()
                .cause()
                .id();
    }

    @Test
    void whereTheFamilyHasAddressesNoneOfThemCanReachThatFar() {
        GivenConnect none =
                to("[2001:db8::9]:80")
                        .noHop()
                        .refusedHere(EADDRNOTAVAIL)
                        .showing(new Look.PickedPorts(), Optional.of(TEN))
                        .seeing();
        var six = new LocalAddress(address("fe80::7"), "eth0");

        assertThat(none.having(LO, ETH, six).explained().reason())
                .isEqualTo(new SourceReason.NoSourceAddress(address("2001:db8::9")));
        assertThat(
                        to("[::1]:80")
                                .having(new LocalAddress(address("::1"), "lo"))
                                .loopbackDown()
                                .refusedHere(EADDRNOTAVAIL)
                                .showing(new Look.PickedPorts(), Optional.of(TEN))
                                .seeing()
                                .explained()
                                .reason())
                .isEqualTo(new UnreachableReason.LoopbackDown(address("::1")));
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

    private static GivenConnect bind(String source, ErrnoName errno) {
        return to(FAR).from(source).gave(Syscall.BIND, errno, Duration.ZERO);
    }

    private static Arguments row(GivenConnect connect, ConnectCause cause, Reason reason) {
        return arguments(connect, cause, reason);
    }

    private static Look<PortPrivilege> privilege() {
        return new Look.Privilege();
    }

    private static PortPrivilege may(boolean granted, int from) {
        return new PortPrivilege(granted, new Port(from));
    }

    private static Attempt works(String endpoint) {
        return to(endpoint).attempt();
    }

    private static Attempt fails() {
        return to(HERE).refusedLater(ECONNREFUSED).attempt();
    }
}

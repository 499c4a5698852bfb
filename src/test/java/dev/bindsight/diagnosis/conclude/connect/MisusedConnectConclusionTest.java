package dev.bindsight.diagnosis.conclude.connect;

import static dev.bindsight.diagnosis.conclude.connect.GivenConnect.address;
import static dev.bindsight.diagnosis.conclude.connect.GivenConnect.route;
import static dev.bindsight.diagnosis.conclude.connect.GivenConnect.to;
import static dev.bindsight.model.ErrnoName.EACCES;
import static dev.bindsight.model.ErrnoName.EAFNOSUPPORT;
import static dev.bindsight.model.ErrnoName.EBADF;
import static dev.bindsight.model.ErrnoName.EINVAL;
import static dev.bindsight.model.ErrnoName.EMFILE;
import static dev.bindsight.model.ErrnoName.ENETUNREACH;
import static dev.bindsight.model.ErrnoName.ENFILE;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.bindsight.diagnosis.observation.Explanation;
import dev.bindsight.model.AddressFamily;
import dev.bindsight.model.Cause;
import dev.bindsight.model.Cause.ConnectCause;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.Errno;
import dev.bindsight.model.Port;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.Syscall;
import dev.bindsight.model.fact.ConnectReason;
import dev.bindsight.model.fact.MisuseReason;
import dev.bindsight.model.fact.Reason;
import dev.bindsight.model.fact.UnreachableReason;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Duration;
import java.util.stream.Stream;

/** What is concluded of a connect that asks for what there cannot be, or gets no socket. */
class MisusedConnectConclusionTest {
    private static final String FAR = "198.51.100.9:80";
    private static final String FAR6 = "[2001:db8::9]:80";
    private static final ConnectCause INVALID = new Cause.InvalidUse();
    private static final ConnectCause NO_ROUTE = new Cause.NoRoute();

    static Stream<Arguments> misuses() {
        return Stream.of(
                row(
                        to(new Endpoint(address("127.0.0.1"), new Port(0))).refusedHere(EINVAL),
                        INVALID,
                        new MisuseReason.PortZero()),
                row(
                        to("224.0.0.1:80").refusedHere(ENETUNREACH),
                        INVALID,
                        new MisuseReason.ToMulticast(address("224.0.0.1"), Protocol.TCP)),
                row(
                        to("239.255.255.255:80").udp().refusedHere(EACCES),
                        INVALID,
                        new MisuseReason.ToMulticast(address("239.255.255.255"), Protocol.UDP)),
                row(
                        to("[ff02::1]:80").on(2, "eth0").refusedHere(ENETUNREACH),
                        INVALID,
                        new MisuseReason.ToMulticast(address("ff02::1"), Protocol.TCP)),
                row(
                        to("255.255.255.255:80").refusedHere(ENETUNREACH),
                        INVALID,
                        new MisuseReason.ToBroadcast(address("255.255.255.255"), Protocol.TCP)),
                row(
                        to("127.255.255.255:80").refusedHere(ENETUNREACH),
                        INVALID,
                        new MisuseReason.ToBroadcast(address("127.255.255.255"), Protocol.TCP)),
                row(
                        to("192.0.2.255:80").routes(route("192.0.2.0", 24)).refusedHere(EACCES),
                        INVALID,
                        new MisuseReason.ToBroadcast(address("192.0.2.255"), Protocol.TCP)),
                row(
                        to("[fe80::1]:80").refusedHere(EINVAL),
                        INVALID,
                        new MisuseReason.LacksInterface(address("fe80::1"))),
                row(
                        to("[fe80::1]:80").on(0, "eth9").refusedHere(EINVAL),
                        INVALID,
                        new MisuseReason.InterfaceUnknown(address("fe80::1"), "eth9")),
                row(
                        to("[fe80::1]:80").on(2, "eth0").noHop().refusedHere(EINVAL),
                        NO_ROUTE,
                        new UnreachableReason.Blackholed(address("fe80::1"), false)),
                row(
                        to("240.0.0.1:80").noHop().refusedHere(EINVAL),
                        NO_ROUTE,
                        new UnreachableReason.Blackholed(address("240.0.0.1"), false)),
                row(
                        to(FAR).from("::1").gave(Syscall.BIND, EINVAL, Duration.ZERO),
                        new Cause.WrongFamily(),
                        new MisuseReason.FamiliesDiffer(address("::1"), address("198.51.100.9"))),
                // no socket at all
                row(
                        to(FAR).gave(Syscall.SOCKET, EMFILE, Duration.ZERO),
                        new Cause.DescriptorsExhausted(),
                        new ConnectReason.OutOfDescriptors(false)),
                row(
                        to(FAR).gave(Syscall.SOCKET, ENFILE, Duration.ZERO),
                        new Cause.DescriptorsExhausted(),
                        new ConnectReason.OutOfDescriptors(true)),
                row(
                        to(FAR6).gave(Syscall.SOCKET, EAFNOSUPPORT, Duration.ZERO),
                        new Cause.WrongFamily(),
                        new ConnectReason.NoSocketsOfFamily(AddressFamily.IPV6)),
                row(
                        to(FAR).gave(Syscall.SOCKET, EBADF, Duration.ZERO),
                        new Cause.Undetermined(),
                        new ConnectReason.Unexplained(Syscall.SOCKET, new Errno(EBADF, 1))),
                row(
                        to(FAR).noHop().refusedHere(EBADF),
                        new Cause.Undetermined(),
                        new ConnectReason.Unexplained(Syscall.CONNECT, new Errno(EBADF, 1))));
    }

    @ParameterizedTest
    @MethodSource("misuses")
    void theCauseFollowsFromWhatWasObserved(
            GivenConnect connect, ConnectCause cause, Reason reason) {
        Explanation explained = connect.explained();

        assertThat(explained.cause()).isEqualTo(cause);
        assertThat(explained.reason()).isEqualTo(reason);
    }

    private static Arguments row(GivenConnect connect, ConnectCause cause, Reason reason) {
        return arguments(connect, cause, reason);
    }
}

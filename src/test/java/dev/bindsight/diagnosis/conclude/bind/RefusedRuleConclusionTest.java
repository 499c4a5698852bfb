package dev.bindsight.diagnosis.conclude.bind;

import static dev.bindsight.diagnosis.conclude.bind.ObservedBind.RANGE;
import static dev.bindsight.diagnosis.conclude.bind.ObservedBind.at;
import static dev.bindsight.model.ErrnoName.EACCES;
import static dev.bindsight.model.ErrnoName.EADDRINUSE;
import static dev.bindsight.model.ErrnoName.EADDRNOTAVAIL;
import static dev.bindsight.model.ErrnoName.EAFNOSUPPORT;
import static dev.bindsight.model.ErrnoName.EINVAL;
import static dev.bindsight.model.ErrnoName.EMFILE;
import static dev.bindsight.model.ErrnoName.ENFILE;
import static dev.bindsight.model.ErrnoName.ENODEV;
import static dev.bindsight.model.ErrnoName.ENOPROTOOPT;
import static dev.bindsight.model.ErrnoName.EOPNOTSUPP;
import static dev.bindsight.model.ErrnoName.EPERM;
import static dev.bindsight.model.ErrnoName.EPROTONOSUPPORT;
import static dev.bindsight.model.ErrnoName.ETIMEDOUT;
import static dev.bindsight.occupancy.Seen.USER;
import static dev.bindsight.occupancy.Seen.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.bindsight.diagnosis.observation.BindObservation;
import dev.bindsight.diagnosis.observation.OwnProcess;
import dev.bindsight.diagnosis.observation.Trial;
import dev.bindsight.model.AddressFamily;
import dev.bindsight.model.Cause;
import dev.bindsight.model.Cause.BindCause;
import dev.bindsight.model.DuplicateCheck;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.IpAddressText;
import dev.bindsight.model.LocalAddress;
import dev.bindsight.model.Port;
import dev.bindsight.model.Syscall;
import dev.bindsight.model.fact.BindReason;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What is concluded where a rule of the kernel or a lack refuses the bind. */
class RefusedRuleConclusionTest {
    private static final LocalAddress LO = here("127.0.0.1", "lo");
    private static final LocalAddress LO6 = here("::1", "lo");
    private static final LocalAddress ETH = here("192.0.2.7", "eth0");
    private static final LocalAddress ETH6 = here("fe80::1", "eth0");
    private static final Set<Trial> OTHER_PORTS = Set.of(Trial.NEXT_PORT, Trial.ANY_PORT);
    private static final Set<Trial> NOT_HERE =
            Set.of(Trial.FREEBIND, Trial.OWN_ADDRESS, Trial.EVERY_ADDRESS);
    private static final Set<Trial> NOT_ON_LOOPBACK =
            Set.of(Trial.OWN_ADDRESS, Trial.EVERY_ADDRESS);
    private static final BindCause UNDETERMINED = new Cause.Undetermined();
    private static final Cause.ReservedPort RESERVED = new Cause.ReservedPort(new Port(80));
    private static final Cause.AddressNotReady CHECKING =
            new Cause.AddressNotReady(place("[fe80::1%eth0]:80"), DuplicateCheck.RUNNING);
    private static final Cause.AddressNotReady TWICE =
            new Cause.AddressNotReady(place("[::1]:80"), DuplicateCheck.FAILED);
    private static final BindCause INVALID = new Cause.InvalidUse();

    static Stream<Arguments> rules() {
        return Stream.of(
                // ports that need a capability, and policies
                row(
                        at("127.0.0.1:80").gave(EACCES).unprivilegedFrom(1024),
                        new Cause.PrivilegedPort(new Port(1024)),
                        new BindReason.NeedsCapability(new Port(80), new Port(1024), "ann", false),
                        Set.of(Trial.UNPRIVILEGED_PORT, Trial.ANY_PORT)),
                row(
                        at("127.0.0.1:80")
                                .gave(EACCES)
                                .unprivilegedFrom(1024)
                                .as(able("CAP_NET_BIND_SERVICE")),
                        new Cause.PrivilegedPort(new Port(1024)),
                        new BindReason.NeedsCapability(new Port(80), new Port(1024), "ann", true),
                        Set.of(Trial.UNPRIVILEGED_PORT, Trial.ANY_PORT)),
                row(
                        at("127.0.0.1:1024").gave(EACCES).unprivilegedFrom(1024),
                        new Cause.ForbiddenByPolicy(),
                        new BindReason.Forbidden(new Port(1024)),
                        Set.of()),
                row(
                        at("127.0.0.1:80").gave(EPERM).unprivilegedFrom(1024),
                        new Cause.ForbiddenByPolicy(),
                        new BindReason.Forbidden(null),
                        Set.of()),
                row(
                        at("127.0.0.1:80").gave(EPERM),
                        new Cause.ForbiddenByPolicy(),
                        new BindReason.Forbidden(null),
                        Set.of()),
                row(
                        at("127.0.0.1:*").gave(EACCES).unprivilegedFrom(1024),
                        new Cause.ForbiddenByPolicy(),
                        new BindReason.Forbidden(null),
                        Set.of()),
                row(
                        at("127.0.0.1:80").gave(EACCES),
                        UNDETERMINED,
                        new BindReason.ForbiddenUntold(new Port(80)),
                        OTHER_PORTS),
                row(
                        at("127.0.0.1:80").gave(EACCES, 10_013).unprivilegedFrom(1024),
                        RESERVED,
                        new BindReason.Told(RESERVED),
                        OTHER_PORTS),
                row(
                        at("127.0.0.1:80").gave(EACCES, 10_000),
                        RESERVED,
                        new BindReason.Told(RESERVED),
                        OTHER_PORTS),
                row(
                        at("127.0.0.1:80").gave(EACCES, 9_999).unprivilegedFrom(1024),
                        new Cause.PrivilegedPort(new Port(1024)),
                        new BindReason.NeedsCapability(new Port(80), new Port(1024), "ann", false),
                        Set.of(Trial.UNPRIVILEGED_PORT, Trial.ANY_PORT)),
                // addresses
                row(
                        at("192.0.2.9:80").gave(EADDRNOTAVAIL).having(LO, ETH),
                        new Cause.AddressNotLocal(List.of(LO, ETH)),
                        new BindReason.NotHere(address("192.0.2.9"), List.of(LO, ETH)),
                        NOT_HERE),
                row(
                        at("192.0.2.9:80").gave(EADDRNOTAVAIL),
                        new Cause.AddressNotLocal(List.of()),
                        new BindReason.NoAddressHere(place("192.0.2.9:80")),
                        NOT_HERE),
                row(
                        at("[fe80::1%eth1]:80").gave(EADDRNOTAVAIL).having(LO, ETH6),
                        new Cause.AddressNotLocal(List.of(LO, ETH6)),
                        new BindReason.OnOtherDevice(address("fe80::1"), List.of("eth0"), "eth1"),
                        NOT_HERE),
                row(
                        at("[fe80::2%eth1]:80").gave(EADDRNOTAVAIL).having(LO, ETH6),
                        new Cause.AddressNotLocal(List.of(LO, ETH6)),
                        new BindReason.NotHere(address("fe80::2"), List.of(LO, ETH6)),
                        NOT_HERE),
                row(
                        at("127.0.0.9:80").gave(EADDRNOTAVAIL).having(ETH).loopbackDown(),
                        new Cause.AddressNotLocal(List.of(ETH)),
                        new BindReason.LoopbackDown(address("127.0.0.9")),
                        NOT_ON_LOOPBACK),
                row(
                        at("[::1]:80").gave(EADDRNOTAVAIL).having(LO, ETH).loopbackDown(),
                        new Cause.AddressNotLocal(List.of(LO, ETH)),
                        new BindReason.LoopbackDown(address("::1")),
                        NOT_ON_LOOPBACK),
                row(
                        at("192.0.2.9:80").gave(EADDRNOTAVAIL).having(LO, ETH).loopbackDown(),
                        new Cause.AddressNotLocal(List.of(LO, ETH)),
                        new BindReason.NotHere(address("192.0.2.9"), List.of(LO, ETH)),
                        NOT_HERE),
                row(
                        at("[::1]:80").gave(EADDRNOTAVAIL).having(LO, ETH),
                        new Cause.WrongFamily(),
                        new BindReason.NoSuchFamily(AddressFamily.IPV6),
                        Set.of(Trial.OTHER_FAMILY)),
                row(
                        at("192.0.2.7:80").gave(EADDRNOTAVAIL).having(LO, ETH),
                        UNDETERMINED,
                        new BindReason.HereAllTheSame(address("192.0.2.7")),
                        Set.of()),
                row(
                        at("[fe80::1%eth0]:80").gave(EADDRNOTAVAIL).having(LO, ETH6),
                        UNDETERMINED,
                        new BindReason.HereAllTheSame(address("fe80::1")),
                        Set.of()),
                row(
                        at("[fe80::1%eth0]:80")
                                .gave(EADDRNOTAVAIL)
                                .having(LO, ETH6)
                                .checking(DuplicateCheck.RUNNING),
                        CHECKING,
                        new BindReason.Told(CHECKING),
                        Set.of(Trial.FREEBIND)),
                row(
                        at("[::1]:80")
                                .gave(EADDRNOTAVAIL)
                                .having(LO6)
                                .checking(DuplicateCheck.FAILED),
                        TWICE,
                        new BindReason.Told(TWICE),
                        Set.of()),
                row(
                        at("192.0.2.9:80")
                                .gave(EADDRNOTAVAIL)
                                .having(LO)
                                .checking(DuplicateCheck.RUNNING),
                        new Cause.AddressNotLocal(List.of(LO)),
                        new BindReason.NotHere(address("192.0.2.9"), List.of(LO)),
                        NOT_HERE),
                row(
                        at("[::1]:80").gave(EAFNOSUPPORT),
                        new Cause.WrongFamily(),
                        new BindReason.NoSuchFamily(AddressFamily.IPV6),
                        Set.of(Trial.OTHER_FAMILY)),
                // no port left, no descriptor left
                row(
                        at("127.0.0.1:*").gave(EADDRINUSE).picksFrom(RANGE),
                        new Cause.EphemeralPortsExhausted(RANGE, 28_232),
                        new BindReason.NonePickable(RANGE),
                        Set.of()),
                row(
                        at("127.0.0.1:*").gave(EADDRINUSE),
                        new Cause.EphemeralPortsExhausted(null, 0),
                        new BindReason.NonePickable(null),
                        Set.of()),
                row(
                        at("127.0.0.1:80").gave(EMFILE),
                        new Cause.DescriptorsExhausted(),
                        new BindReason.OutOfDescriptors(false),
                        Set.of()),
                row(
                        at("127.0.0.1:80").gave(ENFILE),
                        new Cause.DescriptorsExhausted(),
                        new BindReason.OutOfDescriptors(true),
                        Set.of()),
                // calls that make no sense
                row(at("127.0.0.1:80").gave(EINVAL), INVALID, new BindReason.NotTaken(), Set.of()),
                row(
                        at("127.0.0.1:80").gave(EOPNOTSUPP),
                        INVALID,
                        new BindReason.NotTaken(),
                        Set.of()),
                row(
                        at("127.0.0.1:80").gave(ENOPROTOOPT),
                        INVALID,
                        new BindReason.NotTaken(),
                        Set.of()),
                row(
                        at("127.0.0.1:80").gave(EPROTONOSUPPORT),
                        INVALID,
                        new BindReason.NotTaken(),
                        Set.of()),
                row(
                        at("0.0.0.0%eth9:80").gave(ENODEV).lacksDevice(),
                        INVALID,
                        new BindReason.NoSuchDevice("eth9"),
                        Set.of()),
                row(
                        at("[fe80::1%eth9]:80").gave(EINVAL).lacksDevice(),
                        INVALID,
                        new BindReason.NoSuchDevice("eth9"),
                        Set.of()),
                row(
                        at("[fe80::1%eth0]:80").gave(EINVAL),
                        INVALID,
                        new BindReason.NotOnDevice("eth0"),
                        Set.of()),
                row(
                        at("[fe80::1]:80").gave(EINVAL),
                        INVALID,
                        new BindReason.WithoutScope(address("fe80::1")),
                        Set.of()),
                row(
                        at("[::ffff:192.0.2.7]:80 v6only").gave(EINVAL),
                        INVALID,
                        new BindReason.Ipv4ForIpv6Alone(address("::ffff:192.0.2.7")),
                        Set.of()),
                row(
                        at("[::ffff:192.0.2.7]:80").gave(EINVAL),
                        INVALID,
                        new BindReason.NotTaken(),
                        Set.of()),
                row(
                        at("[2001:db8::1]:80 v6only").gave(EINVAL),
                        INVALID,
                        new BindReason.NotTaken(),
                        Set.of()),
                // nothing to conclude from
                row(
                        at("127.0.0.1:80").gave(ETIMEDOUT),
                        UNDETERMINED,
                        new BindReason.Unknown(),
                        Set.of()),
                row(
                        at("127.0.0.1:80").leftOut(Syscall.LISTEN).blind(),
                        UNDETERMINED,
                        new BindReason.NobodySeen(),
                        OTHER_PORTS),
                row(
                        at("127.0.0.1:80").gave(EADDRINUSE).blind(),
                        UNDETERMINED,
                        new BindReason.SocketsUnreadable(),
                        Set.of(Trial.REUSE, Trial.NEXT_PORT, Trial.ANY_PORT)),
                row(
                        at("127.0.0.1:80").gave(EADDRINUSE).again(false),
                        UNDETERMINED,
                        new BindReason.NothingInTheWay(),
                        Set.of(Trial.REUSE, Trial.NEXT_PORT, Trial.ANY_PORT)),
                row(
                        at("127.0.0.1:80").gave(EADDRINUSE).again(true),
                        UNDETERMINED,
                        new BindReason.GoneMeanwhile(),
                        Set.of()));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void theCauseFollowsFromWhatWasObserved(
            BindObservation found, BindCause cause, BindReason reason, Set<Trial> trials) {
        BindExplanation concluded = BindConclusions.of(found);

        assertThat(concluded.cause()).isEqualTo(cause);
        assertThat(concluded.reason()).isEqualTo(reason);
        assertThat(BindConclusions.trials(found)).isEqualTo(trials);
    }

    private static Arguments row(
            ObservedBind bind, BindCause cause, BindReason reason, Set<Trial> trials) {
        return arguments(bind.found(), cause, reason, trials);
    }

    private static OwnProcess able(String capability) {
        return new OwnProcess(ObservedBind.SELF, USER, "ann", Set.of(capability), true);
    }

    private static LocalAddress here(String address, String device) {
        return new LocalAddress(address(address), device);
    }

    private static IpAddress address(String text) {
        return IpAddressText.parse(text).orElseThrow();
    }
}

package dev.bindsight.diagnosis.conclude.connect;

import static dev.bindsight.diagnosis.conclude.connect.ObservedConnect.address;
import static dev.bindsight.diagnosis.conclude.connect.ObservedConnect.attempt;
import static dev.bindsight.diagnosis.conclude.connect.ObservedConnect.probe;
import static dev.bindsight.diagnosis.conclude.connect.ObservedConnect.tcp;
import static dev.bindsight.diagnosis.conclude.connect.ObservedConnect.udp;
import static dev.bindsight.model.ErrnoName.EACCES;
import static dev.bindsight.model.ErrnoName.EADDRINUSE;
import static dev.bindsight.model.ErrnoName.EADDRNOTAVAIL;
import static dev.bindsight.model.ErrnoName.EAFNOSUPPORT;
import static dev.bindsight.model.ErrnoName.ECONNREFUSED;
import static dev.bindsight.model.ErrnoName.ECONNRESET;
import static dev.bindsight.model.ErrnoName.EHOSTUNREACH;
import static dev.bindsight.model.ErrnoName.EINVAL;
import static dev.bindsight.model.ErrnoName.EMFILE;
import static dev.bindsight.model.ErrnoName.ENETUNREACH;
import static dev.bindsight.model.ErrnoName.ENFILE;
import static dev.bindsight.model.ErrnoName.ENODEV;
import static dev.bindsight.model.ErrnoName.EPERM;
import static dev.bindsight.occupancy.Seen.place;
import static dev.bindsight.occupancy.Seen.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.bindsight.diagnosis.observation.Beyond;
import dev.bindsight.diagnosis.observation.Conclusion;
import dev.bindsight.diagnosis.observation.Explanation;
import dev.bindsight.diagnosis.observation.KnownOwners;
import dev.bindsight.diagnosis.observation.Look;
import dev.bindsight.diagnosis.observation.NextHop;
import dev.bindsight.diagnosis.observation.OpenAgain;
import dev.bindsight.diagnosis.observation.PortPrivilege;
import dev.bindsight.model.AddressFamily;
import dev.bindsight.model.Attempt;
import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Cause;
import dev.bindsight.model.ConnectCause;
import dev.bindsight.model.EphemeralPorts;
import dev.bindsight.model.IcmpError;
import dev.bindsight.model.Neighbour.State;
import dev.bindsight.model.Outcome;
import dev.bindsight.model.Port;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.Syscall;
import dev.bindsight.model.fact.ConnectReason;
import dev.bindsight.model.fact.ConnectionReason;
import dev.bindsight.model.fact.ForbiddenReason;
import dev.bindsight.model.fact.Holder;
import dev.bindsight.model.fact.ListenerReason;
import dev.bindsight.model.fact.MisuseReason;
import dev.bindsight.model.fact.Offer;
import dev.bindsight.model.fact.Refuser;
import dev.bindsight.model.fact.SilenceReason;
import dev.bindsight.model.fact.SilenceReason.Listener;
import dev.bindsight.model.fact.SourceReason;
import dev.bindsight.model.fact.UnreachableReason;
import dev.bindsight.model.fact.UnreachableReason.Sender;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What each observation of a connect leads to: an explanation, a further look or nothing. */
class ConnectConclusionsTest {
    private static final String FAR = "203.0.113.7:443";
    private static final String HERE = "127.0.0.1:80";
    private static final SocketEntry LISTENER = socket(HERE, "LISTEN");
    private static final SocketEntry OTHER = socket("127.0.0.2:80", "LISTEN");
    private static final EphemeralPorts TWO =
            new EphemeralPorts(new Port(40_000), new Port(40_001));
    private static final Look.Namespaces NAMESPACES =
            new Look.Namespaces(Protocol.TCP, new Port(80));
    private static final Outcome WORKED = new Outcome.Worked();
    private static final Outcome AGAIN =
            new Outcome.Refused(
                    Syscall.CONNECT, ObservedConnect.errno(ECONNREFUSED), Outcome.DecidedBy.KERNEL);

    private static Holder holder(SocketEntry socket) {
        return new Holder(socket, List.of(), false, null);
    }

    private static Beyond beyond(boolean whole, SocketEntry... listeners) {
        return new Beyond(whole, 1, List.of(listeners), KnownOwners.NONE);
    }

    private static Look.Trial same(String to) {
        return new Look.Trial(probe(Protocol.TCP, to));
    }

    private static Optional<Attempt> came(String to, Outcome outcome) {
        return Optional.of(attempt(probe(Protocol.TCP, to), outcome));
    }

    private static Optional<NextHop> hop(boolean gateway, @Nullable State state, boolean cable) {
        return Optional.of(new NextHop(address("203.0.113.7"), "eth0", gateway, state, !cable));
    }

    private static ObservedConnect far() {
        return tcp(FAR);
    }

    private static ObservedConnect silent(@Nullable Optional<NextHop> hop) {
        return far().unanswered().saw(new Look.FirstHop(), hop == null ? Optional.empty() : hop);
    }

    private static ObservedConnect refused(SocketEntry... sockets) {
        return tcp(HERE).gave(Syscall.CONNECT, ECONNREFUSED).sockets(sockets);
    }

    private static ObservedConnect fromSource(String source) {
        return tcp(FAR).from(source);
    }

    static Stream<Arguments> explanations() {
        BindPlace here = place(HERE);
        BindPlace there = place(FAR);
        var to = address("203.0.113.7");
        return Stream.of(
                // no socket
                arguments(
                        far().gave(Syscall.SOCKET, EMFILE),
                        new Cause.DescriptorsExhausted(),
                        new ConnectReason.OutOfDescriptors(false)),
                arguments(
                        far().gave(Syscall.SOCKET, ENFILE),
                        new Cause.DescriptorsExhausted(),
                        new ConnectReason.OutOfDescriptors(true)),
                arguments(
                        tcp("[2001:db8::1]:80").gave(Syscall.SOCKET, EAFNOSUPPORT),
                        new Cause.WrongFamily(),
                        new ConnectReason.NoSocketsOfFamily(AddressFamily.IPV6)),
                arguments(
                        far().gave(Syscall.SOCKET, EPERM),
                        new Cause.Undetermined(),
                        new ConnectReason.Unexplained(
                                Syscall.SOCKET, ObservedConnect.errno(EPERM))),
                // misuse
                arguments(
                        tcp("224.0.0.1:80").gave(Syscall.CONNECT, ENETUNREACH),
                        new Cause.InvalidUse(),
                        new MisuseReason.ToMulticast(address("224.0.0.1"), Protocol.TCP)),
                arguments(
                        udp("255.255.255.255:80").gave(Syscall.CONNECT, EACCES),
                        new Cause.InvalidUse(),
                        new MisuseReason.ToBroadcast(address("255.255.255.255"), Protocol.UDP)),
                arguments(
                        udp("10.0.0.255:80")
                                .route("10.0.0.0", 24, null, false)
                                .gave(Syscall.CONNECT, EACCES),
                        new Cause.InvalidUse(),
                        new MisuseReason.ToBroadcast(address("10.0.0.255"), Protocol.UDP)),
                arguments(
                        tcp("[fe80::1]:80").gave(Syscall.CONNECT, EINVAL),
                        new Cause.InvalidUse(),
                        new MisuseReason.LacksInterface(address("fe80::1"))),
                arguments(
                        fromSource("[::1]:5000").gave(Syscall.BIND, EINVAL),
                        new Cause.WrongFamily(),
                        new MisuseReason.FamiliesDiffer(address("::1"), to)),
                // refused by somebody else
                arguments(
                        far().gaveLater(ECONNREFUSED).saw(new Look.FirstHop(), Optional.empty()),
                        new Cause.NothingListening(),
                        new ListenerReason.RefusedThere(Protocol.TCP, there)),
                arguments(
                        udp(FAR).gave(Syscall.RECV, ECONNREFUSED),
                        new Cause.NothingListening(),
                        new ListenerReason.RefusedThere(Protocol.UDP, there)),
                // refused here
                arguments(
                        tcp(HERE).gave(Syscall.CONNECT, ECONNREFUSED).unreadable(),
                        new Cause.NothingListening(),
                        new ListenerReason.RefusedUnseen(here)),
                arguments(
                        refused().saw(NAMESPACES, beyond(true)),
                        new Cause.NothingListening(),
                        new ListenerReason.NobodyHasPort(Protocol.TCP, new Port(80), true)),
                arguments(
                        refused().saw(NAMESPACES, beyond(false)),
                        new Cause.NothingListening(),
                        new ListenerReason.NobodyHasPort(Protocol.TCP, new Port(80), false)),
                arguments(
                        refused().saw(NAMESPACES, beyond(false, LISTENER)),
                        new Cause.NothingListening(),
                        new ListenerReason.OnlyInNamespace(
                                Protocol.TCP, new Port(80), holder(LISTENER))),
                arguments(
                        refused(LISTENER).saw(same(HERE), Optional.empty()),
                        new Cause.Undetermined(),
                        new ListenerReason.ListensNow(here, holder(LISTENER))),
                arguments(
                        refused(LISTENER).saw(same(HERE), came(HERE, WORKED)),
                        new Cause.NothingListening(),
                        new ListenerReason.ListensSince(here, holder(LISTENER))),
                arguments(
                        refused(LISTENER).saw(same(HERE), came(HERE, AGAIN)),
                        new Cause.RefusedByFirewall(),
                        new ListenerReason.RefusedInItsPlace(here, holder(LISTENER))),
                arguments(
                        refused(OTHER).saw(same("127.0.0.2:80"), Optional.empty()),
                        new Cause.ListeningElsewhere(List.of(OTHER)),
                        new ListenerReason.ListensElsewhere(here, holder(OTHER))),
                // silence
                arguments(
                        tcp(HERE).unanswered().loopbackDown(),
                        new Cause.NoRoute(),
                        new UnreachableReason.LoopbackDown(address("127.0.0.1"))),
                arguments(
                        tcp(HERE).unanswered().sockets(),
                        new Cause.NoReply(),
                        new SilenceReason.SilentHere(here, Listener.NONE)),
                arguments(
                        tcp(HERE).unanswered().sockets(LISTENER).saw(same(HERE), came(HERE, AGAIN)),
                        new Cause.NoReply(),
                        new SilenceReason.SilentHere(here, Listener.HAS_ROOM)),
                arguments(
                        tcp(HERE)
                                .unanswered()
                                .sockets(LISTENER)
                                .saw(same(HERE), came(HERE, WORKED)),
                        new Cause.NoReply(),
                        new SilenceReason.SilentHere(here, Listener.LATE)),
                arguments(silent(null), new Cause.NoReply(), new SilenceReason.NothingCameBack()),
                arguments(
                        silent(hop(false, State.REACHABLE, true)),
                        new Cause.NoReply(),
                        new SilenceReason.NeighbourDrops(there)),
                arguments(
                        silent(hop(true, State.REACHABLE, true)),
                        new Cause.NoReply(),
                        new SilenceReason.NothingCameBack()),
                arguments(
                        silent(hop(true, State.FAILED, true)),
                        new Cause.HostUnreachable(),
                        new UnreachableReason.GatewayGone(to, "eth0")),
                arguments(
                        silent(hop(false, State.FAILED, true)),
                        new Cause.HostUnreachable(),
                        new UnreachableReason.NobodyAnswers(to, "eth0", true)),
                arguments(
                        silent(hop(false, State.INCOMPLETE, true)),
                        new Cause.HostUnreachable(),
                        new UnreachableReason.NobodyAnswers(to, "eth0", false)),
                arguments(
                        silent(hop(false, null, false)),
                        new Cause.HostUnreachable(),
                        new UnreachableReason.NoCarrier(to, "eth0")),
                arguments(
                        udp(HERE).sockets(),
                        new Cause.Undetermined(),
                        new SilenceReason.DatagramUnanswered(here, false)),
                arguments(
                        udp(HERE).sockets(socket(HERE, "UDP")),
                        new Cause.Undetermined(),
                        new SilenceReason.DatagramUnanswered(here, true)),
                // no way
                arguments(
                        far().gave(Syscall.CONNECT, ENETUNREACH)
                                .saw(new Look.FirstHop(), Optional.empty()),
                        new Cause.NoRoute(),
                        new UnreachableReason.NoRouteTo(to)),
                arguments(
                        far().gaveLater(ENETUNREACH).saw(new Look.FirstHop(), Optional.empty()),
                        new Cause.HostUnreachable(),
                        new UnreachableReason.RouterHasNoRoute(to)),
                arguments(
                        far().gaveLater(EHOSTUNREACH).saw(new Look.FirstHop(), Optional.empty()),
                        new Cause.HostUnreachable(),
                        new UnreachableReason.RouterOrNextHop(to)),
                arguments(
                        far().gaveLater(EHOSTUNREACH)
                                .saw(new Look.FirstHop(), hop(false, State.REACHABLE, true)),
                        new Cause.HostUnreachable(),
                        new UnreachableReason.RefusedThoughThere(to)),
                arguments(
                        far().gave(Syscall.CONNECT, EHOSTUNREACH)
                                .route("203.0.113.0", 24, null, true)
                                .saw(new Look.FirstHop(), Optional.empty()),
                        new Cause.HostUnreachable(),
                        new UnreachableReason.DeclaredUnreachable(to, true)),
                arguments(
                        far().gave(Syscall.CONNECT, EINVAL)
                                .saw(new Look.FirstHop(), Optional.empty()),
                        new Cause.NoRoute(),
                        new UnreachableReason.Blackholed(to, false)),
                arguments(
                        far().gave(Syscall.CONNECT, EACCES)
                                .route("203.0.113.0", 24, null, true)
                                .saw(new Look.FirstHop(), Optional.empty()),
                        new Cause.RefusedByFirewall(),
                        new UnreachableReason.Prohibited(to)),
                arguments(
                        tcp(HERE).gaveLater(EHOSTUNREACH),
                        new Cause.RefusedByFirewall(),
                        new UnreachableReason.RejectedHere(here)),
                // ICMP
                arguments(
                        far().gaveLater(EHOSTUNREACH)
                                .icmp(3, 1, "198.51.100.1")
                                .saw(new Look.FirstHop(), Optional.empty()),
                        new Cause.HostUnreachable(),
                        rejected(1, "198.51.100.1", Sender.ON_THE_WAY)),
                arguments(
                        far().gaveLater(EHOSTUNREACH)
                                .icmp(3, 13, "203.0.113.7")
                                .saw(new Look.FirstHop(), Optional.empty()),
                        new Cause.RefusedByFirewall(),
                        rejected(13, "203.0.113.7", Sender.DESTINATION)),
                arguments(
                        far().gaveLater(EHOSTUNREACH)
                                .icmp(3, 1, "10.0.0.2")
                                .saw(new Look.FirstHop(), Optional.empty()),
                        new Cause.RefusedByFirewall(),
                        rejected(1, "10.0.0.2", Sender.HERE)),
                arguments(
                        far().gaveLater(EHOSTUNREACH)
                                .icmp(3, 1, null)
                                .saw(new Look.FirstHop(), Optional.empty()),
                        new Cause.HostUnreachable(),
                        rejected(1, null, Sender.UNTOLD)),
                // forbidden
                arguments(
                        far().gave(Syscall.CONNECT, EPERM)
                                .saw(new Look.FirstHop(), Optional.empty()),
                        new Cause.RefusedByFirewall(),
                        new ForbiddenReason.CallForbidden(there)),
                arguments(
                        udp(FAR).gave(Syscall.SEND, EPERM),
                        new Cause.RefusedByFirewall(),
                        new ForbiddenReason.DatagramDropped(there)),
                arguments(
                        far().gave(Syscall.CONNECT, EACCES)
                                .saw(new Look.FirstHop(), Optional.empty()),
                        new Cause.RefusedByFirewall(),
                        new ForbiddenReason.AccessDenied(there, Refuser.HERE)),
                arguments(
                        far().gaveLater(EACCES).saw(new Look.FirstHop(), Optional.empty()),
                        new Cause.RefusedByFirewall(),
                        new ForbiddenReason.AccessDenied(there, Refuser.NETWORK)),
                // reset
                arguments(
                        far().gaveLater(ECONNRESET).saw(new Look.FirstHop(), Optional.empty()),
                        new Cause.ConnectionReset(),
                        new ConnectionReason.WasReset(there)),
                // source
                arguments(
                        fromSource("10.0.0.9:0")
                                .gave(Syscall.BIND, EADDRNOTAVAIL)
                                .saw(same(FAR), Optional.empty()),
                        null,
                        new SourceReason.SourceNotHere(address("10.0.0.9"))),
                arguments(
                        fromSource("127.0.0.1:0")
                                .gave(Syscall.CONNECT, EINVAL)
                                .saw(same(FAR), Optional.empty()),
                        null,
                        new SourceReason.SourceInside(address("127.0.0.1"), to)),
                arguments(
                        fromSource(HERE)
                                .gave(Syscall.BIND, EADDRINUSE)
                                .sockets(LISTENER)
                                .saw(new Look.PickedPorts(), Optional.empty())
                                .saw(same(FAR), Optional.empty()),
                        new Cause.PortHeld(LISTENER),
                        new SourceReason.SourceHeld(here.endpoint(), holder(LISTENER))),
                arguments(
                        fromSource(HERE)
                                .gave(Syscall.BIND, EACCES)
                                .saw(
                                        new Look.Privilege(),
                                        new PortPrivilege(false, new Port(1024))),
                        new Cause.PrivilegedPort(new Port(1024)),
                        new SourceReason.SourcePrivileged(new Port(80))),
                arguments(
                        fromSource(HERE)
                                .gave(Syscall.BIND, EACCES)
                                .saw(new Look.Privilege(), new PortPrivilege(false, null)),
                        new Cause.Undetermined(),
                        new SourceReason.SourceForbiddenOrPrivileged(here)),
                arguments(
                        fromSource(HERE)
                                .gave(Syscall.BIND, EACCES)
                                .saw(new Look.Privilege(), new PortPrivilege(true, new Port(1024))),
                        new Cause.ForbiddenByPolicy(),
                        new SourceReason.SourceForbidden(here)),
                arguments(
                        far().gave(Syscall.CONNECT, EADDRNOTAVAIL)
                                .saw(new Look.FirstHop(), Optional.empty())
                                .saw(new Look.PickedPorts(), Optional.empty()),
                        new Cause.Undetermined(),
                        new SourceReason.PortsUnread()),
                arguments(
                        far().gave(Syscall.CONNECT, EADDRNOTAVAIL)
                                .saw(new Look.FirstHop(), Optional.empty())
                                .saw(new Look.PickedPorts(), Optional.of(TWO))
                                .sockets(
                                        socket("10.0.0.2:40000", FAR, "ESTABLISHED"),
                                        socket("10.0.0.2:40001", FAR, "TIME_WAIT 30")),
                        new Cause.EphemeralPortsExhausted(TWO, 2),
                        new SourceReason.AllPortsTaken(Protocol.TCP, TWO, there)),
                arguments(
                        far().gave(Syscall.CONNECT, EADDRNOTAVAIL)
                                .saw(new Look.FirstHop(), Optional.empty())
                                .saw(new Look.PickedPorts(), Optional.of(TWO))
                                .sockets(socket("10.0.0.2:40000", FAR, "ESTABLISHED")),
                        new Cause.EphemeralPortsExhausted(TWO, 1),
                        new SourceReason.MostPortsTaken(1, TWO, there)),
                // redirected
                arguments(
                        tcp(HERE)
                                .saw(new Look.Served(), false)
                                .saw(new Look.Open(), Optional.of(openAgain(OTHER))),
                        new Cause.Redirected(null),
                        new ConnectionReason.SentElsewhere(here, null, null)));
    }

    private static OpenAgain openAgain(SocketEntry... sockets) {
        var attempt =
                new Attempt(
                        probe(Protocol.TCP, HERE),
                        ObservedConnect.seen().lookedAt(),
                        List.of(),
                        WORKED,
                        place("127.0.0.1:50000").endpoint(),
                        ObservedConnect.TOOK);
        return new OpenAgain(attempt, ObservedConnect.seen(sockets));
    }

    private static UnreachableReason rejected(int code, @Nullable String by, Sender sender) {
        var error = new IcmpError(AddressFamily.IPV4, 3, code, by == null ? null : address(by));
        return new UnreachableReason.RejectedByIcmp(place(FAR), error, sender);
    }

    @ParameterizedTest
    @MethodSource("explanations")
    void causeAndReasonFollowFromWhatWasObserved(
            ObservedConnect observed, @Nullable ConnectCause cause, ConnectReason reason) {
        assertThat(observed.concluded())
                .isInstanceOfSatisfying(
                        Explanation.class,
                        said -> {
                            assertThat(said.reason()).isEqualTo(reason);
                            if (cause == null) {
                                assertThat(said.cause()).isInstanceOf(Cause.SourceNotLocal.class);
                            } else {
                                assertThat(said.cause()).isEqualTo(cause);
                            }
                        });
    }

    static Stream<Arguments> looks() {
        return Stream.of(
                arguments(far().gaveLater(ECONNREFUSED), new Look.FirstHop()),
                arguments(far().unanswered(), new Look.FirstHop()),
                arguments(tcp(HERE).gave(Syscall.CONNECT, ECONNREFUSED), new Look.Sockets()),
                arguments(refused(), NAMESPACES),
                arguments(refused(LISTENER), same(HERE)),
                arguments(refused(OTHER), same("127.0.0.2:80")),
                arguments(tcp(HERE).unanswered(), new Look.Sockets()),
                arguments(tcp(HERE).unanswered().sockets(LISTENER), same(HERE)),
                arguments(
                        tcp("[2001:db8::1]:80")
                                .gaveLater(EHOSTUNREACH)
                                .saw(new Look.FirstHop(), Optional.empty()),
                        new Look.Reporting()),
                arguments(fromSource("10.0.0.9:0").gave(Syscall.BIND, EADDRNOTAVAIL), same(FAR)),
                arguments(fromSource(HERE).gave(Syscall.BIND, EACCES), new Look.Privilege()),
                arguments(fromSource(HERE).gave(Syscall.BIND, EADDRINUSE), new Look.Sockets()),
                arguments(
                        tcp("[2001:db8::1]:80")
                                .from("[fe80::9%eth9]:80")
                                .gave(Syscall.BIND, ENODEV),
                        new Look.Device("eth9")),
                arguments(tcp(HERE), new Look.Served()),
                arguments(tcp(HERE).saw(new Look.Served(), false), new Look.Open()));
    }

    @ParameterizedTest
    @MethodSource("looks")
    void whatIsNotKnownIsLookedAtFirst(ObservedConnect observed, Look<?> look) {
        assertThat(observed.concluded()).isEqualTo(look);
    }

    static Stream<ObservedConnect> fine() {
        return Stream.of(
                far(),
                tcp(HERE).saw(new Look.Served(), true),
                tcp(HERE).saw(new Look.Served(), false).saw(new Look.Open(), Optional.empty()),
                tcp(HERE)
                        .saw(new Look.Served(), false)
                        .saw(new Look.Open(), Optional.of(openAgain(LISTENER))));
    }

    @ParameterizedTest
    @MethodSource("fine")
    void ofAConnectionThatIsAsGoodAsWasAskedThereIsNothingToSay(ObservedConnect observed) {
        assertThat(observed.concluded()).isEqualTo(Conclusion.nothing());
    }

    static Stream<Arguments> offers() {
        return Stream.of(
                arguments(refused().saw(NAMESPACES, beyond(true)), List.of("start-server")),
                arguments(
                        refused(OTHER).saw(same("127.0.0.2:80"), came("127.0.0.2:80", WORKED)),
                        List.of("use-other-address")),
                arguments(
                        refused(OTHER).saw(same("127.0.0.2:80"), came("127.0.0.2:80", AGAIN)),
                        List.of()),
                arguments(silent(null), List.of("raise-timeout")),
                arguments(
                        fromSource("10.0.0.9:0")
                                .gave(Syscall.BIND, EADDRNOTAVAIL)
                                .saw(same(FAR), came(FAR, WORKED)),
                        List.of("use-other-address")));
    }

    @ParameterizedTest
    @MethodSource("offers")
    void whatWasTriedInVainIsNotOffered(ObservedConnect observed, List<String> fixes) {
        assertThat(((Explanation) observed.concluded()).offers())
                .extracting(Offer::fix)
                .extracting(fix -> fix.id())
                .isEqualTo(fixes);
    }
}

package dev.bindsight.diagnosis.conclude.connect;

import static dev.bindsight.occupancy.Seen.NOW;

import dev.bindsight.diagnosis.observation.Conclusion;
import dev.bindsight.diagnosis.observation.ConnectObservation;
import dev.bindsight.diagnosis.observation.Explanation;
import dev.bindsight.diagnosis.observation.KnownOwners;
import dev.bindsight.diagnosis.observation.Look;
import dev.bindsight.diagnosis.observation.NextHop;
import dev.bindsight.diagnosis.observation.RoutingTable;
import dev.bindsight.diagnosis.observation.SeenSockets;
import dev.bindsight.diagnosis.observation.Surroundings;
import dev.bindsight.model.Arg;
import dev.bindsight.model.Attempt;
import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Coverage;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.Errno;
import dev.bindsight.model.ErrnoName;
import dev.bindsight.model.Exchange;
import dev.bindsight.model.Exchange.FirstBytes;
import dev.bindsight.model.Exchange.Tls;
import dev.bindsight.model.IcmpError;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.IpAddressText;
import dev.bindsight.model.LocalAddress;
import dev.bindsight.model.OnTheWire;
import dev.bindsight.model.Outcome;
import dev.bindsight.model.Outcome.DecidedBy;
import dev.bindsight.model.Probe.ConnectProbe;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.Route;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.Source;
import dev.bindsight.model.Syscall;
import dev.bindsight.model.SyscallResult;
import dev.bindsight.model.TracedCall;
import dev.bindsight.model.fact.Evidence;
import dev.bindsight.model.fact.Fact;
import dev.bindsight.model.fact.Holder;
import dev.bindsight.testbed.ScriptedSocket;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What may have been observed about a connect, said in a few words, and what each look shows. */
final class GivenConnect {
    static final LocalAddress LO = new LocalAddress(address("127.0.0.1"), "lo");
    static final LocalAddress ETH = new LocalAddress(address("192.0.2.7"), "eth0");
    static final IpAddress GATEWAY = address("192.0.2.1");
    static final Duration WAITED = Duration.ofSeconds(1);

    private final Endpoint to;
    private int scope;
    private @Nullable String device;
    private Protocol protocol = Protocol.TCP;
    private @Nullable BindPlace source;
    private boolean blocks;
    private Outcome outcome = new Outcome.Worked();
    private List<TracedCall> trace = List.of();
    private @Nullable Endpoint local;
    private @Nullable IcmpError icmp;
    private @Nullable Exchange exchange;
    private List<LocalAddress> addresses = List.of(LO, ETH);
    private List<Route> routes = List.of();
    private boolean isLoopbackDown;
    private final Map<Look<?>, Object> shown = new HashMap<>();

    private GivenConnect(Endpoint to) {
        this.to = to;
    }

    static GivenConnect to(String endpoint) {
        return new GivenConnect(ScriptedSocket.endpoint(endpoint));
    }

    /** To a port that {@code endpoint} cannot name. */
    static GivenConnect to(Endpoint endpoint) {
        return new GivenConnect(endpoint);
    }

    GivenConnect on(int itsScope, @Nullable String itsDevice) {
        scope = itsScope;
        device = itsDevice;
        return this;
    }

    GivenConnect udp() {
        protocol = Protocol.UDP;
        return this;
    }

    GivenConnect from(String place) {
        source = BindPlace.parse(place).orElseThrow();
        return this;
    }

    GivenConnect blocking() {
        blocks = true;
        return this;
    }

    /** A call gave it after a while. */
    GivenConnect gave(Syscall call, ErrnoName errno, Duration after) {
        var error = new Errno(errno, 1);
        outcome = new Outcome.Refused(call, error, DecidedBy.KERNEL);
        trace = List.of(new TracedCall(call, List.of(), new SyscallResult.Failed(error), after));
        return this;
    }

    /** connect(2) itself gave it: that is this machine's own decision. */
    GivenConnect refusedHere(ErrnoName errno) {
        return gave(Syscall.CONNECT, errno, Duration.ZERO);
    }

    /** It came later, over the network. */
    GivenConnect refusedLater(ErrnoName errno) {
        return gave(Syscall.POLL, errno, WAITED);
    }

    GivenConnect endedByClock() {
        refusedLater(ErrnoName.ETIMEDOUT);
        outcome =
                new Outcome.Refused(
                        Syscall.POLL, new Errno(ErrnoName.ETIMEDOUT, 1), DecidedBy.TIMEOUT);
        return this;
    }

    GivenConnect cancelled() {
        outcome = new Outcome.Cancelled();
        return this;
    }

    /** What came over the connection. */
    GivenConnect exchanging(@Nullable Tls tls, @Nullable FirstBytes first) {
        exchange = new Exchange(tls, first, List.of());
        return this;
    }

    GivenConnect bound(String endpoint) {
        local = ScriptedSocket.endpoint(endpoint);
        return this;
    }

    /** One more call, behind those that there are. */
    GivenConnect calling(Syscall call, Duration took, long result, Arg... arguments) {
        var all = new ArrayList<>(trace);
        all.add(new TracedCall(call, List.of(arguments), new SyscallResult.Returned(result), took));
        trace = List.copyOf(all);
        return this;
    }

    GivenConnect icmp(IcmpError error) {
        icmp = error;
        return this;
    }

    GivenConnect having(LocalAddress... here) {
        addresses = List.of(here);
        return this;
    }

    GivenConnect routes(Route... seen) {
        routes = List.of(seen);
        return this;
    }

    GivenConnect loopbackDown() {
        isLoopbackDown = true;
        return this;
    }

    <R> GivenConnect showing(Look<R> look, R result) {
        shown.put(look, result);
        if (look instanceof Look.Sockets) {
            shown.put(new Look.Glance(), result);
        }
        return this;
    }

    GivenConnect hop(NextHop hop) {
        return showing(new Look.FirstHop(), Optional.of(hop));
    }

    GivenConnect noHop() {
        return showing(new Look.FirstHop(), Optional.empty());
    }

    GivenConnect seeing(SocketEntry... sockets) {
        return showing(new Look.Sockets(), sockets(List.of(), sockets));
    }

    static SeenSockets sockets(List<Coverage.Lack> lacks, SocketEntry... sockets) {
        return new SeenSockets(
                new Inventory(
                        NOW,
                        Duration.ZERO,
                        List.of(sockets),
                        Map.of(),
                        new Coverage(Source.SOCK_DIAG, null, 0, null, lacks)),
                KnownOwners.NONE);
    }

    ConnectProbe probe() {
        return new ConnectProbe(to, scope, device, protocol, source, WAITED, blocks);
    }

    Attempt attempt() {
        return new Attempt(
                probe(), NOW, trace, outcome, local, WAITED, new OnTheWire(null, icmp, false));
    }

    ConnectObservation found() {
        return new ConnectObservation(
                attempt(),
                exchange,
                new Surroundings(addresses, new RoutingTable(routes), isLoopbackDown));
    }

    /** What follows in the end; a look whose answer was not said is a mistake of the test. */
    Conclusion concluded() {
        ConnectObservation found = found();
        while (true) {
            Conclusion next = ConnectConclusions.conclude(found);
            if (!(next instanceof Look<?> look)) {
                return next;
            }
            found = answered(found, look);
        }
    }

    @SuppressWarnings("unchecked") // showing() takes an answer of the look's own type
    private <R> ConnectObservation answered(ConnectObservation found, Look<R> look) {
        Object answer = shown.get(look);
        if (answer == null) {
            throw new AssertionError("nothing said of " + look);
        }
        return found.with(look, (R) answer);
    }

    /** The same, or the first look whose answer was not said. */
    Conclusion next() {
        ConnectObservation found = found();
        while (true) {
            Conclusion next = ConnectConclusions.conclude(found);
            if (!(next instanceof Look<?> look) || !shown.containsKey(look)) {
                return next;
            }
            found = answered(found, look);
        }
    }

    /** What bears it out. */
    List<Fact> facts() {
        return explained().evidence().stream().map(Evidence::fact).toList();
    }

    /** The ids of what is offered. */
    List<String> offers() {
        return explained().offers().stream().map(each -> each.fix().id()).toList();
    }

    Explanation explained() {
        return (Explanation) concluded();
    }

    static IpAddress address(String text) {
        return IpAddressText.parse(text).orElseThrow();
    }

    static Holder held(SocketEntry socket) {
        return new Holder(socket, List.of(), false, null);
    }

    /** A listener with one more connection than its backlog. */
    static SocketEntry full(SocketEntry listener) {
        return new SocketEntry(
                listener.key(),
                listener.protocol(),
                listener.family(),
                listener.local(),
                null,
                null,
                listener.state(),
                6,
                5,
                listener.uid(),
                listener.inode(),
                0,
                null,
                null,
                listener.ownership());
    }

    static Route route(String network, int length) {
        return new Route(address(network), length, null, "eth0", false, 0);
    }

    static Route refusing(String network, int length) {
        return new Route(address(network), length, null, null, true, 0);
    }
}

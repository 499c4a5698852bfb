package dev.bindsight.diagnosis.conclude.connect;

import dev.bindsight.diagnosis.observation.Conclusion;
import dev.bindsight.diagnosis.observation.ConnectObservation;
import dev.bindsight.diagnosis.observation.KnownOwners;
import dev.bindsight.diagnosis.observation.Look;
import dev.bindsight.diagnosis.observation.RoutingTable;
import dev.bindsight.diagnosis.observation.SeenSockets;
import dev.bindsight.diagnosis.observation.Surroundings;
import dev.bindsight.model.Attempt;
import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Coverage;
import dev.bindsight.model.Errno;
import dev.bindsight.model.ErrnoName;
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
import dev.bindsight.occupancy.Seen;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What may have been observed about a connect, said in a few words. */
final class ObservedConnect {
    static final IpAddress OWN = address("10.0.0.2");
    static final Duration TOOK = Duration.ofMillis(5);

    private ConnectProbe probe;
    private Outcome outcome = new Outcome.Worked();
    private Syscall call = Syscall.CONNECT;
    private @Nullable IcmpError icmp;
    private List<Route> routes = List.of();
    private boolean isLoopbackDown;
    private final List<Answer<?>> answers = new ArrayList<>();

    private record Answer<R>(Look<R> look, R result) {
        ConnectObservation to(ConnectObservation found) {
            return found.with(look, result);
        }
    }

    private ObservedConnect(ConnectProbe probe) {
        this.probe = probe;
    }

    static IpAddress address(String text) {
        return IpAddressText.parse(text).orElseThrow();
    }

    static ConnectProbe probe(Protocol protocol, String to) {
        return new ConnectProbe(
                Seen.place(to).endpoint(), 0, protocol, null, Duration.ofSeconds(3), false);
    }

    static ObservedConnect tcp(String to) {
        return new ObservedConnect(probe(Protocol.TCP, to));
    }

    static ObservedConnect udp(String to) {
        return new ObservedConnect(probe(Protocol.UDP, to));
    }

    ObservedConnect from(String source) {
        probe =
                new ConnectProbe(
                        probe.endpoint(),
                        0,
                        probe.protocol(),
                        source.endsWith(":0")
                                ? BindPlace.parse(source.substring(0, source.length() - 2))
                                        .orElseThrow()
                                : Seen.place(source),
                        probe.timeout(),
                        false);
        return this;
    }

    /** The call gave an errno at once. */
    ObservedConnect gave(Syscall failed, ErrnoName errno) {
        call = failed;
        outcome = new Outcome.Refused(failed, errno(errno), DecidedBy.KERNEL);
        return this;
    }

    /** connect(2) went on, and poll(2) told of the errno. */
    ObservedConnect gaveLater(ErrnoName errno) {
        return gave(Syscall.POLL, errno);
    }

    ObservedConnect unanswered() {
        call = Syscall.POLL;
        outcome = new Outcome.Refused(Syscall.POLL, errno(ErrnoName.ETIMEDOUT), DecidedBy.TIMEOUT);
        return this;
    }

    ObservedConnect icmp(int type, int code, @Nullable String sender) {
        icmp =
                new IcmpError(
                        probe.endpoint().address().family(),
                        type,
                        code,
                        sender == null ? null : address(sender));
        return this;
    }

    ObservedConnect route(String network, int length, @Nullable String gateway, boolean refuses) {
        routes =
                List.of(
                        new Route(
                                address(network),
                                length,
                                gateway == null ? null : address(gateway),
                                refuses ? null : "eth0",
                                refuses,
                                0));
        return this;
    }

    ObservedConnect loopbackDown() {
        isLoopbackDown = true;
        return this;
    }

    <R> ObservedConnect saw(Look<R> look, R result) {
        answers.add(new Answer<>(look, result));
        return this;
    }

    ObservedConnect sockets(SocketEntry... sockets) {
        return saw(new Look.Sockets(), seen(sockets));
    }

    static SeenSockets seen(SocketEntry... sockets) {
        var coverage = new Coverage(Source.SOCK_DIAG, null, 0, null, List.of());
        return new SeenSockets(
                new Inventory(Instant.EPOCH, Duration.ZERO, List.of(sockets), Map.of(), coverage),
                KnownOwners.NONE);
    }

    ObservedConnect unreadable() {
        return saw(new Look.Sockets(), new SeenSockets(null, KnownOwners.NONE));
    }

    BindPlace place() {
        return probe.place();
    }

    ConnectProbe probe() {
        return probe;
    }

    /** An attempt of the same connect, or of another. */
    static Attempt attempt(ConnectProbe to, Outcome outcome, TracedCall... trace) {
        return new Attempt(to, Instant.EPOCH, List.of(trace), outcome, null, TOOK);
    }

    Conclusion concluded() {
        SyscallResult result =
                outcome instanceof Outcome.Refused refused
                        ? new SyscallResult.Failed(refused.errno())
                        : new SyscallResult.Returned(0);
        var attempt =
                new Attempt(
                        probe,
                        Instant.EPOCH,
                        List.of(new TracedCall(call, List.of(), result, TOOK)),
                        outcome,
                        null,
                        TOOK,
                        new OnTheWire(null, icmp, false));
        var here =
                new Surroundings(
                        List.of(new LocalAddress(OWN, "eth0")),
                        new RoutingTable(routes),
                        isLoopbackDown);
        var found = new ConnectObservation(attempt, null, here);
        for (Answer<?> each : answers) {
            found = each.to(found);
        }
        return ConnectConclusions.conclude(found);
    }

    static Errno errno(ErrnoName name) {
        return new Errno(name.name(), 1 + name.ordinal());
    }
}

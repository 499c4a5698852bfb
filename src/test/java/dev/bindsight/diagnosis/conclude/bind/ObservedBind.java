package dev.bindsight.diagnosis.conclude.bind;

import static dev.bindsight.occupancy.Seen.NOW;
import static dev.bindsight.occupancy.Seen.USER;

import dev.bindsight.diagnosis.observation.BindObservation;
import dev.bindsight.diagnosis.observation.BindSurroundings;
import dev.bindsight.diagnosis.observation.BindTried;
import dev.bindsight.diagnosis.observation.HolderStates;
import dev.bindsight.diagnosis.observation.ObservationSubject;
import dev.bindsight.diagnosis.observation.OwnProcess;
import dev.bindsight.diagnosis.observation.PortSeen;
import dev.bindsight.diagnosis.observation.Viewer;
import dev.bindsight.explain.FoundError;
import dev.bindsight.explain.ReportedError;
import dev.bindsight.model.Arg;
import dev.bindsight.model.Attempt;
import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Coverage;
import dev.bindsight.model.DuplicateCheck;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.EphemeralPorts;
import dev.bindsight.model.Errno;
import dev.bindsight.model.ErrnoName;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.LocalAddress;
import dev.bindsight.model.Outcome;
import dev.bindsight.model.Pid;
import dev.bindsight.model.Port;
import dev.bindsight.model.Probe.BindProbe;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.ProcessRef;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.SocketKey;
import dev.bindsight.model.SocketOption;
import dev.bindsight.model.Source;
import dev.bindsight.model.SourceRefusal;
import dev.bindsight.model.Syscall;
import dev.bindsight.model.SyscallResult;
import dev.bindsight.model.SystemdUnit;
import dev.bindsight.model.TracedCall;
import dev.bindsight.occupancy.Occupants;
import dev.bindsight.occupancy.Seen;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What may have been observed about a bind, said in a few words. */
final class ObservedBind {
    static final Pid SELF = new Pid(999);
    static final Viewer VIEWER = new Viewer("/home/ann", ZoneOffset.UTC);
    static final EphemeralPorts RANGE = new EphemeralPorts(new Port(32_768), new Port(60_999));

    private BindProbe probe;
    private Outcome outcome = new Outcome.Worked();
    private boolean isReported;
    private List<SocketEntry> sockets = List.of();
    private boolean isReadable = true;
    private boolean isCertain = true;
    private List<Coverage.Lack> lacks = List.of();
    private @Nullable Attempt again;
    private HolderStates holders = HolderStates.NONE;
    private final Map<ProcessRef, ProcessDetails> processes = new HashMap<>();
    private final Map<SocketKey, SystemdUnit> units = new HashMap<>();
    private OwnProcess own = new OwnProcess(SELF, USER, "ann", Set.of(), true);
    private boolean isOutgoing;
    private @Nullable Port unprivilegedFrom;
    private @Nullable EphemeralPorts range;
    private List<LocalAddress> addresses = List.of();
    private boolean isLoopbackDown;
    private @Nullable DuplicateCheck check;
    private boolean lacksDevice;
    private final Map<SocketOption, Attempt> options = new EnumMap<>(SocketOption.class);
    private @Nullable Attempt otherPort;
    private @Nullable Attempt anyPort;
    private @Nullable Attempt otherFamily;
    private @Nullable Attempt ownAddress;
    private @Nullable Attempt everyAddress;

    private ObservedBind(BindProbe probe) {
        this.probe = probe;
    }

    /** A bind that was refused, of TCP. */
    static ObservedBind at(String place) {
        return new ObservedBind(probe(place));
    }

    /** A bind of TCP; with {@code :*} to a port that the kernel picks. */
    static BindProbe probe(String place) {
        BindPlace at =
                place.endsWith(":*")
                        ? BindPlace.parse(place.substring(0, place.length() - 2)).orElseThrow()
                        : Seen.place(place);
        return new BindProbe(at, Protocol.TCP, Set.of());
    }

    ObservedBind udp() {
        probe = new BindProbe(probe.place(), Protocol.UDP, Set.of());
        return this;
    }

    ObservedBind gave(ErrnoName errno) {
        return gave(errno, 1);
    }

    ObservedBind gave(ErrnoName errno, int number) {
        outcome =
                new Outcome.Refused(
                        Syscall.BIND, new Errno(errno, number), Outcome.DecidedBy.KERNEL);
        return this;
    }

    ObservedBind leftOut(Syscall call, SocketEntry... holders) {
        outcome = new Outcome.NotTried(call, List.of(holders));
        return this;
    }

    /** Nothing was tried: somebody has the error. */
    ObservedBind reported() {
        isReported = true;
        return this;
    }

    ObservedBind seeing(SocketEntry... seen) {
        sockets = List.of(seen);
        return this;
    }

    ObservedBind seeing(List<SocketEntry> seen) {
        sockets = seen;
        return this;
    }

    /** No source told what of it is in the way for sure. */
    ObservedBind guessed() {
        isCertain = false;
        return this;
    }

    ObservedBind blind() {
        isReadable = false;
        return this;
    }

    ObservedBind lacking(Coverage.Lack lack) {
        lacks = List.of(lack);
        return this;
    }

    ObservedBind again(boolean works) {
        again = works ? works("127.0.0.1:80") : refused(probe);
        return this;
    }

    ObservedBind of(ProcessDetails... owners) {
        Arrays.stream(owners).forEach(each -> processes.put(each.ref(), each));
        return this;
    }

    ObservedBind unit(SocketEntry socket, SystemdUnit unit) {
        units.put(socket.key(), unit);
        return this;
    }

    ObservedBind holding(HolderStates states) {
        holders = states;
        return this;
    }

    ObservedBind as(OwnProcess self) {
        own = self;
        return this;
    }

    ObservedBind outgoing() {
        isOutgoing = true;
        return this;
    }

    ObservedBind picksFrom(EphemeralPorts ports) {
        range = ports;
        return this;
    }

    ObservedBind unprivilegedFrom(int port) {
        unprivilegedFrom = new Port(port);
        return this;
    }

    ObservedBind having(LocalAddress... here) {
        addresses = List.of(here);
        return this;
    }

    ObservedBind loopbackDown() {
        isLoopbackDown = true;
        return this;
    }

    ObservedBind checking(DuplicateCheck duplicates) {
        check = duplicates;
        return this;
    }

    ObservedBind lacksDevice() {
        lacksDevice = true;
        return this;
    }

    ObservedBind with(SocketOption option, Outcome how) {
        options.put(option, attempt(probe.with(option), how, null));
        return this;
    }

    ObservedBind otherPort(String place) {
        otherPort = works(place);
        return this;
    }

    ObservedBind anyPort(String place, int given) {
        anyPort =
                attempt(
                        probe(place),
                        new Outcome.Worked(),
                        new Endpoint(probe.endpoint().address(), new Port(given)));
        return this;
    }

    ObservedBind otherFamily(String place) {
        otherFamily = works(place);
        return this;
    }

    ObservedBind ownAddress(String place) {
        ownAddress = works(place);
        return this;
    }

    ObservedBind everyAddress(String place) {
        everyAddress = works(place);
        return this;
    }

    BindObservation found() {
        var seen =
                new Inventory(
                        NOW,
                        Duration.ZERO,
                        sockets,
                        processes,
                        units,
                        new Coverage(Source.PROCFS, null, 0, null, lacks));
        var occupants =
                isCertain
                        ? Occupants.at(probe.place(), probe.protocol(), sockets)
                        : Occupants.ofRefusal(probe.place(), probe.protocol(), sockets);
        PortSeen port =
                isReadable
                        ? new PortSeen(seen, List.of(), occupants, again, holders)
                        : PortSeen.unreadable(List.of(refusal()), again);
        var surroundings =
                new BindSurroundings(
                        own,
                        VIEWER,
                        Map.of(USER, "ann"),
                        isOutgoing,
                        range,
                        unprivilegedFrom,
                        addresses,
                        isLoopbackDown,
                        check,
                        lacksDevice);
        var tried =
                new BindTried(options, otherPort, anyPort, otherFamily, ownAddress, everyAddress);
        return new BindObservation(subject(), probe, NOW, port, surroundings, tried);
    }

    static SourceRefusal refusal() {
        return new SourceRefusal(Source.PROCFS, "open", new Errno(ErrnoName.EACCES, 13));
    }

    private ObservationSubject subject() {
        return isReported && outcome instanceof Outcome.Refused refused
                ? new ObservationSubject.Reported(
                        new FoundError(
                                new ReportedError(refused.errno().name(), null, null, null),
                                null,
                                "a line of a log",
                                0,
                                15,
                                List.of()),
                        refused.errno())
                : new ObservationSubject.Attempted(attempt(probe, outcome, null));
    }

    private static Attempt refused(BindProbe probe) {
        return attempt(
                probe,
                new Outcome.Refused(
                        Syscall.BIND,
                        new Errno(ErrnoName.EADDRINUSE, 98),
                        Outcome.DecidedBy.KERNEL),
                null);
    }

    private static Attempt works(String place) {
        return attempt(probe(place), new Outcome.Worked(), null);
    }

    private static Attempt attempt(BindProbe probe, Outcome how, @Nullable Endpoint local) {
        return new Attempt(probe, NOW, trace(probe), how, local, Duration.ZERO);
    }

    /** The calls of a bind, told from those of another by where it was. */
    static List<TracedCall> trace(BindProbe... probes) {
        var calls = new ArrayList<TracedCall>();
        for (BindProbe probe : probes) {
            calls.add(
                    new TracedCall(
                            Syscall.BIND,
                            List.of(new Arg.Text(probe.place() + " " + probe.options())),
                            new SyscallResult.Returned(0),
                            Duration.ZERO));
        }
        return calls;
    }

    /** A connection of {@code 127.0.0.1:80}. */
    static SocketEntry connection(String kind) {
        return Seen.socket("127.0.0.1:80", "127.0.0.1:4000", kind);
    }

    /** The same socket, seen by a source that tells no cookies. */
    static SocketEntry withoutCookie(SocketEntry socket) {
        return new SocketEntry(
                new SocketKey.ByAddress(socket.protocol(), socket.local(), socket.remote(), 0, 7),
                socket.protocol(),
                socket.family(),
                socket.local(),
                socket.remote(),
                socket.interfaceName(),
                socket.state(),
                socket.recvQ(),
                socket.sendQ(),
                socket.uid(),
                socket.inode(),
                socket.cgroup(),
                socket.v6only(),
                socket.timer(),
                socket.ownership());
    }
}

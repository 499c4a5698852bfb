package dev.bindsight.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.diagnosis.Matrix;
import dev.bindsight.diagnosis.MatrixCell;
import dev.bindsight.diagnosis.MatrixColumn;
import dev.bindsight.errno.CallMeaning;
import dev.bindsight.errno.Ecosystem;
import dev.bindsight.errno.ErrnoEntry;
import dev.bindsight.errno.Match;
import dev.bindsight.errno.NumberSpace;
import dev.bindsight.errno.PrintedText;
import dev.bindsight.fix.ActionFailure;
import dev.bindsight.fix.FreePortCheck;
import dev.bindsight.fix.Obstacle;
import dev.bindsight.fix.StopReport;
import dev.bindsight.json.AfterJson.PortAfterJson;
import dev.bindsight.json.Answers.BindJson;
import dev.bindsight.json.Answers.ErrnosJson;
import dev.bindsight.json.Answers.FreeJson;
import dev.bindsight.json.Answers.WaitJson;
import dev.bindsight.json.ConnectStream.StatisticsJson;
import dev.bindsight.model.AddressFamily;
import dev.bindsight.model.Attempt;
import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Cause;
import dev.bindsight.model.EaiCode;
import dev.bindsight.model.Errno;
import dev.bindsight.model.Exchange;
import dev.bindsight.model.Exchange.FirstBytes;
import dev.bindsight.model.Exchange.Head;
import dev.bindsight.model.Exchange.Tls;
import dev.bindsight.model.Fix;
import dev.bindsight.model.IcmpError;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.OnTheWire;
import dev.bindsight.model.Outcome;
import dev.bindsight.model.Outcome.DecidedBy;
import dev.bindsight.model.Port;
import dev.bindsight.model.Probe;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.Resolution;
import dev.bindsight.model.Signal;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.SocketOption;
import dev.bindsight.model.Supervisor;
import dev.bindsight.model.Syscall;
import dev.bindsight.model.SystemdUnit;
import dev.bindsight.model.TlsFailure;
import dev.bindsight.model.TrustProblem;
import dev.bindsight.model.fact.Benefit;
import dev.bindsight.model.fact.BindFact;
import dev.bindsight.model.fact.BindReason;
import dev.bindsight.model.fact.Diagnosis;
import dev.bindsight.model.fact.Evidence;
import dev.bindsight.model.fact.Fact;
import dev.bindsight.model.fact.Finding;
import dev.bindsight.model.fact.Happened;
import dev.bindsight.model.fact.Holder;
import dev.bindsight.model.fact.Need;
import dev.bindsight.model.fact.Offer;
import dev.bindsight.probe.Statistics;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Every kind of document, of a machine that never changes, is the same to the last byte as the one
 * that scripts were written for.
 */
class DocumentsTest {
    private static final Path PROMISED = Path.of("src/test/resources/dev/bindsight/json");
    private static final Duration TOOK = Duration.ofNanos(1_234_567);
    private static final Resolution RESOLVED =
            Resolution.found(
                    "shop.test",
                    List.of(
                            new Resolution.Address(IpAddress.LOOPBACK_IPV4, 0),
                            new Resolution.Address(Fixed.ALONE.local().address(), 2, "eth0")),
                    Duration.ofMillis(3));

    private static void assertPromised(String name, byte[] document) throws IOException {
        assertThat(new String(document, StandardCharsets.UTF_8))
                .isEqualTo(Files.readString(PROMISED.resolve(name + ".json")));
    }

    private static void assertPromised(String name, Object document) throws IOException {
        assertPromised(name, new JsonText().bytes(document));
    }

    @Test
    void ports() throws IOException {
        var out = new ByteArrayOutputStream();
        PortsJson.write(out, Fixed.SEEN, Fixed.SOCKETS, Fixed::user);
        assertPromised("ports", out.toByteArray());
    }

    @Test
    void portsOfASourceThatTellsEverything() throws IOException {
        var out = new ByteArrayOutputStream();
        PortsJson.write(out, Fixed.ALL_SEEN, List.of(Fixed.SHARED), Fixed::user);
        assertPromised("ports-all-seen", out.toByteArray());
    }

    @Test
    void oneSocket() throws IOException {
        assertPromised("socket", SocketJson.of(Fixed.SHARED, Fixed.SEEN, Fixed::user));
    }

    @Test
    void bindThatIsHeld() throws IOException {
        var place = new BindPlace(Fixed.endpoint("[::]:3000"), true, "eth0");
        var probe =
                new Probe.BindProbe(
                        place,
                        Protocol.TCP,
                        Set.of(SocketOption.SO_REUSEPORT, SocketOption.SO_REUSEADDR));
        var attempt =
                new Attempt(
                        probe,
                        Fixed.NOW,
                        Fixed.CALLS,
                        new Outcome.Worked(),
                        Fixed.endpoint("[::]:3000"),
                        TOOK);
        assertPromised("bind-held", BindJson.of(new Finding(attempt, null), Fixed::user).held(17));
    }

    @Test
    void bindThatIsNotTried() throws IOException {
        var probe =
                new Probe.BindProbe(
                        BindPlace.of(Fixed.endpoint("127.0.0.1:53")), Protocol.UDP, Set.of());
        assertPromised("bind-not-tried", BindJson.of(finding(probe, notTried()), Fixed::user));
    }

    @Test
    void bindThatIsRefused() throws IOException {
        var place = BindPlace.of(Fixed.endpoint("127.0.0.1:80"));
        var probe = new Probe.BindProbe(place, Protocol.TCP, Set.of());
        Attempt attempt =
                attempt(probe, new Outcome.Refused(Syscall.BIND, Fixed.IN_USE, DecidedBy.KERNEL));
        Fact shared = new BindFact.SharedPlace(Protocol.TCP, 2);
        var diagnosis =
                new Diagnosis(
                        new Cause.PortHeld(Fixed.SHARED),
                        new Happened.Refused(Syscall.BIND, Fixed.IN_USE),
                        new BindReason.PortTaken(
                                new Holder(Fixed.SHARED, List.of(Fixed.SERVER), false, "ann")),
                        List.of(
                                new Evidence(
                                        Evidence.Kind.TRIED_IN_VAIN, shared, null, Fixed.CALLS),
                                Evidence.socket(shared, Fixed.SHARED)),
                        List.of(
                                Offer.proven(
                                        new Fix.UseOtherPort(probe, new Port(3001)),
                                        Benefit.asTheFixSays(),
                                        Fixed.CALLS),
                                Offer.open(
                                        new Fix.StopOwner(List.of(Fixed.SERVER)),
                                        Benefit.asTheFixSays(),
                                        new Need.Root())),
                        Fixed.SEEN);
        assertPromised("bind-refused", BindJson.of(new Finding(attempt, diagnosis), Fixed::user));
    }

    @Test
    void matrix() throws IOException {
        var place = BindPlace.of(Fixed.endpoint("127.0.0.1:3000"));
        var probe = new Probe.BindProbe(place, Protocol.TCP, Set.of());
        Map<MatrixColumn, MatrixCell> cells =
                Map.of(
                        MatrixColumn.PLAIN,
                        new MatrixCell.Tried(
                                attempt(probe, refused(Fixed.IN_USE)), List.of(Fixed.SHARED)),
                        MatrixColumn.REUSE_ADDRESS,
                        new MatrixCell.Tried(attempt(probe, new Outcome.Worked()), List.of()),
                        MatrixColumn.REUSE_PORT,
                        new MatrixCell.NotTried(attempt(probe, notTried()), List.of(Fixed.ALONE)),
                        MatrixColumn.V6ONLY,
                        new MatrixCell.NotApplicable());
        var rows = List.of(new Matrix.Row(place, "lo", cells), new Matrix.Row(place, null, cells));
        assertPromised(
                "matrix",
                MatrixJson.of(
                        new Matrix(
                                new Port(3000),
                                Protocol.TCP,
                                rows,
                                List.of(Fixed.SHARED, Fixed.ALONE),
                                Fixed.SEEN,
                                3,
                                TOOK,
                                false),
                        Fixed::user));
    }

    @Test
    void connect() throws IOException {
        var out = new ByteArrayOutputStream();
        var stream = new ConnectStream(out, "shop.test", RESOLVED, Fixed::user);
        exchanges().forEach(each -> stream.attempt(connected(new Outcome.Worked(), each)));
        stream.attempt(connected(refused(Fixed.REFUSED), null));
        stream.attempt(
                connected(
                        new Outcome.Refused(
                                Syscall.POLL, new Errno("ETIMEDOUT", 110), DecidedBy.TIMEOUT),
                        null));
        stream.attempt(connected(new Outcome.Cancelled(), null));
        var statistics =
                new Statistics(
                        5, 4, TOOK, TOOK.plusNanos(500), TOOK.multipliedBy(2), TOOK.plusMillis(9));
        stream.end(
                null,
                List.of("https_proxy", "ALL_PROXY"),
                StatisticsJson.of(Fixed.endpoint("127.0.0.1:443"), statistics));
        assertPromised("connect", out.toByteArray());
    }

    @Test
    void connectToANameWithoutAnAddress() throws IOException {
        var out = new ByteArrayOutputStream();
        var unresolved =
                Resolution.failed(
                                "xn--shop.test",
                                EaiCode.EAI_SYSTEM,
                                new Errno("EMFILE", 24),
                                DecidedBy.TIMEOUT,
                                TOOK)
                        .typed("größe.test");
        new ConnectStream(out, "größe.test", unresolved, Fixed::user)
                .end(
                        null,
                        List.of(),
                        StatisticsJson.of(
                                Fixed.endpoint("[::1]:1"),
                                new Statistics(2, 0, null, null, null, null)));
        assertPromised("connect-unresolved", out.toByteArray());
    }

    @Test
    void connectThatWasCancelled() throws IOException {
        var out = new ByteArrayOutputStream();
        new ConnectStream(out, "shop.test", null, Fixed::user).end(null, List.of(), null);
        assertPromised("connect-cancelled", out.toByteArray());
    }

    @Test
    void stop() throws IOException {
        assertPromised(
                "stop",
                StopJson.of(
                        new StopJson.Seen(List.of(Fixed.SHARED, Fixed.ALONE), Fixed.SEEN),
                        actions(),
                        obstacles(),
                        List.of(taken(), freed()),
                        Fixed::user));
    }

    @Test
    void stopOfOnePort() throws IOException {
        assertPromised(
                "stop-one",
                StopJson.of(
                        new StopJson.Seen(List.of(Fixed.SHARED), Fixed.SEEN),
                        actions().subList(0, 1),
                        List.of(),
                        List.of(freed()),
                        Fixed::user));
    }

    @Test
    void stopWithNothingToStop() throws IOException {
        assertPromised(
                "stop-nothing",
                StopJson.of(
                        new StopJson.Seen(List.of(), Fixed.SEEN),
                        List.of(),
                        List.of(),
                        List.of(untouched(false), untouched(true)),
                        Fixed::user));
    }

    @Test
    void stopThatWasCancelled() throws IOException {
        var before = new StopJson.Seen(List.of(Fixed.SHARED), Fixed.SEEN);
        List<SocketEntry> now = IntStream.range(0, 40).mapToObj(Fixed::left).toList();
        assertPromised(
                "stop-cancelled",
                StopJson.cancelled(
                        before,
                        List.of(),
                        List.of(),
                        new StopJson.Seen(now, Fixed.SEEN),
                        List.of(untouched(true)),
                        Fixed::user));
    }

    @Test
    void stopThatWasCancelledBlind() throws IOException {
        var before = new StopJson.Seen(List.of(Fixed.SHARED), Fixed.SEEN);
        assertPromised(
                "stop-cancelled-blind",
                StopJson.cancelled(before, List.of(), List.of(), null, List.of(), Fixed::user));
    }

    @Test
    void free() throws IOException {
        assertPromised("free", new FreeJson(List.of(new Port(3001), new Port(3002))));
        assertPromised("free-none", new FreeJson(List.of()));
    }

    @Test
    void waiting() throws IOException {
        assertPromised("wait", WaitJson.of(true, TOOK, new Outcome.Worked()));
        assertPromised("wait-refused", WaitJson.of(false, TOOK, refused(Fixed.REFUSED)));
        assertPromised(
                "wait-unresolved",
                WaitJson.of(false, TOOK, new Outcome.Unresolved("shop.test", EaiCode.EAI_NONAME)));
        assertPromised("wait-never", WaitJson.of(false, TOOK, null));
    }

    @Test
    void errno() throws IOException {
        var entry =
                new ErrnoEntry(
                        "EADDRINUSE",
                        "Address already in use",
                        Map.of(
                                NumberSpace.LINUX, 98,
                                NumberSpace.MACOS, 48,
                                NumberSpace.LIBUV, -4091),
                        List.of("WSAEADDRINUSE"),
                        List.of(
                                new CallMeaning(
                                        "bind", "taken", List.of("a \"server\""), List.of())),
                        List.of(new PrintedText(Ecosystem.DOTNET, "in use")));
        var plain =
                new ErrnoEntry("EAI_NONAME", "unknown", Map.of(), List.of(), List.of(), List.of());
        assertPromised(
                "errno",
                ErrnoJson.of(
                        List.of(
                                new Match(entry, NumberSpace.LINUX),
                                new Match(plain, NumberSpace.MACOS),
                                new Match(plain, null)),
                        NumberSpace.LINUX));
        assertPromised(
                "errno-one", ErrnoJson.of(List.of(new Match(plain, null)), NumberSpace.LINUX));
        assertPromised("errnos", ErrnosJson.of(List.of(entry, plain), NumberSpace.WINDOWS));
    }

    private static Outcome refused(Errno errno) {
        return new Outcome.Refused(Syscall.CONNECT, errno, DecidedBy.KERNEL);
    }

    private static Outcome notTried() {
        return new Outcome.NotTried(Syscall.LISTEN, List.of(Fixed.SHARED));
    }

    private static Attempt attempt(Probe probe, Outcome outcome) {
        return new Attempt(probe, Fixed.NOW, Fixed.CALLS, outcome, null, TOOK);
    }

    private static Finding finding(Probe probe, Outcome outcome) {
        return new Finding(attempt(probe, outcome), null);
    }

    /** Each time with another thing told of its packets. */
    private static Finding connected(Outcome outcome, @Nullable Exchange exchange) {
        boolean worked = outcome.ok();
        var probe =
                new Probe.ConnectProbe(
                        Fixed.ALONE.local(),
                        2,
                        worked ? null : "eth0",
                        worked ? Protocol.TCP : Protocol.UDP,
                        worked ? BindPlace.of(Fixed.endpoint("127.0.0.1:0")) : null,
                        Duration.ofSeconds(3),
                        false);
        var icmp =
                worked
                        ? new IcmpError(AddressFamily.IPV4, 3, 1, IpAddress.LOOPBACK_IPV4)
                        : new IcmpError(AddressFamily.IPV6, 1, 4, null);
        var attempt =
                new Attempt(
                        probe,
                        Fixed.NOW,
                        Fixed.CALLS,
                        outcome,
                        worked ? Fixed.endpoint("127.0.0.1:55000") : null,
                        TOOK,
                        new OnTheWire(worked ? TOOK : null, icmp, !worked));
        return new Finding(attempt, exchange, null);
    }

    private static List<Exchange> exchanges() {
        var certificate =
                new Exchange.Certificate(
                        "shop.test",
                        "Test CA",
                        List.of("shop.test", "*.shop.test"),
                        Fixed.NOW.minusSeconds(86_400),
                        Fixed.NOW.plusSeconds(86_400));
        List<TrustProblem> distrust =
                List.of(
                        new TrustProblem.Expired("shop.test", Fixed.NOW),
                        new TrustProblem.UnknownIssuer("shop.test", "Test CA"));
        var closed = new TlsFailure.Closed(true);
        return List.of(
                exchange(
                        new Tls.Established("TLSv1.3", "AES", certificate, distrust, true, TOOK),
                        new FirstBytes.Spoke("220 shop.test\\r\\n", TOOK),
                        new Head.Answered(200, "OK", "nginx", TOOK)),
                exchange(
                        new Tls.Established("TLSv1.3", "AES", certificate, List.of(), TOOK),
                        new FirstBytes.Silent(TOOK),
                        new Head.Answered(204, "", null, TOOK)),
                exchange(
                        new Tls.Failed(closed, TOOK),
                        new FirstBytes.Closed(TOOK),
                        new Head.Other("SSH-2.0", TOOK)),
                exchange(
                        new Tls.Silent(TOOK),
                        new FirstBytes.Broken(Fixed.RESET, TOOK),
                        new Head.SessionEnded(closed, TOOK)),
                exchange(
                        new Tls.Broken(Syscall.RECV, Fixed.RESET, TOOK),
                        null,
                        new Head.Silent(TOOK)),
                exchange(null, null, new Head.Closed(TOOK)),
                exchange(null, null, new Head.Broken(Fixed.RESET, TOOK)));
    }

    private static Exchange exchange(
            @Nullable Tls tls, @Nullable FirstBytes first, @Nullable Head head) {
        return new Exchange(tls, first, head, Fixed.CALLS);
    }

    private static List<StopReport.Action> actions() {
        var owner = new Fix.StopOwner(List.of(Fixed.SERVER));
        var unit =
                new Fix.StopSupervisor(
                        new Supervisor.Systemd(
                                new SystemdUnit("shop.service", false), "always", List.of()));
        return List.of(
                new StopReport.Action(owner, Fixed.SERVER, Signal.SIGTERM, true, null, null, null),
                new StopReport.Action(
                        owner,
                        Fixed.WORKER,
                        Signal.SIGKILL,
                        false,
                        new ActionFailure.OutlivedKill(),
                        new Errno("EPERM", 1),
                        null),
                new StopReport.Action(unit, null, null, true, null, null, null));
    }

    private static List<Obstacle> obstacles() {
        return List.of(
                new Obstacle(Fixed.SHARED, new Obstacle.Cause.ForeignPid(Fixed.SERVER), null),
                new Obstacle(Fixed.ALONE, new Obstacle.Cause.SocketGone(), null));
    }

    private static PortAfterJson taken() {
        List<SocketEntry> holders =
                IntStream.range(0, 40)
                        .mapToObj(n -> n == 39 ? Fixed.SHARED : Fixed.left(n))
                        .toList();
        return PortAfterJson.of(
                new StopReport.Aftermath(
                        Fixed.SHARED,
                        false,
                        false,
                        Fixed.IN_USE,
                        Duration.ofSeconds(34),
                        holders,
                        true,
                        null,
                        Fixed.CALLS,
                        Fixed.SEEN),
                Fixed::user);
    }

    private static PortAfterJson freed() {
        return PortAfterJson.of(
                new StopReport.Aftermath(
                        Fixed.ALONE,
                        true,
                        true,
                        null,
                        null,
                        List.of(),
                        false,
                        null,
                        Fixed.CALLS,
                        Fixed.SEEN),
                Fixed::user);
    }

    private static PortAfterJson untouched(boolean plainOk) {
        return PortAfterJson.untouched(
                BindPlace.of(Fixed.endpoint("127.0.0.1:3000")),
                Protocol.UDP,
                new FreePortCheck.Proven(
                        plainOk,
                        plainOk,
                        plainOk ? null : Fixed.IN_USE,
                        plainOk ? null : Duration.ofSeconds(12),
                        Fixed.CALLS),
                List.of(Fixed.TIME_WAIT),
                Fixed.SEEN,
                Fixed::user);
    }
}

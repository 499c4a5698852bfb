package dev.bindsight.json;

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
import dev.bindsight.json.Answers.ErrnosJson;
import dev.bindsight.json.Answers.FreeJson;
import dev.bindsight.json.Answers.WaitJson;
import dev.bindsight.model.BindPlace;
import dev.bindsight.model.EaiCode;
import dev.bindsight.model.Errno;
import dev.bindsight.model.Fix;
import dev.bindsight.model.Outcome;
import dev.bindsight.model.Port;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.Signal;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.Supervisor;
import dev.bindsight.model.SystemdUnit;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Documents about ports: of lists, stops, free ports and errnos. */
class DocumentsTest extends OnPromisedDocuments {
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
                ErrnoEntry.of(
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
                ErrnoEntry.of("EAI_NONAME", "unknown", Map.of(), List.of(), List.of(), List.of());
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

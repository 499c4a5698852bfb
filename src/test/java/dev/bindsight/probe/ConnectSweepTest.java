package dev.bindsight.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bindsight.model.Attempt;
import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.Outcome;
import dev.bindsight.model.Port;
import dev.bindsight.model.Probe.ConnectProbe;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.Syscall;
import dev.bindsight.model.TracedCall;
import dev.bindsight.platform.Platform;
import dev.bindsight.platform.linux.LinuxPlatform;
import dev.bindsight.platform.portable.PortablePlatform;
import dev.bindsight.testbed.OpenDescriptors;
import dev.bindsight.testbed.Sandbox;
import dev.bindsight.testbed.ScriptedPlatform;
import dev.bindsight.testbed.ScriptedSocket;
import dev.bindsight.testbed.SparePort;
import dev.bindsight.text.TraceText;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.FileInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

class ConnectSweepTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration BRIEF = Duration.ofMillis(200);

    /** Long against what a thread may have to wait for its turn before it polls. */
    private static final Duration WAIT = Duration.ofSeconds(2);

    private final Platform platform = LinuxPlatform.open();
    private final ConnectSweep sweep = new ConnectSweep(platform.sockets(), platform.machine());

    @AfterEach
    void close() {
        platform.close();
    }

    private static ServerSocket listener() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
    }

    private static ConnectProbe to(int port, Duration timeout) {
        var endpoint = new Endpoint(IpAddress.LOOPBACK_IPV4, new Port(port));
        return ConnectProbe.tcp(endpoint, 0, timeout);
    }

    private static String told(Attempt attempt) {
        return switch (attempt.outcome()) {
            case Outcome.Worked _ -> "worked";
            case Outcome.Refused(var syscall, var errno, var by) ->
                    syscall.label() + " " + errno.name() + " " + by;
            case Outcome.Cancelled _ -> "cancelled";
            case Outcome.Unresolved _, Outcome.NotTried _ -> throw new AssertionError(attempt);
        };
    }

    private static List<Syscall> calls(Attempt attempt) {
        return attempt.trace().stream().map(TracedCall::syscall).toList();
    }

    @Test
    void everyPortIsToldInOrderWithTheCallsMadeForIt() throws IOException {
        try (ServerSocket server = listener()) {
            int closed = SparePort.any();
            int open = server.getLocalPort();
            var told = new ArrayList<Attempt>();
            List<Attempt> attempts =
                    sweep.run(
                            List.of(to(closed, PATIENCE), to(open, PATIENCE), to(closed, PATIENCE)),
                            told::add,
                            new Cancellation());

            assertThat(attempts.stream().map(ConnectSweepTest::told))
                    .containsExactly(
                            "connect ECONNREFUSED KERNEL", "worked", "connect ECONNREFUSED KERNEL");
            assertThat(told).containsExactlyInAnyOrderElementsOf(attempts);
            assertThat(calls(attempts.get(0)))
                    .containsExactly(
                            Syscall.SOCKET, Syscall.CONNECT, Syscall.GETSOCKOPT, Syscall.CLOSE);
            Attempt worked = attempts.get(1);
            assertThat(calls(worked))
                    .containsExactly(
                            Syscall.SOCKET,
                            Syscall.CONNECT,
                            Syscall.GETSOCKOPT,
                            Syscall.POLL,
                            Syscall.GETSOCKOPT,
                            Syscall.GETSOCKNAME,
                            Syscall.GETSOCKOPT,
                            Syscall.CLOSE);
            assertThat(worked.wire().seenLate()).isTrue();
            assertThat(worked.wire().roundTrip()).isPositive();
            assertThat(worked.wire().roundTrip()).isLessThan(worked.elapsed());
            assertThat(worked.local()).isNotNull();
            assertThat(worked.local().address()).isEqualTo(IpAddress.LOOPBACK_IPV4);
            try (Socket accepted = server.accept()) {
                assertThat(accepted.getPort()).isEqualTo(worked.local().port().number());
            }
        }
    }

    @Test
    void aPortThatDoesNotAnswerIsEndedByOwnClockAndToldSo() throws IOException {
        try (var full = new FullQueue()) {
            List<ConnectProbe> probes = Collections.nCopies(40, to(full.port(), WAIT));
            List<Attempt> attempts = sweep.run(probes, _ -> {}, new Cancellation());

            assertThat(attempts)
                    .hasSize(40)
                    .allSatisfy(attempt -> {
                        assertThat(told(attempt)).isEqualTo("poll ETIMEDOUT TIMEOUT");
                        assertThat(attempt.elapsed()).isGreaterThanOrEqualTo(WAIT);
                        TracedCall poll = attempt.trace().get(3);
                        assertThat(TraceText.arguments(poll))
                                .contains("{fd=", "POLLOUT")
                                .doesNotContain("revents");
                        assertThat(poll.duration()).isBetween(WAIT.dividedBy(2), attempt.elapsed());
                    });
        }
    }

    @Test
    void aCancelEndsWhatIsOnItsWayAndBeginsNoMore() throws IOException {
        long before = OpenDescriptors.count();
        try (var full = new FullQueue()) {
            var probes = new ArrayList<ConnectProbe>();
            probes.addAll(Collections.nCopies(100, to(full.port(), Duration.ofHours(1))));
            probes.add(to(SparePort.any(), PATIENCE));
            probes.addAll(Collections.nCopies(1_000, to(full.port(), Duration.ofHours(1))));
            var cancellation = new Cancellation();
            List<Attempt> attempts = sweep.run(probes, _ -> cancellation.cancel(), cancellation);

            assertThat(attempts).hasSize(101);
            assertThat(attempts.stream().filter(each -> told(each).equals("cancelled")))
                    .hasSize(100);
            assertThat(told(attempts.get(100))).isEqualTo("connect ECONNREFUSED KERNEL");
            assertThat(attempts)
                    .allSatisfy(each -> assertThat(calls(each)).endsWith(Syscall.CLOSE));
        }
        OpenDescriptors.assertNoMoreThan(before);
    }

    @Test
    void nothingIsLeftOpenWhenTheOneWhoIsToldThrows() throws IOException {
        long before = OpenDescriptors.count();
        try (var full = new FullQueue()) {
            int closed = SparePort.any();
            assertThatThrownBy(() ->
                            sweep.run(
                                    List.of(to(full.port(), PATIENCE), to(closed, PATIENCE)),
                                    _ -> {
                                        throw new IllegalStateException("told");
                                    },
                                    new Cancellation()))
                    .hasMessage("told");
        }
        OpenDescriptors.assertNoMoreThan(before);
    }

    @Test
    void aSourceThatIsNotHereIsRefusedByTheKernel() throws IOException {
        var elsewhere = new Endpoint(IpAddress.ipv4(0xC000_0201), new Port(0));
        var probe =
                new ConnectProbe(
                        new Endpoint(IpAddress.LOOPBACK_IPV4, new Port(SparePort.any())),
                        0,
                        Protocol.TCP,
                        BindPlace.of(elsewhere),
                        PATIENCE,
                        false);
        assertThat(
                        sweep.run(List.of(probe), _ -> {}, new Cancellation()).stream()
                                .map(ConnectSweepTest::told))
                .containsExactly("bind EADDRNOTAVAIL KERNEL");
    }

    @Test
    void onlyConnectsThatDoNotBlockAreSwept() {
        var endpoint = new Endpoint(IpAddress.LOOPBACK_IPV4, new Port(9));
        for (ConnectProbe probe :
                List.of(
                        new ConnectProbe(endpoint, 0, Protocol.UDP, null, BRIEF, false),
                        new ConnectProbe(endpoint, 0, Protocol.TCP, null, BRIEF, true))) {
            assertThatThrownBy(() -> sweep.run(List.of(probe), _ -> {}, new Cancellation()))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void theTwinsSweepAsWell() throws IOException {
        var scripted = new ScriptedPlatform();
        scripted.add(ScriptedSocket.listener("127.0.0.1:80"));
        assertThat(
                        new ConnectSweep(scripted.sockets(), scripted.machine())
                                        .run(
                                                List.of(to(80, BRIEF), to(81, BRIEF)),
                                                _ -> {},
                                                new Cancellation())
                                        .stream()
                                        .map(ConnectSweepTest::told))
                .containsExactly("worked", "connect ECONNREFUSED KERNEL");
        try (Platform portable = PortablePlatform.open();
                ServerSocket server = listener();
                var full = new FullQueue()) {
            List<ConnectProbe> probes =
                    List.of(
                            to(full.port(), BRIEF),
                            to(server.getLocalPort(), PATIENCE),
                            to(SparePort.any(), PATIENCE));
            List<Attempt> attempts =
                    new ConnectSweep(portable.sockets(), portable.machine())
                            .run(probes, _ -> {}, new Cancellation());
            assertThat(attempts.stream().map(ConnectSweepTest::told))
                    .containsExactly(
                            "poll ETIMEDOUT TIMEOUT", "worked", "connect ECONNREFUSED KERNEL");
        }
    }

    /** The kernel's limit is 300 there: 75 sockets at once, of which it grants 5, then none. */
    @Test
    void aShortageOfDescriptorsSlowsASweepAndIsNeverTakenForARefusal() {
        String said = Sandbox.asNobody().after("ulimit -n 300").run(Shortage.class);

        assertThat(said.lines())
                .containsExactly(
                        "limit 300",
                        "with 5: 50 x poll ETIMEDOUT TIMEOUT, 50 x connect ECONNREFUSED KERNEL",
                        "with 0: 10 x socket EMFILE KERNEL");
    }

    static final class Shortage {
        public static void main(String[] arguments) throws IOException {
            try (Platform platform = LinuxPlatform.open();
                    var full = new FullQueue()) {
                var sweep = new ConnectSweep(platform.sockets(), platform.machine());
                System.out.println("limit " + platform.machine().descriptorLimit());
                int closed = SparePort.any();
                List<ConnectProbe> probes =
                        IntStream.range(0, 100)
                                .mapToObj(i -> to(i % 2 == 0 ? full.port() : closed, BRIEF))
                                .toList();
                // loads every class, for which there is no descriptor later
                String all = counted(sweep.run(probes, _ -> {}, new Cancellation()));
                var taken = new ArrayList<FileInputStream>();
                takeAll(taken);
                give(taken, 5);
                String few = counted(sweep.run(probes, _ -> {}, new Cancellation()));
                takeAll(taken);
                String none =
                        counted(sweep.run(probes.subList(0, 10), _ -> {}, new Cancellation()));
                give(taken, taken.size());
                if (!all.equals(few)) {
                    System.out.println("with all: " + all);
                }
                System.out.println("with 5: " + few);
                System.out.println("with 0: " + none);
            }
        }

        private static String counted(List<Attempt> attempts) {
            List<String> told = attempts.stream().map(ConnectSweepTest::told).toList();
            return String.join(
                    ", ",
                    told.stream()
                            .distinct()
                            .sorted(Collections.reverseOrder())
                            .map(each -> Collections.frequency(told, each) + " x " + each)
                            .toList());
        }

        private static void takeAll(List<FileInputStream> taken) {
            try {
                while (true) {
                    taken.add(new FileInputStream("/dev/null"));
                }
            } catch (IOException e) {
                // there is none left, which is what it is for
                return;
            }
        }

        private static void give(List<FileInputStream> taken, int count) throws IOException {
            for (int i = 0; i < count; i++) {
                taken.removeLast().close();
            }
        }
    }
}

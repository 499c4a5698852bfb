package dev.bindsight.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.model.Attempt;
import dev.bindsight.model.EaiCode;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.Errno;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.Outcome;
import dev.bindsight.model.Outcome.DecidedBy;
import dev.bindsight.model.Port;
import dev.bindsight.model.Probe.ConnectProbe;
import dev.bindsight.model.Syscall;
import dev.bindsight.platform.Platform;
import dev.bindsight.platform.linux.LinuxPlatform;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

class RepeaterTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration INTERVAL = Duration.ofMillis(20);

    private static ConnectProbe to(int port) {
        var endpoint = new Endpoint(IpAddress.LOOPBACK_IPV4, new Port(port));
        return ConnectProbe.tcp(endpoint, 0, PATIENCE);
    }

    private static Attempt attempt(Outcome outcome, long micros) {
        return new Attempt(
                to(80), Instant.EPOCH, List.of(), outcome, null, Duration.ofNanos(micros * 1_000));
    }

    @Test
    void theFirstThatConnectedIsWorthierThanWhatFailed() {
        Attempt failed = attempt(new Outcome.Unresolved("h", EaiCode.EAI_AGAIN), 1);
        Attempt other = attempt(new Outcome.Unresolved("h", EaiCode.EAI_FAIL), 2);
        Attempt connected = attempt(new Outcome.Worked(), 3);
        Attempt later = attempt(new Outcome.Worked(), 4);

        assertThat(List.of(failed, other).stream().reduce(Repeater::worthier)).contains(failed);
        assertThat(List.of(failed, connected, other, later).stream().reduce(Repeater::worthier))
                .contains(connected);
    }

    @Test
    void aServerThatGoesAwayIsSeenInTheSamples() throws IOException {
        try (Platform platform = LinuxPlatform.open();
                var server = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"))) {
            var told = new ArrayList<Sample>();
            List<Sample> samples =
                    new Repeater(new ConnectProver(platform.sockets(), platform.machine()))
                            .repeat(
                                    to(server.getLocalPort()),
                                    6,
                                    INTERVAL,
                                    sample -> {
                                        told.add(sample);
                                        if (sample.index() == 3) {
                                            close(server);
                                        }
                                    },
                                    new Cancellation());

            assertThat(told).isEqualTo(samples);
            assertThat(samples.stream().map(Sample::index)).containsExactly(0, 1, 2, 3, 4, 5);
            assertThat(samples.stream().map(sample -> sample.attempt().ok()))
                    .containsExactly(true, true, true, true, false, false);
            for (int i = 1; i < samples.size(); i++) {
                // from start to start; a pause may end late, never early
                assertThat(samples.get(i).since()).isGreaterThanOrEqualTo(INTERVAL.multipliedBy(i));
            }
            Statistics statistics = Statistics.of(samples);
            assertThat(statistics.sent()).isEqualTo(6);
            assertThat(statistics.connected()).isEqualTo(4);
            assertThat(statistics.lost()).isEqualTo(2);
            assertThat(statistics.min()).isPositive();
            assertThat(statistics.median()).isBetween(statistics.min(), statistics.max());
        }
    }

    @Test
    void aCancelEndsThePauseAndTheOneUnderWayIsNoSample() {
        var cancellation = new Cancellation();
        var inPause =
                new Repeater((_, _) -> attempt(new Outcome.Worked(), 1))
                        .repeat(
                                to(80),
                                10,
                                Duration.ofHours(1),
                                _ -> cancellation.cancel(),
                                cancellation);
        assertThat(inPause).hasSize(1);

        var later = new Cancellation();
        var underWay =
                new Repeater(
                                (_, _) -> {
                                    later.cancel();
                                    return attempt(new Outcome.Cancelled(), 1);
                                })
                        .repeat(to(80), 10, INTERVAL, _ -> {}, later);
        assertThat(underWay).isEmpty();
    }

    @Test
    void statisticsAreByNearestRankOfThoseThatWorked() {
        var samples = new ArrayList<Sample>();
        for (int i = 0; i < 200; i++) {
            samples.add(new Sample(i, Duration.ZERO, attempt(new Outcome.Worked(), 200 - i)));
        }
        samples.add(new Sample(200, Duration.ZERO, attempt(refused(DecidedBy.KERNEL), 9_999)));

        assertThat(Statistics.of(samples))
                .isEqualTo(
                        new Statistics(201, 200, micros(1), micros(100), micros(198), micros(200)));
        assertThat(Statistics.of(List.of()))
                .isEqualTo(new Statistics(0, 0, null, null, null, null));
    }

    @Test
    void aSpreadsheetGetsOneLineForEachSample() {
        var samples =
                List.of(
                        new Sample(0, Duration.ZERO, attempt(new Outcome.Worked(), 85)),
                        new Sample(
                                1,
                                Duration.ofSeconds(1).plusNanos(52_999),
                                attempt(refused(DecidedBy.KERNEL), 41)),
                        new Sample(
                                2,
                                Duration.ofSeconds(12),
                                attempt(refused(DecidedBy.TIMEOUT), 3_000_123)));

        assertThat(SampleCsv.of(samples))
                .isEqualTo(
                        """
                        index,since_seconds,address,outcome,errno,connect_microseconds\r
                        0,0.000000,127.0.0.1:80,connected,,85\r
                        1,1.000052,127.0.0.1:80,failed,ECONNREFUSED,41\r
                        2,12.000000,127.0.0.1:80,timeout,ECONNREFUSED,3000123\r
                        """);
    }

    private static Outcome refused(DecidedBy by) {
        return new Outcome.Refused(Syscall.CONNECT, new Errno("ECONNREFUSED", 111), by);
    }

    private static Duration micros(long micros) {
        return Duration.ofNanos(micros * 1_000);
    }

    private static void close(ServerSocket server) {
        try {
            server.close();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}

package dev.bindsight.explain.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.errno.ErrnoReference;
import dev.bindsight.explain.lines.LogTime;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What a log reports, in groups. */
class LogReaderTest {
    private static final LogReader READER = new LogReader(ErrnoReference.standard());

    private static final String LOG =
            """
            2026-11-28 10:12:30.000 GET /api/cart 200 9 ms
            2026-11-28 10:12:33.021 Error: connect ECONNREFUSED 127.0.0.1:5432
                at TCPConnectWrap.afterConnect [as oncomplete] (node:net:1607:16) {
              errno: -111,
              code: 'ECONNREFUSED',
              syscall: 'connect',
              address: '127.0.0.1',
              port: 5432
            }
            2026-11-28 10:12:34.000 GET /api/cart 503 4 ms
            2026-11-28 10:12:35.500 Error: listen EADDRINUSE: address already in use :::3000
            2026-11-28 10:12:40.000 Error: connect ECONNREFUSED 127.0.0.1:5432
            """;

    private static LogGroups read(byte[] log) throws IOException {
        return READER.read(new ByteArrayInputStream(log), _ -> {}, () -> false);
    }

    private static LogGroups read(String log) throws IOException {
        return read(log.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void errorsOfOneKindAreAGroupWithTheirTimesAndPlaces() throws IOException {
        LogGroups groups = read(LOG);

        assertThat(groups.errors()).isEqualTo(3);
        assertThat(groups.lines()).isEqualTo(12);
        assertThat(groups.bytes()).isEqualTo(LOG.length());
        assertThat(groups.end()).isEqualTo(LogGroups.End.COMPLETE);
        LogGroup refused = groups.groups().getFirst();
        assertThat(refused.error().errno()).isEqualTo("ECONNREFUSED");
        assertThat(refused.count()).isEqualTo(2);
        assertThat(refused.first())
                .extracting(LogTime::time)
                .isEqualTo(LocalTime.of(10, 12, 33, 21_000_000));
        assertThat(refused.last()).extracting(LogTime::time).isEqualTo(LocalTime.of(10, 12, 40));
        assertThat(refused.places())
                .containsExactly(
                        new LogPlace(LOG.indexOf("2026-11-28 10:12:33"), 2),
                        new LogPlace(LOG.indexOf("2026-11-28 10:12:40"), 12));
        assertThat(refused.when().counts().stream().mapToLong(Long::longValue).sum()).isEqualTo(2);
    }

    @Test
    void theExampleOfAGroupStandsWhereItSaysInItsText() throws IOException {
        LogGroup refused = read(LOG).groups().getFirst();

        String text = refused.exampleText();
        assertThat(text.substring(refused.example().start(), refused.example().end()))
                .isEqualTo(refused.example().text())
                .isEqualTo("Error: connect ECONNREFUSED 127.0.0.1:5432");
        assertThat(refused.example().marks())
                .extracting(mark -> text.substring(mark.start(), mark.end()))
                .contains("ECONNREFUSED", "127.0.0.1", "5432");
    }

    @Test
    void anErrorIsFoundWhereverThePiecesOfALargeLogAreCut() throws IOException {
        String error = "12:00:00 dial tcp 10.0.0.1:6379: connect: connection refused\n";
        for (int shift = 0; shift < error.length() + 40; shift += 7) {
            String before = "x".repeat((1 << 20) - 30 - shift - 1) + "\n";
            LogGroups groups = read(before + error + "y".repeat(3_000_000) + "\n" + error);

            assertThat(groups.errors()).isEqualTo(2);
            assertThat(groups.groups().getFirst().places())
                    .extracting(LogPlace::line)
                    .containsExactly(2L, 4L);
            assertThat(groups.groups().getFirst().places().getFirst().offset())
                    .isEqualTo(before.length());
        }
    }

    @Test
    void whatIsNotUtf8IsTaken() throws IOException {
        byte[] log = "bind: Address already in use\n".getBytes(StandardCharsets.UTF_8);
        byte[] noise = new byte[5_000];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (byte) (i * 31);
        }
        byte[] both = new byte[noise.length + log.length + 1];
        System.arraycopy(noise, 0, both, 0, noise.length);
        both[noise.length] = '\n';
        System.arraycopy(log, 0, both, noise.length + 1, log.length);

        assertThat(read(both).errors()).isEqualTo(1);
    }

    @Test
    void theSameLineAgainIsAnotherErrorAlsoWithoutTimes() throws IOException {
        assertThat(read("connect ECONNREFUSED 127.0.0.1:5432\n".repeat(500)).errors())
                .isEqualTo(500);
    }

    @Test
    void peersOfBrokenConnectionsAreTakenTogether() throws IOException {
        var log = new StringBuilder();
        for (int i = 0; i < 17; i++) {
            log.append("10:00:0").append(i % 10);
            log.append(" read tcp 10.0.0.1:80->10.0.0.").append(i + 2);
            log.append(":4000: read: connection reset by peer\n");
        }

        LogGroup reset = read(log.toString()).groups().getFirst();

        assertThat(reset.count()).isEqualTo(17);
        assertThat(reset.peers()).isEqualTo(17);
        assertThat(reset.error().host()).isNull();
    }

    @Test
    void itStopsWhenItIsNoLongerWantedAndTellsHowFarItCame() throws IOException {
        var endless =
                new InputStream() {
                    @Override
                    public int read() {
                        return '\n';
                    }

                    @Override
                    public int read(byte[] into, int from, int length) {
                        Arrays.fill(into, from, from + length, (byte) '\n');
                        return length;
                    }
                };
        List<LogGroups> told = new ArrayList<>();

        LogGroups groups = READER.read(endless, told::add, () -> !told.isEmpty());

        assertThat(groups.end()).isEqualTo(LogGroups.End.CANCELLED);
        assertThat(told).last().extracting(LogGroups::end).isEqualTo(LogGroups.End.READING);
        assertThat(groups.bytes()).isPositive();
    }
}

package dev.bindsight.explain;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bindsight.errno.ErrnoReference;
import dev.bindsight.explain.log.LogGroup;
import dev.bindsight.explain.log.LogGroups;
import dev.bindsight.explain.log.LogReader;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/** A place that a program told before it tried it is that of its error, and of no other's. */
class PlaceBeforeTest {
    private static final ErrnoReference REFERENCE = ErrnoReference.standard();
    private static final ErrorReader READER = new ErrorReader(REFERENCE);
    private static final LogReader LOG_READER = new LogReader(REFERENCE);

    private static final String TOLD = "1706933106: Opening ipv4 listen socket on port 1883.\n";
    private static final String TAKEN = "1706933106: Error: Address already in use\n";

    /** {@code 10.0.0.1 80}, with a dash for what is not said. */
    private static List<String> places(String text) {
        return READER.readAll(text).stream()
                .map(FoundError::error)
                .map(PlaceBeforeTest::place)
                .toList();
    }

    private static List<String> placesInLog(String text) throws IOException {
        var log = new ByteArrayInputStream(text.getBytes(UTF_8));
        LogGroups groups = LOG_READER.read(log, _ -> {}, () -> false);
        return groups.groups().stream().map(LogGroup::error).map(PlaceBeforeTest::place).toList();
    }

    private static String place(ReportedError error) {
        return (error.host() == null ? "-" : error.host())
                + " "
                + (error.port() == null ? "-" : error.port());
    }

    static Stream<RuleExample> examples() {
        return RuleExample.all().filter(each -> each.rule().startsWith("announcements.rules"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void aLogIsReadAsWhatIsPasted(RuleExample example) throws IOException {
        assertThat(placesInLog(example.text())).isEqualTo(places(example.text()));
    }

    @Test
    void whatIsToldLaterReplacesIt() {
        assertThat(places(TOLD.replace("1883", "8883") + TOLD + TAKEN)).containsExactly("- 1883");
    }

    @Test
    void whatWentWellIsNoError() {
        assertThat(places(TOLD + "1706933106: mosquitto version 2.0.18 running\n")).isEmpty();
    }

    @Test
    void itIsTheErrorsOfOneProgramThatHaveIt() {
        String curl = "*   Trying 10.0.0.1:8080...\n";

        assertThat(places(curl + "kex_exchange_identification: read: Connection reset by peer"))
                .containsExactly("- -");
        assertThat(places(curl + "shopd: read: Connection reset by peer")).containsExactly("- -");
        assertThat(places(curl + "$ ./shopd\nread: Connection reset by peer"))
                .containsExactly("- -");
    }

    @Test
    void linesOfOthersMayStandBetween() throws IOException {
        String text =
                """
                vpn-1  | UDPv4 link remote: [AF_INET]198.51.100.7:1194
                vpn-2  | UDPv4 link remote: [AF_INET]198.51.100.9:1195
                api-1  | read: Connection refused
                vpn-1  | read UDPv4 [ECONNREFUSED]: Connection refused (code=111)
                """;

        assertThat(places(text)).containsExactly("- -", "198.51.100.7 1194");
        assertThat(placesInLog(text)).containsExactlyInAnyOrder("- -", "198.51.100.7 1194");
    }

    @Test
    void anErrorHasItsOwnAndEndsAnother() {
        assertThat(
                        places(
                                """
                                *   Trying 10.0.0.1:8080...
                                * connect to 10.0.0.2 port 8081 failed: Connection refused
                                * Recv failure: Connection reset by peer
                                """))
                .containsExactly("10.0.0.2 8081", "- -");
    }

    /** Of what anybody may word so, a few lines are too many, and two at once too. */
    @Test
    void whoWordsItAsManyDoIsReadWithMoreCare() {
        String told = "Connecting to 10.0.0.1:5432\n";
        String refused = "connect: Connection refused\n";

        assertThat(places(told + "Loading images\n" + refused)).containsExactly("10.0.0.1 5432");
        assertThat(places(told + "Loading images\n".repeat(4) + refused)).containsExactly("- -");
        assertThat(places(told + "Connected.\n" + refused)).containsExactly("- -");
        assertThat(places(told + "Connected.\n" + "read: Connection reset by peer"))
                .containsExactly("10.0.0.1 5432");
        assertThat(places(told + told.replace("5432", "6379") + refused)).containsExactly("- -");
        assertThat(places(told + refused + told.replace("5432", "6379") + refused))
                .containsExactly("10.0.0.1 5432", "10.0.0.1 6379");
        assertThat(places(told + "Connecting to the cache\n" + refused)).containsExactly("- -");
    }

    @Test
    void aTraceIsLongAndStandsNear() {
        String frame = "  File \"/app/pub.py\", line 12, in connect\n    self.reconnect()\n";

        assertThat(
                        places(
                                "INFO:shop:Connecting to broker.internal:1884\n"
                                        + "Traceback (most recent call last):\n"
                                        + frame.repeat(12)
                                        + "ConnectionRefusedError: [Errno 111] Connection"
                                        + " refused\n"))
                .containsExactly("broker.internal 1884");
    }

    @Test
    void aServersPlaceIsNotThatOfAConnect() {
        assertThat(places(TOLD + "1706933107: Error: Connection refused\n")).containsExactly("- -");
    }

    @Test
    void oneThatWasToldLongBeforeIsOfSomethingElse() throws IOException {
        String line = "1706933106: Loading plugin.\n";
        String near = TOLD + line.repeat(31) + TAKEN.replace("already ", "");
        String far = TOLD + line.repeat(33) + TAKEN.replace("already ", "");

        assertThat(places(near)).containsExactly("- 1883");
        assertThat(placesInLog(line.repeat(100) + near)).containsExactly("- 1883");
        assertThat(places(far)).containsExactly("- -");
        assertThat(placesInLog(line.repeat(100) + far)).containsExactly("- -");
    }
}

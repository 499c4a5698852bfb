package dev.bindsight.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.errno.ErrnoReference;
import dev.bindsight.model.Port;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;

/** Messages that a terminal has broken where no word tells it, and lines that only look so. */
class NarrowLinesTest {
    private static final ErrorReader READER = new ErrorReader(ErrnoReference.standard());

    private static final String BEFORE =
            "2024-05-05 10:00:00,123 ERROR [main] app.Server - could not start the service: ";

    private static Expected first(String text) {
        return Expected.of(READER.readAll(text).getFirst().error());
    }

    private static Expected expected(
            String errno, @Nullable String call, @Nullable String host, @Nullable Integer port) {
        return new Expected(errno, call, host, port);
    }

    @Test
    void aPortGoesOnBehindTheBreak() {
        String text = BEFORE + "Error: connect ECONNREFUSED 127.0.0.1:54\n32";

        FoundError found = READER.readAll(text).getFirst();

        assertThat(Expected.of(found.error()))
                .isEqualTo(expected("ECONNREFUSED", "connect", "127.0.0.1", 5432));
        assertThat(found.marks())
                .filteredOn(mark -> mark.what() == TextMark.What.PORT)
                .extracting(mark -> text.substring(mark.start(), mark.end()))
                .containsExactly("54\n32");
    }

    @Test
    void theNextLineIsNoRestOfAPort() {
        assertThat(first(BEFORE + "Error: connect ECONNREFUSED 127.0.0.1:54\n32 errors found"))
                .isEqualTo(expected("ECONNREFUSED", "connect", "127.0.0.1", 54));
        assertThat(first(BEFORE + "Error: connect ECONNREFUSED 127.0.0.1:54\n2024-05-05 10:00:01"))
                .isEqualTo(expected("ECONNREFUSED", "connect", "127.0.0.1", 54));
    }

    @Test
    void anAddressGoesOnBehindTheBreak() {
        assertThat(first(BEFORE + "bind() to 10.0.\n0.4:80 failed (98: Address already in use)"))
                .isEqualTo(expected("EADDRINUSE", "bind", "10.0.0.4", 80));
    }

    @Test
    void aPlaceThatHadNoRoomStandsInTheNextLine() {
        assertThat(first(BEFORE + "Error: connect ECONNREFUSED\n    127.0.0.1:5432"))
                .isEqualTo(expected("ECONNREFUSED", "connect", "127.0.0.1", 5432));
        assertThat(first(BEFORE + "Error: listen\nEADDRINUSE: address already in use :::3000"))
                .isEqualTo(expected("EADDRINUSE", "listen", "::", 3000));
        assertThat(first(BEFORE + "dial tcp 10.0.0.9:5432: connect:\nconnection refused"))
                .isEqualTo(expected("ECONNREFUSED", "connect", "10.0.0.9", 5432));
    }

    @Test
    void whatTheNextLineTellsOfSomethingElseIsNotTaken() {
        assertThat(first(BEFORE + "connect ECONNREFUSED\nTest server runs at 127.0.0.1:3000"))
                .isEqualTo(expected("ECONNREFUSED", "connect", null, null));
        assertThat(first(BEFORE + "getaddrinfo EAI_AGAIN\nexiting"))
                .isEqualTo(expected("EAI_AGAIN", "getaddrinfo", null, null));
        assertThat(first(BEFORE + "server listens at 10.0.0.1:3000\nconnection refused"))
                .isEqualTo(expected("ECONNREFUSED", "connect", null, null));
    }

    @Test
    void aLineThatHadRoomForMoreIsWhole() {
        String text =
                BEFORE + "Error: connect ECONNREFUSED\n127.0.0.1:5432\n" + "-".repeat(200) + "\n";

        assertThat(first(text)).isEqualTo(expected("ECONNREFUSED", "connect", null, null));
    }

    /** A break within a port must not make another port of it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Error: listen EADDRINUSE: address already in use :::3000",
                "Error: connect ECONNREFUSED 127.0.0.1:5432",
                "dial tcp 10.0.0.9:5432: connect: connection refused",
                "bind() to 0.0.0.0:8080 failed (98: Address already in use)",
                "OSError: [Errno 98] error while attempting to bind on address ('127.0.0.1', 8000):"
                        + " address already in use",
                "java.net.ConnectException: Connection refused: localhost/127.0.0.1:9092"
            })
    void noWidthMakesAnotherPortOfIt(String message) {
        String whole = BEFORE + message;
        Port port = READER.readAll(whole).getFirst().error().port();

        for (int width = 60; width < whole.length(); width++) {
            var lines = new ArrayList<String>();
            for (int at = 0; at < whole.length(); at += width) {
                lines.add(whole.substring(at, Math.min(whole.length(), at + width)));
            }
            List<FoundError> found = READER.readAll(String.join("\n", lines));
            assertThat(found)
                    .as("%d wide", width)
                    .extracting(each -> each.error().port())
                    .allMatch(each -> each == null || each.equals(port));
        }
    }
}

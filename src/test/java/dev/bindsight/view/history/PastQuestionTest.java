package dev.bindsight.view.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.model.Port;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Random;

class PastQuestionTest {
    /** A Thursday. */
    private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");

    private static final ZoneId ZONE = ZoneOffset.UTC;

    private static PastQuestion read(String text) {
        return PastQuestion.read(text, NOW, ZONE);
    }

    @ParameterizedTest
    @CsvSource({
        "who held 3000 yesterday at 14:00?, 3000, 2026-11-25T14:00:00Z",
        "Who had port 3000 at 14:00, 3000, 2026-11-25T14:00:00Z",
        "3000 at 9:30, 3000, 2026-11-26T09:30:00Z",
        "3000 mon 14:00, 3000, 2026-11-23T14:00:00Z",
        ":3000 3h ago, 3000, 2026-11-26T07:00:00Z",
        "3000 3h, 3000, 2026-11-26T07:00:00Z",
        "2026-11-20 14:00 8080, 8080, 2026-11-20T14:00:00Z",
        "2026-11-20T14:00:00Z 8080, 8080, 2026-11-20T14:00:00Z",
        "who had 3000 before?, 3000,",
        "when was 3000 free?, 3000,",
        "who stopped 3000, 3000,",
        "what did 3000 do an hour ago, 3000, 2026-11-26T09:00:00Z",
        "who had 3000 a minute ago, 3000, 2026-11-26T09:59:00Z",
        "10 minutes ago who had 3000?, 3000, 2026-11-26T09:50:00Z",
        "3000, 3000,",
        "yesterday,, 2026-11-25T00:00:00Z",
    })
    void portAndTimeAreRead(String text, @Nullable Integer port, @Nullable Instant at) {
        PastQuestion asked = read(text);

        assertThat(asked.port()).isEqualTo(port == null ? null : new Port(port));
        assertThat(asked.at()).isEqualTo(at);
        assertThat(asked.words()).isEmpty();
    }

    @Test
    void whatElseIsSaidNarrowsTheRecord() {
        PastQuestion asked = read("node since monday");

        assertThat(asked.port()).isNull();
        assertThat(asked.since()).isTrue();
        assertThat(asked.at()).isEqualTo(Instant.parse("2026-11-23T00:00:00Z"));
        assertThat(asked.filter()).isEqualTo("node");
        assertThat(read("3000 nginx").filter()).isEqualTo("port:3000 nginx");
    }

    @Test
    void anyTextIsSomeQuestion() {
        var random = new Random(7);
        String letters = "0123456789:-tz who at ? since yesterday mon 3h \u00e9\ud83d\ude00";
        for (int i = 0; i < 5_000; i++) {
            var text = new StringBuilder();
            for (int length = random.nextInt(60); length > 0; length--) {
                text.append(letters.charAt(random.nextInt(letters.length())));
            }
            PastQuestion asked = read(text.toString());
            assertThat(asked.words()).hasSizeLessThanOrEqualTo(40);
        }
        assertThat(read("9".repeat(100_000)).port()).isNull();
    }

    /** It would be answered for another moment or another port than the one that was meant. */
    @ParameterizedTest
    @CsvSource({
        "who held 3000 at 25:00?, 25:00",
        "3000 tomorrow at 14:00, tomorrow",
        "3000 at 2pm, 2pm",
        "3000 2026-13-40, 2026-13-40",
        "who held 70000 yesterday, 70000",
        "3000 at noon or noon, noon",
    })
    void whatIsNeitherPortNorTimeIsTold(String text, String word) {
        PastQuestion asked = read(text);

        assertThat(asked.misunderstood()).containsExactly(word);
        assertThat(asked.filter()).doesNotContain(word);
    }

    @Test
    void aSpanOfTimeThatIsNotUnderstoodIsNoFilterEither() {
        PastQuestion asked = read("3010 between 18:00 and 18:01");

        assertThat(asked.misunderstood()).containsExactly("between", "18:01");
        assertThat(asked.filter()).isEqualTo("port:3010");
        assertThat(read("3010 from 18:00 to 18:01").filter()).isEqualTo("port:3010");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "3000 yesterday 18:00:22; 3000, Wed Nov 25, 18:00:22",
                "3000 yesterday 18:00; 3000, Wed Nov 25, 18:00",
                "3000 3h ago; 3000, Thu Nov 26, 07:00",
            })
    void theMomentIsSaidAsCloselyAsItWasAsked(String text, String understood) {
        Instant now = NOW.plusMillis(4_321);

        assertThat(Understood.of(PastQuestion.read(text, now, ZONE), ZONE)).isEqualTo(understood);
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1:3000", "3000-3010", "3000 next", "3000 8080", "7zip", "pid:3"})
    void whatIsAFilterIsNoMistake(String text) {
        assertThat(read(text).misunderstood()).isEmpty();
    }
}

package dev.bindsight.words;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.model.Endpoint;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.Port;
import dev.bindsight.model.SocketOption;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;

/** A sentence is made of pieces that know what they are, and reads as one text. */
class SentenceTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Endpoint HERE = new Endpoint(IpAddress.LOOPBACK_IPV4, new Port(3000));

    @Test
    void anArgumentStandsInItsPlaceAsWhatItIs() {
        Sentence sentence = Sentence.of("whyConnect.after.bothEnds", HERE);

        assertThat(sentence.spans())
                .containsExactly(
                        new Span.Plain("Both ends of the connection are "),
                        new Span.Address("127.0.0.1:3000"),
                        new Span.Plain("."));
        assertThat(sentence.text()).isEqualTo("Both ends of the connection are 127.0.0.1:3000.");
    }

    @Test
    void aSentenceWithinAnotherKeepsItsPieces() {
        Sentence option = Sentence.of("bindcause.offer.retryWith", SocketOption.SO_REUSEADDR);

        assertThat(Sentence.of("bindcause.offer.opens", option).spans())
                .containsExactly(
                        new Span.Plain("Retry with "),
                        new Span.Code("SO_REUSEADDR"),
                        new Span.Plain("…"));
    }

    @Test
    void aNumberChoosesItsWordsAndAPortIsNotGrouped() {
        assertThat(Sentence.of("bindcause.served", 1).text())
                .isNotEqualTo(Sentence.of("bindcause.served", 2).text());
        assertThat(Sentence.of("bindcause.offer.port", new Port(65_535)).text())
                .isEqualTo("Use port 65535");
    }

    @Test
    void aCountdownIsCountedAnewAndEndsAtNothing() {
        Sentence sentence =
                Sentence.of("bindcause.offer.wait", Sentence.countdown(NOON, NOON.plusSeconds(41)));

        assertThat(sentence.text()).isEqualTo("Bind when it ends (41 s)");
        assertThat(sentence.at(NOON.plusSeconds(40)).text()).isEqualTo("Bind when it ends (1 s)");
        assertThat(sentence.at(NOON.plusSeconds(60)).text()).isEqualTo("Bind when it ends (0 s)");
    }

    @Test
    void sentencesAreJoinedWithoutAGap() {
        Sentence joined =
                Sentence.joined(", ", List.of(Sentence.plain("one"), Sentence.plain("two")));

        assertThat(joined.spans()).containsExactly(new Span.Plain("one, two"));
        assertThat(Sentence.NOTHING.text()).isEmpty();
    }

    @Test
    void theRestOfASentenceIsOneOfItsOwn() {
        assertThat(Sentence.plain("it offers no window").alone().text())
                .isEqualTo("It offers no window.");
        Sentence named =
                new Sentence(List.of(Sentence.strong("server.js")))
                        .then(Sentence.plain("reads nothing"));
        assertThat(named.alone().text()).isEqualTo("server.js reads nothing.");
        assertThat(named.alone().spans()).startsWith(Sentence.strong("server.js"));
    }
}

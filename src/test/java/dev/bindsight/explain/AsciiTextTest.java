package dev.bindsight.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.errno.ErrnoReference;
import dev.bindsight.explain.places.Ascii;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.Stream;

/** A text of ASCII alone is read without the words that have other characters. */
class AsciiTextTest {
    private static final ErrorReader READER = new ErrorReader(ErrnoReference.standard());
    private static final ErrorReader ASCII = new ErrorReader(ErrnoReference.standard(), true);

    private static Stream<String> messages() {
        return Stream.of("samples.jsonl", "runtimes.jsonl")
                .flatMap(file -> SampleTest.lines(file).stream())
                .map(line -> line.get("text").asString())
                .filter(Ascii::isAll);
    }

    @Test
    void everyMessageIsReadAlike() {
        List<String> messages = messages().toList();
        assertThat(messages).hasSizeGreaterThan(500);
        for (String message : messages) {
            assertThat(ASCII.readAll(message)).as(message).isEqualTo(READER.readAll(message));
        }
    }

    @Test
    void wordsThatGoOnInOtherCharactersMayHaveBeenCutOff() {
        String finnish = "bind: Osoite on jo k>";
        assertThat(READER.readAll(finnish)).hasSize(1);
        assertThat(ASCII.readAll(finnish)).isEqualTo(READER.readAll(finnish));
    }

    @Test
    void oneTextIsReadByAllWordsThatItMayHave() {
        String german = "bind: Die Adresse wird bereits verwendet: 0.0.0.0:80 → „nginx“";
        assertThat(ErrorReader.readAll(german, ErrnoReference.standard()))
                .isEqualTo(READER.readAll(german))
                .hasSize(1);
    }
}

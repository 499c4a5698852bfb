package dev.bindsight.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.errno.ErrnoReference;
import dev.bindsight.explain.places.Ascii;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.Stream;

/** One text is read as by all words, with those alone that it may have. */
class OneTextTest {
    private static final ErrorReader READER = new ErrorReader(ErrnoReference.standard());

    private static List<FoundError> read(String text) {
        return ErrorReader.readAll(text, ErrnoReference::standard);
    }

    private static Stream<String> messages() {
        Stream<String> collected =
                Stream.of("samples.jsonl", "runtimes.jsonl")
                        .flatMap(file -> SampleTest.lines(file).stream())
                        .map(line -> line.get("text").asString());
        return Stream.concat(collected, RuleExample.all().map(RuleExample::text))
                .filter(Ascii::isAll);
    }

    @Test
    void everyMessageIsReadAlike() {
        List<String> messages = messages().toList();
        assertThat(messages).hasSizeGreaterThan(1_000);
        for (String message : messages) {
            assertThat(read(message)).as(message).isEqualTo(READER.readAll(message));
        }
    }

    /** As where a shell has joined the words. */
    @Test
    void everyMessageIsReadAlikeWithSingleBlanks() {
        for (String message : messages().toList()) {
            String joined = message.replaceAll("[ \t]+", " ");
            assertThat(read(joined)).as(joined).isEqualTo(READER.readAll(joined));
        }
    }

    @Test
    void wordsThatGoOnInOtherCharactersMayHaveBeenCutOff() {
        String finnish = "bind: Osoite on jo k>";
        assertThat(READER.readAll(finnish)).hasSize(1);
        assertThat(read(finnish)).isEqualTo(READER.readAll(finnish));
    }

    @Test
    void oneTextIsReadByAllWordsThatItMayHave() {
        String german = "bind: Die Adresse wird bereits verwendet: 0.0.0.0:80 → „nginx“";
        assertThat(read(german)).isEqualTo(READER.readAll(german)).hasSize(1);
    }
}

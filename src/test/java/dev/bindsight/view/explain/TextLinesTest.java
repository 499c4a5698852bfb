package dev.bindsight.view.explain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.IntStream;

class TextLinesTest {
    private static List<String> lines(String text) {
        TextLines lines = TextLines.of(text);
        return IntStream.range(0, lines.count())
                .mapToObj(line -> text.substring(lines.start(line), lines.end(line)))
                .toList();
    }

    @Test
    void aLineEndsBeforeItsLineFeedAndTheCarriageReturnBeforeThat() {
        assertThat(lines("one\ntwo\r\n\nfour")).containsExactly("one", "two", "", "four");
        assertThat(lines("one\r\n")).containsExactly("one");
        assertThat(lines("\n")).containsExactly("");
        assertThat(lines("")).isEmpty();
    }

    @Test
    void anOffsetIsOfTheLineInWhichItStandsLineFeedIncluded() {
        TextLines lines = TextLines.of("one\ntwo\nthree");

        assertThat(IntStream.of(0, 3, 4, 7, 8, 13).map(lines::lineAt))
                .containsExactly(0, 0, 1, 1, 2, 2);
    }

    @Test
    void aMillionLinesAreFoundByTheirNumbers() {
        TextLines lines = TextLines.of("x\n".repeat(1_000_000));

        assertThat(lines.count()).isEqualTo(1_000_000);
        assertThat(lines.start(999_999)).isEqualTo(1_999_998);
        assertThat(lines.lineAt(1_999_999)).isEqualTo(999_999);
    }
}

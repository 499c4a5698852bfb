package dev.bindsight.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.errno.ErrnoReference;

import org.junit.jupiter.api.Test;

import java.util.List;

/** Messages that something too narrow has broken, and lines that only look so. */
class WrappedLinesTest {
    private static final ErrorReader READER = new ErrorReader(ErrnoReference.standard());

    private static final String BROKEN =
            """
            2021/01/02 03:04:05 builder: TCP connection to port failed: dial tcp 127.0.0.1:2470: ad
            dress already in use\
            """;

    private static List<String> marked(FoundError found, String text) {
        return found.marks().stream()
                .map(mark -> text.substring(mark.start(), mark.end()))
                .toList();
    }

    @Test
    void whatIsFoundStandsWhereItWasGiven() {
        FoundError found = READER.readAll("$ run\n" + BROKEN).getFirst();

        assertThat(found.error().errno()).isEqualTo("EADDRINUSE");
        assertThat(marked(found, "$ run\n" + BROKEN))
                .containsExactly("127.0.0.1", "2470", "ad\ndress already in use");
        assertThat(found.text()).endsWith("ad\ndress already in use");
    }

    @Test
    void aTextIsReadTheSameWhereOnlyWordsThatItMayHaveAreLookedFor() {
        assertThat(ErrorReader.readAll(BROKEN, ErrnoReference::standard))
                .isEqualTo(READER.readAll(BROKEN));
    }

    @Test
    void wordsThatAreBrokenAtABlankBelongTogether() {
        String text = "lookup of the shop failed: no such\n  host";

        FoundError found = READER.readAll(text).getFirst();

        assertThat(found.error().errno()).isEqualTo("EAI_NONAME");
        assertThat(text.substring(found.start(), found.end())).endsWith("no such\n  host");
    }

    @Test
    void linesOfOneWidthThatAreWholeStayApart() {
        String text =
                """
                connect to 10.0.0.1 port 8080 failed: Connection refused
                connect to 10.0.0.2 port 8080 failed: Connection refused\
                """;

        assertThat(READER.readAll(text)).hasSize(2);
    }

    @Test
    void aShortLineThatEndsInHalfAWordIsNotBroken() {
        assertThat(READER.readAll("address al\nready in use")).isEmpty();
    }
}

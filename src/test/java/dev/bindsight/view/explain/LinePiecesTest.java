package dev.bindsight.view.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.explain.FoundError;
import dev.bindsight.explain.ReportedError;
import dev.bindsight.explain.TextMark;
import dev.bindsight.view.explain.LinePiece.Look;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.Collectors;

class LinePiecesTest {
    private static final ReportedError ERROR = new ReportedError("EADDRINUSE", null, null, null);

    private static FoundError found(String text, String words, String... marked) {
        int start = text.indexOf(words);
        List<TextMark> marks =
                List.of(marked).stream()
                        .map(each ->
                                new TextMark(
                                        TextMark.What.NUMBER,
                                        text.indexOf(each),
                                        text.indexOf(each) + each.length()))
                        .toList();
        return new FoundError(ERROR, null, words, start, start + words.length(), marks);
    }

    private static String drawn(List<LinePiece> pieces) {
        return pieces.stream().map(LinePiece::text).collect(Collectors.joining());
    }

    @Test
    void whatSaysTheErrorAndWhatWasReadFromItAreToldApartFromTheRest() {
        String text = "Error: listen EADDRINUSE :::80\n  errno: -98,\n";
        TextLines lines = TextLines.of(text);
        FoundError error = found(text, "listen EADDRINUSE :::80", "-98");

        assertThat(LinePieces.of(lines, 0, List.of(error), error))
                .containsExactly(
                        new LinePiece("Error: ", Look.PLAIN),
                        new LinePiece("listen EADDRINUSE :::80", Look.SHOWN));
        assertThat(LinePieces.of(lines, 1, List.of(error), error))
                .containsExactly(
                        new LinePiece("  errno: ", Look.PLAIN),
                        new LinePiece("-98", Look.READ),
                        new LinePiece(",", Look.PLAIN));
        assertThat(LinePieces.of(lines, 0, List.of(error), null))
                .contains(new LinePiece("listen EADDRINUSE :::80", Look.OTHER));
    }

    @Test
    void escapeSequencesAreLeftOutAndTheMarksStayWhereTheyBelong() {
        String text = "errno: \u001b[33m-98\u001b[39m, \u001b]0;title\u0007done\tnow\u0008";
        FoundError error = found(text, "errno", "-98");

        List<LinePiece> pieces = LinePieces.of(TextLines.of(text), 0, List.of(error), error);

        assertThat(pieces).contains(new LinePiece("-98", Look.READ));
        assertThat(drawn(pieces)).isEqualTo("errno: -98, done        now?");
    }

    @Test
    void ofALineWithoutEndThePartIsDrawnThatSaysTheError() {
        String text = "x".repeat(100_000) + "EADDRINUSE" + "y".repeat(100_000);
        FoundError error = found(text, "EADDRINUSE");

        List<LinePiece> pieces = LinePieces.of(TextLines.of(text), 0, List.of(error), error);

        assertThat(pieces).contains(new LinePiece("EADDRINUSE", Look.SHOWN));
        assertThat(drawn(pieces)).hasSize(LinePieces.MOST + 2).startsWith("…x").endsWith("y…");
    }

    @Test
    void anEscapeSequenceThatNeverEndsHidesNothingBehindItsLine() {
        String text = "\u001b[31\nnext";

        assertThat(LinePieces.of(TextLines.of(text), 0, List.of(), null)).isEmpty();
        assertThat(drawn(LinePieces.of(TextLines.of(text), 1, List.of(), null))).isEqualTo("next");
        assertThat(drawn(LinePieces.of(TextLines.of("\u001b]0;open"), 0, List.of(), null)))
                .isEqualTo("?]0;open");
    }
}

package dev.bindsight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.function.UnaryOperator;

class StyledTextTest {
    private static final UnaryOperator<String> LOUD = text -> "<" + text + ">";
    private static final UnaryOperator<String> CALM = text -> text;

    private static final StyledText TEXT =
            new StyledText(
                    List.of(
                            new StyledText.Piece("bind 3000 → ", CALM),
                            new StyledText.Piece("EADDRINUSE (98)", LOUD),
                            new StyledText.Piece(", 12:00", CALM)));

    @Test
    void aPieceKeepsItsLookWithinALine() {
        assertThat(TEXT.lines(80)).containsExactly("bind 3000 → <EADDRINUSE (98)>, 12:00");
    }

    @Test
    void aPieceThatIsBrokenKeepsItsLookInBothLines() {
        assertThat(TEXT.lines(24)).containsExactly("bind 3000 → <EADDRINUSE>", "<(98)>, 12:00");
    }

    @Test
    void aWordThatIsTooLongIsCutOff() {
        assertThat(TEXT.lines(8)).contains("<EADDRIN…>");
    }
}

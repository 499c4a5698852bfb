package dev.bindsight.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

class ForeignTextTest {
    private static final String EVIL =
            "a\u001b[2Jb\u009b31mc\u202Ed\u2066e\u200Ff\u061Cg\u2028h\u0007i\u007Fj\uD800k\nl\tm";

    @Test
    void whatIsNoVisibleCharacterIsAQuestionMarkAndABreakIsASpace() {
        assertThat(ForeignText.visible(EVIL)).isEqualTo("a?[2Jb?31mc?d?e?f?g h?i?j?k l m");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "node server.js", "日本語 – ä é", "e\u0301", "🦆"})
    void whatIsVisibleStaysAsItIs(String text) {
        assertThat(ForeignText.visible(text)).isEqualTo(text);
        assertThat(ForeignText.escaped(text)).isSameAs(text);
    }

    @Test
    void inADocumentItIsEscapedAndTheLinesOfTheDocumentStay() {
        assertThat(ForeignText.escaped("{\n  \"a\u009b31m\u202Eb\u2028\" : \"\uDB40\uDC41ü\"\n}"))
                .isEqualTo("{\n  \"a\\u009b31m\\u202eb\\u2028\" : \"\\udb40\\udc41ü\"\n}");
    }

    @Test
    void commandsPathsAndCellsOfASpreadsheetHoldNothingElse() {
        List<String> command = List.of("python3", "-c", EVIL);
        assertThat(
                        List.of(
                                CommandText.upTo(CommandText.LINE, command),
                                CommandText.whole(command),
                                PathText.of("/srv/" + EVIL, "/home/ann"),
                                Csv.of(List.of(List.of(EVIL))).strip()))
                .allSatisfy(text ->
                        assertThat(text)
                                .matches("[ -~]+")
                                .contains("a?[2Jb?31mc?d?e?f?g h?i?j?k l m"));
    }

    @Test
    void whatIsVisibleIsSaidByTheCategoryOfACharacter() {
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            boolean hidden =
                    switch (Character.getType(c)) {
                        case Character.CONTROL,
                                Character.FORMAT,
                                Character.SURROGATE,
                                Character.PRIVATE_USE,
                                Character.UNASSIGNED,
                                Character.LINE_SEPARATOR,
                                Character.PARAGRAPH_SEPARATOR ->
                                true;
                        default -> false;
                    };
            assertThat(ForeignText.isVisible(c)).as("U+%04X", c).isEqualTo(!hidden);
            assertThat(hidden && ForeignText.isSign(c)).as("U+%04X", c).isFalse();
        }
    }

    @Test
    void aSignIsNoMarkOverAnother() {
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            if (ForeignText.isSign(c)) {
                assertThat(Character.getType(c))
                        .as("U+%04X", c)
                        .isNotIn(
                                (int) Character.NON_SPACING_MARK,
                                (int) Character.ENCLOSING_MARK,
                                (int) Character.COMBINING_SPACING_MARK);
            }
        }
    }
}

package dev.bindsight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How wide characters are that are told apart by range before Java's table is asked. */
class TerminalTextTest {
    @Test
    void whatIsShownAsAnEmojiTakesTwoColumns() {
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            if (Character.isEmojiPresentation(c)) {
                assertThat(TerminalText.width(Character.toString(c))).as("U+%04X", c).isEqualTo(2);
            }
        }
    }

    @Test
    void theSignsOfBindsightTakeOne() {
        for (String sign : new String[] {"→", "✓", "✗", "–", "…", "’", "≤", "×"}) {
            assertThat(TerminalText.width(sign)).as(sign).isEqualTo(1);
        }
    }
}

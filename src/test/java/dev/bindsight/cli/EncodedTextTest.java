package dev.bindsight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;

/** What is left of a text, as bytes, with what was read of it before. */
class EncodedTextTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 65_534, 65_535, 65_536, 65_537, 200_000})
    void noCharacterIsLostWhereverItsHalvesStand(int before) throws IOException {
        String text = "x".repeat(before) + "\uD83D\uDD0C".repeat(3) + "ü".repeat(70_000);
        try (var bytes = new EncodedText("begun ", new StringReader(text))) {
            assertThat(new String(bytes.readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo("begun " + text);
        }
    }

    @Test
    void itEndsAndStaysSo() throws IOException {
        try (InputStream bytes = new EncodedText("", new StringReader("ä"))) {
            assertThat(bytes.read()).isEqualTo(0xC3);
            assertThat(bytes.read(new byte[0])).isZero();
            assertThat(bytes.read()).isEqualTo(0xA4);
            assertThat(bytes.read()).isEqualTo(-1);
            assertThat(bytes.read(new byte[8])).isEqualTo(-1);
        }
    }
}

package dev.bindsight.view.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.testbed.OwnDisplay;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Every piece that screens are built of, in a program of its own, looked at in both themes. */
class GalleryTest {
    private static final Path PICTURES = Path.of("target", "gallery");

    @ParameterizedTest
    @CsvSource({"LIGHT, 1200, 760", "DARK, 1200, 760", "LIGHT, 900, 600", "DARK, 900, 600"})
    void everyPieceCanBeReadAndNoStyleSheetIsComplainedOf(String theme, String width, String height)
            throws IOException, InterruptedException {
        OwnDisplay.require();
        Path said = Files.createTempFile("gallery", ".txt");
        Path complained = Files.createTempFile("gallery", ".err");
        var builder =
                new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Gallery.class.getName(),
                        theme,
                        width,
                        height,
                        PICTURES.toString());
        builder.environment().put("DISPLAY", System.getProperty("bindsight.test.display"));
        builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        Process process =
                builder.redirectOutput(said.toFile()).redirectError(complained.toFile()).start();
        int status = process.waitFor();

        assertThat(Files.readString(said)).isEmpty();
        // what JavaFX says of every program that has it on its class path
        assertThat(
                        Files.readString(complained)
                                .replaceAll("(?m)^.*(startup|unnamed module).*$", ""))
                .isBlank();
        assertThat(status).isZero();
        Files.delete(said);
        Files.delete(complained);
    }
}

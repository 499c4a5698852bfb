package dev.bindsight.platform.linux;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.platform.UnitFile;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Unit files in directories of the test's own. */
class SocketUnitFilesTest {
    @TempDir private Path root;

    @Test
    void theFirstDirectoryTakesPrecedenceAndDropInsFollow() throws IOException {
        write("etc/web.socket", "[Socket]\nListenStream=81\n");
        write("usr/web.socket", "[Socket]\nListenStream=80\n");
        write("usr/other.socket", "[Socket]\nListenStream=90\n");
        write("usr/other.service", "[Service]\n");
        write("usr/web.socket.d/20-b.conf", "[Socket]\nListenStream=82\n");
        write("etc/web.socket.d/10-a.conf", "[Socket]\nListenStream=\n");
        write("user/mine.socket", "[Socket]\nListenStream=8080\n");

        assertThat(units().read())
                .containsExactly(
                        new UnitFile("other.socket", false, "[Socket]\nListenStream=90\n"),
                        new UnitFile(
                                "web.socket",
                                false,
                                "[Socket]\nListenStream=81\n\n[Socket]\nListenStream=\n\n"
                                        + "[Socket]\nListenStream=82\n"),
                        new UnitFile("mine.socket", true, "[Socket]\nListenStream=8080\n"));
    }

    @Test
    void aMaskedUnitSaysNothingAndADanglingLinkNeither() throws IOException {
        write("usr/masked.socket", "[Socket]\nListenStream=80\n");
        Files.createDirectories(root.resolve("etc"));
        Files.createSymbolicLink(root.resolve("etc/masked.socket"), Path.of("/dev/null"));
        Files.createSymbolicLink(root.resolve("etc/lost.socket"), Path.of("/nonexistent"));

        assertThat(units().read()).extracting(UnitFile::text).containsExactly("", "");
        // JUnit warns of links that lead out of the directory it is about to delete
        Files.delete(root.resolve("etc/masked.socket"));
    }

    @Test
    void aMachineWithoutSystemdHasNone() {
        assertThat(units().read()).isEmpty();
    }

    private SocketUnitFiles units() {
        return new SocketUnitFiles(
                List.of(root.resolve("etc"), root.resolve("usr")), List.of(root.resolve("user")));
    }

    private void write(String name, String text) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}

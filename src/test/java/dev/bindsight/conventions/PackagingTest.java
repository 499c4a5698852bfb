package dev.bindsight.conventions;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** The programs a reader starts with, on machines that lack something. */
class PackagingTest {
    private static final Path PACKAGING = SourceTree.TOP.resolve("packaging");

    /** What they use of the system before they know what it lacks. */
    private static final List<String> BASICS =
            List.of("sh", "dirname", "uname", "id", "sed", "env");

    @TempDir private Path bin;

    private record Ended(int status, String output) {}

    /** Runs a program with nothing on its PATH but the basics and {@code more}. */
    private Ended run(String program, List<String> environment, String... more)
            throws IOException, InterruptedException {
        for (String name : BASICS) {
            program(bin.resolve(name), "exec /usr/bin/" + name + " \"$@\"");
        }
        for (String name : more) {
            program(bin.resolve(name), "exit 1");
        }
        var builder = new ProcessBuilder("/bin/sh", PACKAGING.resolve(program).toString());
        builder.environment().clear();
        builder.environment().put("PATH", bin.toString());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        for (String pair : environment) {
            int equals = pair.indexOf('=');
            builder.environment().put(pair.substring(0, equals), pair.substring(equals + 1));
        }
        Process process =
                builder.redirectErrorStream(true)
                        .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                        .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), output);
    }

    private static void program(Path path, String line) throws IOException {
        Files.writeString(path, "#!/bin/sh\n" + line + "\n");
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void withoutADisplayNothingIsNeededForAWindow() throws Exception {
        Ended ended = run("run", List.of());
        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.output()).contains("maven").doesNotContain("gtk");
    }

    @ParameterizedTest
    @CsvSource({
        "dnf,    sudo dnf install,         maven xorg-x11-server-Xvfb nodejs",
        "pacman, sudo pacman -S --needed,  maven xorg-server-xvfb nodejs",
        "zypper, sudo zypper install,      maven xorg-x11-server-Xvfb nodejs"
    })
    void whatIsLackingIsNamedForTheSystemsOwnInstaller(
            String installer, String command, String packages) throws Exception {
        Ended ended = run("test", List.of(), installer);
        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.output().lines().toList().getLast())
                .startsWith("Install it:  " + command)
                .contains(packages.split(" "));
    }

    @Test
    void withoutAKnownInstallerTheCommandOfEachIsNamed() throws Exception {
        Ended ended = run("test", List.of());
        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.output())
                .contains("apt-get install", "dnf install", "pacman -S", "zypper install")
                .doesNotContain("|");
    }

    @Test
    void aJdkOlderThan25IsNoJdk(@TempDir Path home) throws Exception {
        assertThat(isRecent(home, "JAVA_VERSION=\"17.0.15\"")).isFalse();
        assertThat(isRecent(home, "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"25-ea\"")).isTrue();
        assertThat(isRecent(home, "JAVA_VERSION=\"26.0.1\"")).isTrue();
        assertThat(isRecent(home, "JAVA_VERSION=\"1.8.0_432\"")).isFalse();
        assertThat(isRecent(home, "")).isFalse();
    }

    private static boolean isRecent(Path home, String release) throws Exception {
        Files.writeString(home.resolve("release"), release + "\n");
        String script = ". " + PACKAGING.resolve("jdk") + "; jdk_is_recent " + home;
        return new ProcessBuilder("/bin/sh", "-c", script).start().waitFor() == 0;
    }
}

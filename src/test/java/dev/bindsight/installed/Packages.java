package dev.bindsight.installed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Optional;

/**
 * The packages that {@code packaging/package} made, twice: once in {@code target}, and once in the
 * folder that the system property {@code bindsight.second} names, from a checkout elsewhere.
 */
record Packages(Path folder) {
    static final Packages FIRST = new Packages(Path.of("target"));

    static Packages second() {
        String folder = System.getProperty("bindsight.second");
        assertThat(folder).as("-Dbindsight.second names the folder of a second build").isNotNull();
        return new Packages(Path.of(folder));
    }

    Path deb() {
        return only("bindsight_*.deb").orElseThrow();
    }

    Optional<Path> rpm() {
        return only("bindsight-*.rpm");
    }

    Path archive() {
        return only("bindsight-*.tar.gz").orElseThrow();
    }

    Path bill() {
        return only("bindsight-*.cdx.json").orElseThrow();
    }

    /** Stops with the reason unless the machine is the test's own and Bindsight not on it. */
    static void requireMachine() {
        assertThat(System.getenv("CI"))
                .as("CI is not true, and these tests install packages on this machine")
                .isEqualTo("true");
        assertThat(System.getProperty("user.name"))
                .as("root alone can install packages")
                .isEqualTo("root");
        assertThat(isInstalled())
                .as("Bindsight is installed already, and these tests would remove it")
                .isFalse();
    }

    static boolean isInstalled() {
        return Command.run("dpkg-query", "--show", "bindsight").status() == 0
                || Files.exists(Path.of("/usr/lib/bindsight"));
    }

    /** Installs a .deb with what it depends on. */
    static void install(Path deb) {
        Command.output(
                "apt-get",
                "install",
                "--quiet",
                "--yes",
                "--no-install-recommends",
                "-o",
                "DPkg::Lock::Timeout=300",
                // images of containers leave out manuals and documents
                "-o",
                "Dpkg::Options::=--path-include=/usr/share/man/man1/bindsight*",
                "-o",
                "Dpkg::Options::=--path-include=/usr/share/doc/bindsight/*",
                deb.toAbsolutePath().toString());
    }

    /** The same content as a later version. */
    static Path repack(Path deb, String version, Path work) throws IOException {
        Path tree = work.resolve("tree");
        Command.output("dpkg-deb", "--raw-extract", deb.toString(), tree.toString());
        Path control = tree.resolve("DEBIAN/control");
        Files.writeString(
                control,
                Files.readString(control).replaceFirst("(?m)^Version: .*", "Version: " + version));
        Path later = work.resolve("bindsight-later.deb");
        Command.output(
                "dpkg-deb",
                "--root-owner-group",
                "-Znone",
                "--build",
                tree.toString(),
                later.toString());
        return later;
    }

    /** Removes it with what belongs to it. */
    static void purge() {
        Command.output(
                "apt-get",
                "purge",
                "--quiet",
                "--yes",
                "-o",
                "DPkg::Lock::Timeout=300",
                "bindsight");
    }

    private Optional<Path> only(String pattern) {
        var all = new ArrayList<Path>();
        try (var found = Files.newDirectoryStream(folder, pattern)) {
            found.forEach(all::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertThat(all).as("%s in %s", pattern, folder).hasSizeLessThan(2);
        return all.stream().findFirst();
    }
}

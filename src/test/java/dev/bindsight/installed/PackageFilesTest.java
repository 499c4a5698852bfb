package dev.bindsight.installed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What lies in the packages, without installing one. */
@Tag("package")
class PackageFilesTest {
    private static final long MOST_BYTES = 45_000_000;

    @TempDir static Path folder;

    private static Path tree = Path.of("");

    @BeforeAll
    static void unpack() {
        tree = folder.resolve("deb");
        Command.output("dpkg-deb", "--extract", Packages.FIRST.deb().toString(), tree.toString());
    }

    @Test
    void isSmall() throws IOException {
        assertThat(Files.size(Packages.FIRST.deb())).isLessThanOrEqualTo(MOST_BYTES);
    }

    @Test
    void pleasesTheValidators() {
        String name = "usr/share/applications/dev.bindsight.Bindsight.desktop";
        assertThat(Command.output("desktop-file-validate", tree.resolve(name).toString()))
                .isEmpty();
        Command.output(
                "appstreamcli",
                "validate",
                "--no-net",
                tree.resolve("usr/share/metainfo/dev.bindsight.Bindsight.metainfo.xml").toString());
        Command.output(
                "lintian", "--allow-root", "--fail-on", "error", Packages.FIRST.deb().toString());
    }

    @Test
    void hasTheSameFilesAsRpm() throws IOException {
        Path rpm = Packages.FIRST.rpm().orElse(null);
        assumeTrue(rpm != null, "no rpmbuild here");
        // what Debian alone asks for
        List<String> deb =
                files(tree)
                        .filter(each -> !each.contains("/lintian/"))
                        .filter(each ->
                                !each.matches("/usr/share/doc/bindsight/(changelog.*|copyright)"))
                        .toList();
        List<String> rpmFiles =
                Command.output(
                                "rpm",
                                "--query",
                                "--package",
                                "--nosignature",
                                "--queryformat",
                                "[%{FILEMODES:perms} %{FILENAMES}\\n]",
                                rpm.toString())
                        .lines()
                        .filter(line -> !line.startsWith("d"))
                        .map(line -> line.substring(line.indexOf(' ') + 1))
                        .toList();
        assertThat(rpmFiles).containsExactlyInAnyOrderElementsOf(deb);
    }

    @Test
    void runsFromAPathWithASpace() throws IOException {
        Path place = Files.createDirectory(folder.resolve("a place"));
        Command.output(
                "tar",
                "--extract",
                "--file",
                Packages.FIRST.archive().toAbsolutePath().toString(),
                "--strip-components=1",
                "--directory",
                place.toString());
        assertThat(Command.output(place.resolve("bin/bindsight").toString(), "errno", "EADDRINUSE"))
                .startsWith("EADDRINUSE");
    }

    /**
     * The caches of classes are left out, and what their bytes come into. Paths of the places where
     * the two were made would show.
     */
    @Test
    void isTheSameWhenMadeAgainElsewhere() throws IOException {
        Path second = folder.resolve("second");
        Command.output(
                "dpkg-deb", "--raw-extract", Packages.second().deb().toString(), second.toString());
        Path first = folder.resolve("first");
        Command.output(
                "dpkg-deb", "--raw-extract", Packages.FIRST.deb().toString(), first.toString());
        assertThat(described(second)).isEqualTo(described(first));
        assertThat(Packages.second().bill()).hasSameBinaryContentAs(Packages.FIRST.bill());
    }

    @Test
    void comesWithABillOfMaterials() throws IOException {
        assertThat(Files.readString(Packages.FIRST.bill()))
                .contains("\"bomFormat\"", "CycloneDX", "javafx-controls", "picocli");
    }

    private static Stream<String> files(Path top) throws IOException {
        try (Stream<Path> all = Files.walk(top)) {
            return all
                    .filter(each -> !Files.isDirectory(each) || Files.isSymbolicLink(each))
                    .map(each -> "/" + top.relativize(each))
                    .toList()
                    .stream();
        }
    }

    /** Each file's rights, time, path, and the sum of its content. */
    private static String described(Path top) {
        return Command.output(
                "sh",
                "-euc",
                "cd \"$0\"; LC_ALL=C; export LC_ALL; find . ! -name '*.aot' ! -path"
                        + " ./DEBIAN/md5sums -printf '%M %T@ %p %l\\n' | sort; grep -v '\\.aot$'"
                        + " DEBIAN/md5sums; find . -type f ! -name '*.aot' ! -path ./DEBIAN/md5sums"
                        + " -exec sha256sum {} + | sort",
                top.toString());
    }
}

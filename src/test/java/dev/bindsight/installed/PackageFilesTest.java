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
                        // each system has its own place for these
                        .map(file -> file.replace("/site-functions/", "/vendor-completions/"))
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
     * The caches of classes are left out, and what their sums and sizes come into. The path of the
     * place where one was made would show.
     */
    @Test
    void isTheSameWhenMadeAgainElsewhere() {
        Packages first = Packages.FIRST;
        Packages second = Packages.second();
        assertThat(listing(second)).containsExactlyElementsOf(listing(first));
        Path other = folder.resolve("second");
        Command.output("dpkg-deb", "--raw-extract", second.deb().toString(), other.toString());
        Path one = folder.resolve("first");
        Command.output("dpkg-deb", "--raw-extract", first.deb().toString(), one.toString());
        assertThat(sums(other)).containsExactlyElementsOf(sums(one));
        assertThat(second.bill()).hasSameBinaryContentAs(first.bill());
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

    /** The rights, owner, size, time and path of each file in the .deb. */
    private static List<String> listing(Packages packages) {
        return Command.output("dpkg-deb", "--contents", packages.deb().toString())
                .lines()
                .filter(line -> !line.endsWith(".aot"))
                .toList();
    }

    /** The sum of the content of each file. */
    private static List<String> sums(Path top) {
        String sums =
                "cd \"$0\"; sed -i /^Installed-Size:/d DEBIAN/control; find . -type f ! -name"
                    + " '*.aot' ! -path ./DEBIAN/md5sums -exec sha256sum {} + | LC_ALL=C sort -k 2;"
                    + " grep -v '\\.aot$' DEBIAN/md5sums";
        return Command.output("sh", "-euc", sums, top.toString()).lines().toList();
    }
}

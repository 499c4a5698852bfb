package dev.bindsight.cli.manual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.bindsight.cli.Cli;
import dev.bindsight.cli.WindowRequest;
import dev.bindsight.inventory.filter.FilterKey;
import dev.bindsight.testbed.SameAnywhere;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import picocli.CommandLine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The pages, as man reads them. */
@SameAnywhere
class ManualPageTest {
    private static final Program PROGRAM = Program.of(Cli.model());

    @TempDir private static Path folder;

    @BeforeAll
    static void write() throws IOException {
        Manual.main(new String[] {folder.toString(), "1.2.3", "2026-11-21T00:00:00Z"});
    }

    static Stream<String> pages() {
        return Stream.concat(
                Stream.of("bindsight"), Cli.VERBS.stream().map(verb -> "bindsight-" + verb));
    }

    static List<VerbManual> verbs() {
        return PROGRAM.verbs();
    }

    private static Path file(String page) {
        return folder.resolve("man").resolve(page + ".1");
    }

    /** What a reader sees. */
    private static String read(String page) {
        String file = file(page).toString();
        List<String> lines =
                Shell.lines(folder, "env", "MANWIDTH=200", "man", "-l", "-E", "UTF-8", file);
        return String.join("\n", lines).replaceAll(".\b", "");
    }

    @Test
    void thereIsAPageForEveryVerb() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("man"))) {
            assertThat(files.map(each -> each.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(pages().map(each -> each + ".1").toList());
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void manReadsAPageWithoutAWarning(String page) {
        String file = file(page).toString();
        assertThat(Shell.lines(folder, "man", "--warnings", "-E", "UTF-8", "-l", "-Tascii", file))
                .noneMatch(line -> line.contains("warning") || line.contains(file));
        assertThat(Shell.lines(folder, "lexgrog", file))
                .singleElement()
                .asString()
                .matches(
                        // whatis(1) cuts what has no room in a line of 80
                        line -> line.matches("\\Q" + file + ": \"" + page + " - \\E.{10,56}\""));
    }

    @ParameterizedTest
    @MethodSource("verbs")
    void aPageSaysWhatTheHelpSays(VerbManual verb) {
        String page = read("bindsight-" + verb.name());
        assertThat(page).contains("bindsight " + verb.name(), "Bindsight 1.2.3", "2026-11-21");
        for (Flag each : verb.options()) {
            assertThat(page).containsPattern("\n {7}" + String.join(", ", each.names()));
            assertThat(page).contains(each.description());
        }
        for (Operand each : verb.operands()) {
            assertThat(page).contains("\n       " + each.label().replace("…", "..."));
        }
        assertThat(page).contains("3      Bindsight lacks the permission to act.");
    }

    @ParameterizedTest
    @MethodSource("verbs")
    void aSynopsisNamesEveryOptionButTheHelp(VerbManual verb) {
        assertThat(verb.options())
                .filteredOn(each -> !each.names().contains("--help"))
                .allSatisfy(each ->
                        assertThat(String.join(" ", verb.usages()))
                                .contains("--" + each.longName()));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyExampleIsOneThatBindsightTakes(String page) {
        List<String> commands = Notes.of(page.replace("bindsight-", "")).commands();
        assertThat(commands).isNotEmpty();
        for (String each : commands) {
            assertThat(read(page)).contains("$ " + each);
            String[] words =
                    Arrays.stream(each.split(" "))
                            .map(word -> word.replace("'", ""))
                            .toArray(String[]::new);
            assertThat(words[0]).isEqualTo("bindsight");
            String[] arguments = Arrays.copyOfRange(words, 1, words.length);
            if (WindowRequest.read(arguments).isPresent()) {
                continue;
            }
            assertThatCode(() -> new CommandLine(Cli.model()).parseArgs(arguments))
                    .as(each)
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void thePageOfPortsNamesEveryKeyOfAFilter() {
        assertThat(String.valueOf(Notes.of("ports").under(Notes.DESCRIPTION)))
                .contains(Arrays.stream(FilterKey.values()).map(FilterKey::label).toList());
    }

    @Test
    void whatRoffWouldReadAsItsOwnIsEscaped() {
        assertThat(new Roff().words("'.so /etc/passwd \\n it's a --flag, a why-not ~^`").toString())
                .isEqualTo(
                        "\\(aq.so /etc/passwd \\en it\\(aqs a \\fB\\-\\-flag\\fR, a why-not"
                                + " \\(ti\\(ha\\(ga\n");
        assertThat(new Roff().words(".so").toString()).isEqualTo("\\&.so\n");
        assertThat(new Roff().words("PORT… é").toString()).isEqualTo("PORT...\\& \\[u00E9]\n");
    }
}

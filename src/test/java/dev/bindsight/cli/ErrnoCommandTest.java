package dev.bindsight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.errno.CallMeaning;
import dev.bindsight.errno.ErrnoEntry;
import dev.bindsight.errno.ErrnoReference;
import dev.bindsight.errno.Match;
import dev.bindsight.errno.NumberSpace;
import dev.bindsight.testbed.SameAnywhere;
import dev.bindsight.testbed.ScriptedPlatform;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;

import java.io.BufferedReader;
import java.io.OutputStream;
import java.io.StringReader;
import java.util.List;
import java.util.Set;

/** The reference on the command line. */
@SameAnywhere
class ErrnoCommandTest {
    private final ScriptedPlatform platform = new ScriptedPlatform();

    static List<ErrnoEntry> entries() {
        return ErrnoReference.standard().entries();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "EADDRINUSE",
                "eaddrinuse",
                "WSAEADDRINUSE",
                "wsaeaddrinuse",
                "98",
                "-98",
                "10048",
                "-4091"
            })
    void everyFormFindsTheEntry(String form) {
        CommandLineRun run = CommandLineRun.on(platform, "errno", form, "--json");
        assertThat(run.status()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.json().get("name").asString()).isEqualTo("EADDRINUSE");
    }

    @Test
    void theDocumentHasThePromisedShape() {
        JsonNode document = CommandLineRun.on(platform, "errno", "EADDRINUSE", "--json").json();
        assertThat(document.propertyNames())
                .containsExactly(
                        "name", "number", "numbers", "message", "aliases", "calls", "runtimes");
        assertThat(document.get("number").asInt()).isEqualTo(98);
        assertThat(document.get("message").asString()).isEqualTo("Address already in use");
        JsonNode numbers = document.get("numbers");
        assertThat(numbers.get("linux").asInt()).isEqualTo(98);
        assertThat(numbers.get("macos").asInt()).isEqualTo(48);
        assertThat(numbers.get("windows").asInt()).isEqualTo(10048);
        JsonNode call = document.get("calls").get(0);
        assertThat(call.propertyNames()).containsExactly("call", "meaning", "causes", "fixes");
        assertThat(call.get("call").asString()).isEqualTo("bind");
        assertThat(call.get("causes").get(0).isString()).isTrue();
        assertThat(call.get("fixes").get(0).isString()).isTrue();
        JsonNode runtime = document.get("runtimes").get(0);
        assertThat(runtime.propertyNames()).containsExactly("runtime", "text");
        assertThat(runtime.get("runtime").asString()).isEqualTo("node");
    }

    @Test
    void aNumberThatASystemLacksIsAbsent() {
        JsonNode document = CommandLineRun.on(platform, "errno", "EPIPE", "--json").json();
        assertThat(document.get("numbers").propertyNames()).doesNotContain("windows");
    }

    @Test
    void whatANumberMayBeBesidesIsSaid() {
        JsonNode document = CommandLineRun.on(platform, "errno", "-2", "--json").json();
        assertThat(document.get("name").asString()).isEqualTo("EAI_NONAME");
        assertThat(document.get("also")).hasSize(1);
        assertThat(document.get("also").get(0).get("name").asString()).isEqualTo("ENOENT");
        assertThat(CommandLineRun.on(platform, "errno", "-2").out())
                .contains("-2 is also how a program may print ENOENT of Linux, negated");
    }

    @Test
    void aNumberOfAnotherSystemIsNamedAsOne() {
        assertThat(CommandLineRun.on(platform, "errno", "10048").out())
                .startsWith("EADDRINUSE (98): Address already in use\n")
                .contains("10048 is EADDRINUSE for Windows");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("entries")
    void thePageFitsTheTerminalAndSaysEverything(ErrnoEntry entry) {
        CommandLineRun run = CommandLineRun.on(platform, "errno", entry.name());
        assertThat(run.status()).isZero();
        assertThat(run.out().lines()).allMatch(line -> TerminalText.width(line) <= 80);
        assertThat(run.out()).doesNotContain("…");
        String text = squeezed(run.out());
        assertThat(text).contains(squeezed(entry.message()));
        for (CallMeaning call : entry.calls()) {
            assertThat(text).contains(squeezed(call.meaning()));
            assertThat(call.causes()).allMatch(cause -> text.contains(squeezed(cause)));
            assertThat(call.fixes()).allMatch(fix -> text.contains(squeezed(fix)));
        }
        assertThat(entry.printed()).allMatch(each -> text.contains(squeezed(each.text())));
    }

    @Test
    void withoutAnArgumentAllAreListedInLinesThatFit() {
        CommandLineRun run = CommandLineRun.on(platform, "errno");
        assertThat(run.status()).isZero();
        assertThat(run.out().lines()).hasSize(1 + entries().size());
        assertThat(run.out().lines()).allMatch(line -> TerminalText.width(line) <= 80);
        assertThat(run.out()).doesNotContain("…");
        assertThat(run.out().lines().skip(1))
                .extracting(line -> line.split(" ")[0])
                .containsExactlyElementsOf(entries().stream().map(ErrnoEntry::name).toList());
    }

    @Test
    void theListIsOneDocumentWithEveryEntry() {
        JsonNode document = CommandLineRun.on(platform, "errno", "--json").json();
        assertThat(document.propertyNames()).isEqualTo(Set.of("errnos"));
        assertThat(document.get("errnos")).hasSize(entries().size());
        for (JsonNode errno : document.get("errnos")) {
            assertThat(errno)
                    .isEqualTo(
                            CommandLineRun.on(
                                            platform,
                                            "errno",
                                            errno.get("name").asString(),
                                            "--json")
                                    .json());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"EFOO", "5000", "-5000", "listen", "--jsn", "-x", "98 99"})
    void whatIsNoErrnoIsOneLineThatSaysWhatIsAccepted(String line) {
        CommandLineRun run = CommandLineRun.on(platform, ("errno " + line).split(" "));
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines()).hasSize(1);
        assertThat(run.err()).startsWith("bindsight errno: ").contains("accepted: ");
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 40, 60, 132})
    void pagesAndTheListFitEveryWidth(int columns) {
        var nowhere = new Output(OutputStream.nullOutputStream());
        var silence = new BufferedReader(new StringReader(""));
        var terminal = new Terminal(nowhere, nowhere, silence, false, columns, false);
        assertThat(ErrnoText.table(entries(), columns))
                .allMatch(line -> TerminalText.width(line) <= columns);
        for (ErrnoEntry entry : entries()) {
            assertThat(
                            new ErrnoText(terminal, NumberSpace.LINUX)
                                    .lines(entry.name(), List.of(new Match(entry, null))))
                    .as(entry.name())
                    .allMatch(line -> TerminalText.width(line) <= columns);
        }
    }

    private static String squeezed(String text) {
        return text.replaceAll("\\s+", "");
    }
}

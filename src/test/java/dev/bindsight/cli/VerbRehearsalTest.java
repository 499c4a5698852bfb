package dev.bindsight.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.bindsight.model.Pid;
import dev.bindsight.model.Port;
import dev.bindsight.testbed.ChildProcess;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import picocli.CommandLine;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** What verbs are given in a rehearsal: a line that is refused would meet nothing of the verb. */
class VerbRehearsalTest {
    private static final Stage STAGE =
            new Stage(new Port(3000), new Port(3001), new Port(3002), new Pid(4000));

    @Test
    void everyLineIsTakenAndAnsweredInTheTerminal() {
        var lines = new ArrayList<>(Cli.rehearsal(any -> true, STAGE));
        lines.remove(List.of("no-such-verb"));
        for (List<String> line : lines) {
            String[] words = line.toArray(String[]::new);
            assertThat(WindowRequest.read(words)).as("%s", line).isEmpty();
            assertThatCode(() -> new CommandLine(Cli.model()).parseArgs(words))
                    .as("%s", line)
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void everyVerbThatEndsByItselfIsRehearsed() {
        var rehearsed = new HashSet<String>();
        Cli.rehearsal(any -> true, STAGE).forEach(line -> rehearsed.add(line.getFirst()));
        var verbs = new ArrayList<>(Cli.VERBS);
        verbs.remove("record");

        assertThat(rehearsed).containsAll(verbs);
    }

    @Test
    void whatIsAnsweredWithoutTheMachineComesOnlyWithTheVerbThatIs() {
        assertThat(Cli.rehearsal("free"::equals, STAGE))
                .isNotEmpty()
                .allMatch(line -> line.getFirst().equals("free"));
        assertThat(Cli.rehearsal("errno"::equals, STAGE)).contains(List.of("--help"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    errno EADDRINUSE          | lists false 10
                    --help                    | lists false 10
                    ports                     | lists true 4
                    ports --json              | lists true 4
                    free                      | lists true 10
                    why 3000                  | verdicts true 10
                    explain --json            | verdicts true 1
                    3000                      | verdicts true 10
                    EADDRINUSE                | verdicts true 10
                    connect 127.0.0.1 1-65535 | machine true 1
                    connect db-1 5432         | machine true 10
                    record                    | machine true 1
                    no-such-verb              | verdicts true 10
                    """)
    void theLauncherChoosesTheCacheThatWasMadeForAVerb(String line, String chosen)
            throws IOException {
        assertThat(ofLauncher("choose_group " + line + "; echo $group $asks $patience"))
                .isEqualTo(chosen);
    }

    @Test
    void eachVerbIsRehearsedForOneCache() throws IOException {
        String each = "for group in $groups; do rehearsed $group; done";

        assertThat(ofLauncher(each).split("\\s+")).containsExactlyInAnyOrderElementsOf(Cli.VERBS);
    }

    @Test
    void aStageIsReadAsItIsTold() {
        assertThat(Stage.read(STAGE.told())).isEqualTo(STAGE);
        assertThatIllegalArgumentException().isThrownBy(() -> Stage.read("3000 3001"));
        assertThatIllegalArgumentException().isThrownBy(() -> Stage.read(""));
    }

    private static String ofLauncher(String script) throws IOException {
        try (var shell = ChildProcess.start("sh", "-euc", ". packaging/launch; " + script)) {
            assertThat(shell.awaitExit()).as(shell.output()).isZero();
            return shell.output().strip();
        }
    }

    @Test
    void onlyTheProcessThatIsThereForItIsStopped() {
        assertThat(Cli.rehearsal("stop"::equals, STAGE))
                .allSatisfy(line ->
                        assertThat(line)
                                .contains("127.0.0.1:3002")
                                .containsSequence("--pid", "4000"));
    }
}

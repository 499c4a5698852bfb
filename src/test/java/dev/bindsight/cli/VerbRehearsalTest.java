package dev.bindsight.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.bindsight.model.Pid;
import dev.bindsight.model.Port;

import org.junit.jupiter.api.Test;

import picocli.CommandLine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** What verbs are given in a rehearsal: a line that is refused would meet nothing of the verb. */
class VerbRehearsalTest {
    private static final Stage STAGE =
            new Stage(new Port(3000), new Port(3001), new Port(3002), new Pid(4000));

    @Test
    void everyLineIsTakenAndAnsweredInTheTerminal() {
        var lines = new ArrayList<>(Cli.rehearsal(STAGE));
        lines.addAll(Cli.rehearsal());
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
        Cli.rehearsal(STAGE).forEach(line -> rehearsed.add(line.getFirst()));
        Cli.rehearsal().forEach(line -> rehearsed.add(line.getFirst()));
        var verbs = new ArrayList<>(Cli.VERBS);
        verbs.remove("record");

        assertThat(rehearsed).containsAll(verbs);
    }

    @Test
    void onlyTheProcessThatIsThereForItIsStopped() {
        assertThat(Cli.rehearsal(STAGE))
                .filteredOn(line -> line.getFirst().equals("stop"))
                .allSatisfy(line ->
                        assertThat(line)
                                .contains("127.0.0.1:3002")
                                .containsSequence("--pid", "4000"));
    }
}

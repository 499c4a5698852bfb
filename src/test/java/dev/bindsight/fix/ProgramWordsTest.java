package dev.bindsight.fix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.inventory.name.ProcessName;
import dev.bindsight.model.Pid;
import dev.bindsight.model.ProcessFacts;
import dev.bindsight.model.ProcessRef;
import dev.bindsight.model.ProcessState;
import dev.bindsight.model.Uid;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

import java.time.Instant;
import java.util.List;

/** What a process is called and what the plan of a stop takes it for, of the same command lines. */
class ProgramWordsTest {
    /** Arguments are divided by {@code |}. */
    @ParameterizedTest(name = "{0} runs {2}")
    @CsvFileSource(resources = "command-lines.csv", delimiter = ';', numLinesToSkip = 1)
    void theNameAndThePlanSeeTheSameScript(
            String arguments,
            String name,
            @Nullable String script,
            @Nullable String rest,
            @Nullable String shell) {
        ProcessFacts facts = facts(arguments.split("\\|"));
        ProgramWords words = ProgramWords.of(facts);

        assertThat(ProcessName.of(facts).name()).isEqualTo(name);
        assertThat(words.script()).isEqualTo(script == null ? "" : script);
        assertThat(String.join("|", words.arguments())).isEqualTo(rest == null ? "" : rest);
        assertThat(words.isScript()).isEqualTo("script".equals(shell) || "text".equals(shell));
        assertThat(words.isInteractive()).isEqualTo("typed".equals(shell));
        assertThat(words.inlineText().isPresent()).isEqualTo("text".equals(shell));
    }

    private static ProcessFacts facts(String... command) {
        return new ProcessFacts(
                new ProcessRef(new Pid(7), 1),
                null,
                "comm",
                List.of(command),
                new Uid(1000),
                "/home/ann/shop",
                "/usr/bin/true",
                Instant.EPOCH,
                1,
                false,
                null,
                ProcessState.RUNNING,
                false);
    }
}

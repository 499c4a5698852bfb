package dev.bindsight.fix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.fix.Commands.Result;
import dev.bindsight.testbed.Eventually;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

class CommandsTest {
    private static final Duration LIMIT = Eventually.PATIENCE;
    private static final Duration BRIEF = Duration.ofMillis(200);

    /** What no JVM can name; without a locale it is every name that is not ASCII. */
    private static final String NOT_NAMEABLE = "/tmp/\0/bin";

    private static Result run(String body, Duration limit, boolean cancelled) throws IOException {
        try (var programs = new StandIns()) {
            programs.program("tool", body);
            var commands = new Commands("relative:" + NOT_NAMEABLE + ":" + programs.path());
            return commands.run(List.of("tool", "a b", "$HOME"), limit, () -> cancelled);
        }
    }

    @Test
    void argumentsReachTheProgramAsTheyAreBecauseNoShellReadsThem() throws IOException {
        assertThat(run("printf '%s|' \"$@\"; echo said >&2; exit 3", LIMIT, false))
                .isInstanceOfSatisfying(
                        Result.Ran.class,
                        ran -> {
                            assertThat(ran.output()).isEqualTo("a b|$HOME|said");
                            assertThat(ran.exitStatus()).isEqualTo(3);
                            assertThat(ran.command()).containsExactly("tool", "a b", "$HOME");
                        });
    }

    @Test
    void aProgramThatHangsIsGivenUpAfterItsTime() throws IOException {
        assertThat(run("exec sleep 30", BRIEF, false))
                .isInstanceOfSatisfying(
                        Result.GivenUp.class,
                        given -> {
                            assertThat(given.cancelled()).isFalse();
                            assertThat(given.elapsed()).isLessThan(LIMIT);
                        });
    }

    @Test
    void aProgramThatReadsItsInputGetsNone() throws IOException {
        assertThat(run("read line || echo nothing", LIMIT, false))
                .isInstanceOfSatisfying(
                        Result.Ran.class, ran -> assertThat(ran.output()).isEqualTo("nothing"));
    }

    @Test
    void aCancelEndsTheProgram() throws IOException {
        assertThat(run("exec sleep 30", Duration.ofHours(1), true))
                .isInstanceOfSatisfying(
                        Result.GivenUp.class, given -> assertThat(given.cancelled()).isTrue());
    }

    /** The child ends when the program's file is taken away. */
    @Test
    @Timeout(300)
    void aChildThatKeepsTheOutputOpenIsNotWaitedFor() throws IOException {
        Optional<ProcessHandle> child;
        try (var programs = new StandIns()) {
            programs.program("tool", "while [ -e \"$0\" ]; do sleep 0.1; done & echo $!");
            Result result = new Commands(programs.path()).run(List.of("tool"), LIMIT, () -> false);

            assertThat(result).isInstanceOf(Result.Ran.class);
            child = ProcessHandle.of(Long.parseLong(((Result.Ran) result).output()));
            assertThat(child).hasValueSatisfying(each -> assertThat(each.isAlive()).isTrue());
        }
        child.orElseThrow().onExit().join();
    }

    @Test
    void aCharacterThatComesInTwoPiecesIsReadAsOne() throws IOException {
        assertThat(run("printf '\\303'; sleep 0.2; printf '\\251'", LIMIT, false))
                .isInstanceOfSatisfying(
                        Result.Ran.class, ran -> assertThat(ran.output()).isEqualTo("\u00e9"));
    }

    @Test
    void aProgramThatIsNotThereIsSaid() {
        assertThat(new Commands("/nonexistent").run(List.of("tool"), LIMIT, () -> false))
                .isEqualTo(new Result.Absent("tool"));
        assertThat(new Commands("").has("sh")).isFalse();
    }
}

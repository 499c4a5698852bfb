package dev.bindsight.inventory.name;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.model.Pid;
import dev.bindsight.model.ProcessFacts;
import dev.bindsight.model.ProcessRef;
import dev.bindsight.model.ProcessState;
import dev.bindsight.model.Uid;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** What a person calls a process. */
class ProcessNameTest {
    /** Arguments are divided by {@code |}, because a title may hold spaces. */
    @ParameterizedTest(name = "{0} is {1}")
    @CsvFileSource(resources = "process-names.csv", delimiter = ';', numLinesToSkip = 1)
    void aProcessIsCalledByWhatItRuns(String arguments, String name, @Nullable String runtime) {
        ProcessName found = ProcessName.of(facts("comm", "/usr/bin/true", arguments.split("\\|")));

        assertThat(found.name()).isEqualTo(name);
        assertThat(found.runtime()).isEqualTo(runtime);
    }

    @Test
    void aTitleOverTheArgumentsKeepsTheRuntime() {
        assertThat(ProcessName.of(facts("MainThread", "/usr/bin/node", "ng serve")))
                .isEqualTo(new ProcessName("ng serve", "node"));
        assertThat(ProcessName.of(facts("next-server", "/usr/bin/node", "next-server (v15.1.0)")))
                .isEqualTo(new ProcessName("next-server", "node"));
    }

    @Test
    void aProgramInADirectoryWithSpacesIsNotATitle() {
        String path = "/opt/My Editor/editor";

        assertThat(ProcessName.of(facts("editor", path, path)).name()).isEqualTo("editor");
    }

    @Test
    void aTitleMayStandOverTheFirstArgumentAlone() {
        String title = "nginx: master process /usr/sbin/nginx -g daemon on;";
        String[] line = {title, "-g", "daemon on;"};
        assertThat(ProcessName.of(facts("nginx", "/usr/sbin/nginx", line)).name())
                .isEqualTo("nginx");
    }

    @Test
    void whoPosesAsAThreadOfTheKernelIsCalledByItsProgram() {
        String posed = "[kworker/0:1]";
        assertThat(ProcessName.of(facts("kworker/0:1", "/tmp/.x/miner", posed)).name())
                .isEqualTo("miner");
        assertThat(ProcessName.of(facts("kworker/0:1", null, posed)).name())
                .isEqualTo("kworker/0:1");
    }

    @Test
    void aProcessWithoutArgumentsIsCalledByTheKernelsName() {
        assertThat(ProcessName.of(facts("kworker/0:1", null)).name()).isEqualTo("kworker/0:1");
        assertThat(ProcessName.of(facts("  ", null, "")).name()).isEqualTo("process 7");
    }

    @Test
    void aNameIsAlwaysThereAndFitToPrint() {
        var random = new Random(20261121);
        String[] pieces = {
            "node",
            "python3",
            "java",
            "-jar",
            "-m",
            "-c",
            "--",
            "-",
            "",
            " ",
            "/",
            "\u001b[31m",
            "a".repeat(200),
            "\ud83d\ude00",
            "\ud83d",
            "node_modules/",
            ".bin/",
            ":",
            "=",
            "(",
            "@x",
            "systemd",
            "--user",
            "docker-proxy",
            "-container-ip",
            "1.2.3.4",
            "/go-build1/b/exe/x",
            "nginx: master",
            "\u202e",
            "run",
            "dev",
            "php",
            "-S",
            "dotnet",
            "x.dll",
            "\\",
            "\t",
            "."
        };
        for (int i = 0; i < 200_000; i++) {
            String[] command = new String[random.nextInt(6)];
            for (int j = 0; j < command.length; j++) {
                String text = pieces[random.nextInt(pieces.length)];
                command[j] =
                        random.nextBoolean() ? text : text + pieces[random.nextInt(pieces.length)];
            }
            String executable = random.nextBoolean() ? null : "/" + pieces[random.nextInt(5)];
            ProcessFacts facts = facts(pieces[random.nextInt(pieces.length)], executable, command);

            String name = ProcessName.of(facts).name();

            assertThat(
                            !name.isBlank()
                                    && name.length() <= ProcessName.LONGEST
                                    && name.codePoints().noneMatch(Character::isISOControl)
                                    && name.indexOf('\u202e') < 0)
                    .as("%s of %s", name, Arrays.toString(command))
                    .isTrue();
            DockerProxy.container(facts.command());
        }
    }

    private static ProcessFacts facts(String comm, @Nullable String executable, String... command) {
        return new ProcessFacts(
                new ProcessRef(new Pid(7), 1),
                null,
                comm,
                List.of(command),
                new Uid(1000),
                "/home/ann/shop",
                executable,
                Instant.EPOCH,
                1,
                false,
                null,
                ProcessState.RUNNING,
                false);
    }
}

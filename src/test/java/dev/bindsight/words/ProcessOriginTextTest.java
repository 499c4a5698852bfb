package dev.bindsight.words;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.model.Pid;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.ProcessFacts;
import dev.bindsight.model.ProcessRef;
import dev.bindsight.model.ProcessState;
import dev.bindsight.model.ProgramFile;
import dev.bindsight.model.Uid;
import dev.bindsight.model.fact.ProcessOrigin;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

class ProcessOriginTextTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:42:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "THERE     | in ~/shop, running since 09:30",
                "REPLACED  | in ~/shop, running since 09:30, program file replaced by another file"
                        + " meanwhile",
                "DELETED   | in ~/shop, running since 09:30, program file deleted meanwhile",
                "IN_MEMORY | in ~/shop, running since 09:30, program file in memory only"
            })
    void whatBecameOfTheProgramIsToldWhereItIsNoLongerWhatRuns(ProgramFile file, String words) {
        var facts =
                new ProcessFacts(
                        new ProcessRef(new Pid(7), 1),
                        null,
                        "server",
                        List.of("server"),
                        new Uid(1000),
                        "/home/ann/shop",
                        "/usr/bin/server",
                        file,
                        Instant.parse("2026-11-21T09:30:00Z"),
                        7,
                        false,
                        null,
                        ProcessState.RUNNING,
                        false);
        var process = new ProcessDetails(facts, "ann", "server", null, null, null);
        assertThat(
                        ProcessOriginText.of(
                                        new ProcessOrigin(process, "/home/ann", ZoneOffset.UTC),
                                        NOW)
                                .text())
                .isEqualTo(words);
    }
}

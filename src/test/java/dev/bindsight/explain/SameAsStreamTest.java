package dev.bindsight.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.errno.ErrnoReference;
import dev.bindsight.explain.log.LogGroups;
import dev.bindsight.explain.log.LogReader;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** A message has its errors in a log as where it was pasted alone; a log counts repetitions. */
class SameAsStreamTest {
    private static final ErrnoReference REFERENCE = ErrnoReference.standard();
    private static final ErrorReader READER = new ErrorReader(REFERENCE);
    private static final LogReader LOG_READER = new LogReader(REFERENCE);

    @ParameterizedTest
    @ValueSource(strings = {"samples.jsonl", "programs.jsonl", "runtimes.jsonl", "wordings.jsonl"})
    void hasNoFewerErrorsThere(String file) throws IOException {
        for (JsonNode line : SampleTest.lines(file)) {
            String text = line.get("text").asString();

            int pasted = READER.readAll(text).size();
            assertThat(errorsInLog(text)).as(text).isGreaterThanOrEqualTo(pasted);
            assertThat(errorsInLog(text) > 0).as(text).isEqualTo(pasted > 0);
        }
    }

    private static long errorsInLog(String text) throws IOException {
        var log = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        LogGroups groups = LOG_READER.read(log, _ -> {}, () -> false);
        return groups.errors();
    }
}

package dev.bindsight.explain;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bindsight.errno.ErrnoReference;
import dev.bindsight.explain.log.LogGroups;
import dev.bindsight.explain.log.LogReader;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;

import java.io.ByteArrayInputStream;
import java.io.IOException;

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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "connect: Connection\u00a0refused",
                "connect: \u001b[1mConnect\u001b[0mion refused",
                "bind: EADDR\u001b[31mINUSE",
                "connect: Connection\u200brefused",
                "{\"log\":\"x\\nEACCES 127.0.0.1:80\"}",
                "connect: Connection\rrefused",
                "{\"error\":\"Can\\u0027t connect to MySQL server on \\u0027db\\u0027 (111)\"}",
                "Can&#39;t connect to MySQL server on &#39;db&#39; (111)",
                "{2024/02/03 04:05:06: open() \"icon.ico\" failed (2: No such file or directory),"
                        + " host: \"localhost:8080\"",
                "blPort 5173 is in use, trying another one..."
            })
    void whatStandsInTheWayOfAWordStandsThereInBoth(String text) throws IOException {
        assertThat(errorsInLog(text)).isEqualTo(READER.readAll(text).size());
    }

    @Test
    void bytesThatAreNoTextAreReadAsTheTextThatIsShownForThem() throws IOException {
        byte[] bytes = "\u00e9\u00e9\u00e9 bind: Address already in use".getBytes(ISO_8859_1);
        String shown = new String(bytes, UTF_8);

        assertThat(READER.readAll(shown)).hasSize(1);
        assertThat(errorsInLog(bytes)).isEqualTo(1);
    }

    private static long errorsInLog(String text) throws IOException {
        return errorsInLog(text.getBytes(UTF_8));
    }

    private static long errorsInLog(byte[] text) throws IOException {
        var log = new ByteArrayInputStream(text);
        LogGroups groups = LOG_READER.read(log, _ -> {}, () -> false);
        return groups.errors();
    }
}

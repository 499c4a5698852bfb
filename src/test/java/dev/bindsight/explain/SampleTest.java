package dev.bindsight.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.errno.ErrnoReference;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** Messages of the real world, from public reports, with what has to be read from each. */
class SampleTest {
    private static final ErrorReader READER = new ErrorReader(ErrnoReference.standard());

    /**
     * One message.
     *
     * @param id of the file
     * @param text as it was reported
     * @param expected of the first error in it
     */
    record Sample(String id, String text, Expected expected) {
        static Sample of(JsonNode line) {
            JsonNode expect = line.get("expect");
            return new Sample(
                    line.get("id").asString(),
                    line.get("text").asString(),
                    new Expected(
                            expect.get("errno").asString(),
                            text(expect.get("syscall")),
                            text(expect.get("host")),
                            expect.get("port").isNull() ? null : expect.get("port").asInt()));
        }

        private static @Nullable String text(JsonNode field) {
            return field.isNull() ? null : field.asString();
        }

        @Override
        public String toString() {
            return id;
        }
    }

    static Stream<Sample> samples() {
        return lines("samples.jsonl").stream().map(Sample::of);
    }

    static List<JsonNode> lines(String file) {
        try (InputStream stream = SampleTest.class.getResourceAsStream(file)) {
            var mapper = JsonMapper.shared();
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .map(mapper::readTree)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void isReadAsItWasMeant(Sample sample) {
        List<FoundError> found = READER.readAll(sample.text());

        assertThat(found).as(sample.text()).isNotEmpty();
        assertThat(Expected.of(found.getFirst().error()))
                .as(sample.text())
                .isEqualTo(sample.expected());
    }
}

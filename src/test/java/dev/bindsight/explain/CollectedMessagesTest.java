package dev.bindsight.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.errno.ErrnoReference;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.stream.Stream;

/**
 * Messages of the world's programs, one a line in the files beside this test, each with every error
 * that it reports, in order. {@code expect} is one error, a list of several, or an empty list: then
 * the message only looks like one.
 */
class CollectedMessagesTest {
    private static final List<String> FILES =
            List.of("programs.jsonl", "runtimes.jsonl", "wordings.jsonl", "reports.jsonl");

    private static final ErrorReader READER = new ErrorReader(ErrnoReference.standard());

    private record Message(String name, String text, List<Expected> expected) {
        static Message of(JsonNode line) {
            JsonNode expect = line.get("expect");
            Stream<JsonNode> each = expect.isArray() ? expect.valueStream() : Stream.of(expect);
            return new Message(
                    line.get("id").asString() + " " + line.get("ecosystem").asString(),
                    line.get("text").asString(),
                    each.map(Message::expected).toList());
        }

        private static Expected expected(JsonNode said) {
            return new Expected(
                    said.get("errno").asString(),
                    text(said.get("syscall")),
                    text(said.get("host")),
                    said.get("port").isNull() ? null : said.get("port").asInt());
        }

        private static @Nullable String text(JsonNode field) {
            return field.isNull() ? null : field.asString();
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Message> messages() {
        return FILES.stream().flatMap(file -> SampleTest.lines(file).stream()).map(Message::of);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("messages")
    void isReadAsItIsMeant(Message message) {
        List<Expected> read =
                READER.readAll(message.text()).stream()
                        .map(FoundError::error)
                        .map(Expected::of)
                        .toList();

        assertThat(read).as(message.text()).isEqualTo(message.expected());
    }
}

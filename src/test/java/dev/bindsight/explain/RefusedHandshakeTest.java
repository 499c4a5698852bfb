package dev.bindsight.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.errno.ErrnoReference;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import tools.jackson.databind.JsonNode;

import java.util.stream.Stream;

/** Why a handshake failed, as the collected messages say it; none where they say nothing of TLS. */
class RefusedHandshakeTest {
    private static final ErrorReader READER = new ErrorReader(ErrnoReference.standard());

    private record Message(String name, String text, @Nullable String refusal) {
        static Message of(JsonNode line) {
            JsonNode refusal = line.get("expect").get("tls");
            return new Message(
                    line.get("id").asString() + " " + line.get("ecosystem").asString(),
                    line.get("text").asString(),
                    refusal == null ? null : refusal.asString());
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Message> messages() {
        return SampleTest.lines("wordings.jsonl").stream()
                .filter(line -> !line.get("expect").isEmpty())
                .map(Message::of);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("messages")
    void isReadFromTheMessage(Message message) {
        assertThat(READER.readAll(message.text()))
                .as(message.text())
                .isNotEmpty()
                .allSatisfy(found -> assertThat(id(found)).isEqualTo(message.refusal()));
    }

    private static @Nullable String id(FoundError found) {
        var refusal = found.error().tls();
        return refusal == null ? null : refusal.id();
    }
}

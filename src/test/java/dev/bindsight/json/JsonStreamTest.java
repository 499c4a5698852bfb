package dev.bindsight.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A document that is written piece by piece looks like one that is written at once. */
class JsonStreamTest {
    private record Document(
            String name, List<Item> items, @Nullable Item absent, List<String> words) {}

    private record Item(String text, List<Integer> numbers, @Nullable String absent) {}

    private static String streamed(Document document) {
        var out = new ByteArrayOutputStream();
        JsonStream stream =
                new JsonText().stream(out).field("name", document.name()).begin("items");
        document.items().forEach(stream::element);
        stream.endList().field("absent", document.absent()).field("words", document.words()).end();
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void itIsTheSameToTheLastSpace() {
        var document =
                new Document(
                        "größe \u202E",
                        List.of(
                                new Item("one", List.of(1, 2), null),
                                new Item("日本 \u009b \uD83D", List.of(), "there")),
                        null,
                        List.of("a", "b"));
        assertThat(streamed(document)).isEqualTo(new JsonText().format(document));
    }

    @Test
    void anEmptyListIsWrittenAsOne() {
        var document = new Document("x", List.of(), null, List.of());
        assertThat(streamed(document)).isEqualTo(new JsonText().format(document));
    }

    @Test
    void anElementIsWrittenBeforeTheNextOneIsKnown() {
        var out = new ByteArrayOutputStream();
        JsonStream stream = new JsonText().stream(out).begin("items");
        stream.element("first");
        assertThat(out.toString(StandardCharsets.UTF_8)).endsWith("\"first\"");
        stream.element("second");
        stream.endList().end();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo("{\n  \"items\" : [ \"first\", \"second\" ]\n}\n");
    }
}

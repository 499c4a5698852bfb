package dev.bindsight.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;

/** A file of texts is read as {@link Properties} read it, only quicker. */
final class PropertyFileTest {
    private static List<Path> files() throws IOException {
        try (var all = Files.walk(Path.of("src/main/resources"))) {
            return all.filter(each -> each.toString().endsWith(".properties")).toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyFileOfOursIsReadAsPropertiesReadIt(Path file) throws IOException {
        assertSame(Files.readString(file));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n\n",
                "a=b",
                "a=",
                "a = b \n  c=\t d",
                "a=b=c",
                " =b",
                "a=b\n\t = c",
                "# no=text\n! no=text\na=b\n   # no=text\n",
                "a=b\\\n   c\\\n d\ne=f",
                "a=b\\\\\nc=d",
                "a=b\\\\\\\nc=d\ne=f",
                "a=b\\",
                "a=\\ \\t\\n\\r\\f\\u2192\\q\\=",
                "a=→ „Wort“\na=again",
            })
    void isReadAsPropertiesReadIt(String text) throws IOException {
        assertSame(text);
    }

    @Test
    void aLineWithoutEqualsIsAMistake() {
        assertThatThrownBy(() -> read("a=b\nc d\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no = in: c d");
    }

    @Test
    void whatItDoesNotSayIsNull() {
        assertThat(read("a=b").text("c")).isNull();
        assertThat(read("x.ending=b").text("y.ending")).isNull();
        assertThat(read("").text("")).isNull();
    }

    private static void assertSame(String text) throws IOException {
        var properties = new Properties();
        properties.load(new StringReader(text));
        PropertyFile file = read(text);
        assertThat(file.all()).isEqualTo(properties);
        properties.forEach((key, value) -> assertThat(file.text((String) key)).isEqualTo(value));
    }

    private static PropertyFile read(String text) {
        return PropertyFile.of(text.getBytes(StandardCharsets.UTF_8));
    }
}

package dev.bindsight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.testbed.SameAnywhere;
import dev.bindsight.testbed.ScriptedPlatform;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * What is said of command lines that make no sense, letter by letter: scripts and people know these
 * sentences. Each line of {@code bad-input.txt} is a command line, and below it stands what is
 * said.
 */
@SameAnywhere
class BadInputTest {
    private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

    private final ScriptedPlatform platform = new ScriptedPlatform();

    @Test
    void everyMistakeIsToldAsItAlwaysWas() throws IOException {
        String expected = read();
        var told = new StringBuilder();
        expected.lines()
                .filter(line -> line.startsWith("$ "))
                .forEach(line -> told.append(line).append('\n').append(said(line.substring(2))));
        assertThat(told.toString()).isEqualTo(expected);
    }

    private String said(String line) {
        CommandLineRun run = CommandLineRun.on(platform, words(line));
        assertThat(run.status()).as(line).isEqualTo(2);
        assertThat(run.out()).as(line).isEmpty();
        return run.err().indent(2);
    }

    private static String[] words(String line) {
        List<String> words = new ArrayList<>();
        WORD.matcher(line)
                .results()
                .forEach(found ->
                        words.add(found.group(1) == null ? found.group(2) : found.group(1)));
        return words.toArray(String[]::new);
    }

    private static String read() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(BadInputTest.class.getResourceAsStream("bad-input.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

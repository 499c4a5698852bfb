package dev.bindsight.conventions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.bindsight.model.Exposure;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The one bundle of user-visible text agrees with the code that reads it. */
@TestInstance(Lifecycle.PER_CLASS)
class TextsTest {
    /**
     * The families of keys that end in the name of a constant, as {@code exposure.ANY}. A key built
     * at run time must be of one of these, so that a constant without a text is found here and not
     * by a user.
     */
    private static final Map<String, Class<? extends Enum<?>>> FAMILIES =
            Map.of("exposure.", Exposure.class);

    private final Map<String, String> patterns = readPatterns();
    private final List<TextCall> calls = new ArrayList<>();
    private final Set<String> literals = new HashSet<>();

    TextsTest() throws IOException {
        for (Path file : SourceTree.javaFiles(SourceTree.MAIN)) {
            String source = Files.readString(file);
            calls.addAll(TextCall.in(file.getFileName().toString(), source));
            literals.addAll(JavaLiterals.in(source));
        }
    }

    private static Map<String, String> readPatterns() throws IOException {
        var read = new Properties();
        Path file =
                SourceTree.TOP.resolve("src/main/resources/dev/bindsight/text/texts.properties");
        try (var reader = Files.newBufferedReader(file)) {
            read.load(reader);
        }
        var patterns = new TreeMap<String, String>();
        read.forEach((key, pattern) -> patterns.put((String) key, (String) pattern));
        return patterns;
    }

    @Test
    void everyKeyThatTheCodeAsksForExists() {
        assertThat(calls)
                .allSatisfy(call ->
                        assertThat(patterns)
                                .as(call.toString())
                                .containsKeys(call.keys().toArray(String[]::new)));
    }

    @Test
    void everyKeyIsAskedFor() {
        var unused = new TreeSet<>(patterns.keySet());
        unused.removeAll(literals);
        unused.removeAll(keysOfFamilies());
        assertThat(unused).as("keys that no code asks for").isEmpty();
    }

    @Test
    void aKeyBuiltAtRunTimeBelongsToAFamilyOfConstants() {
        assertThat(calls)
                .allSatisfy(call ->
                        assertThat(FAMILIES.keySet())
                                .as("FAMILIES of this test, for " + call)
                                .containsAll(call.prefixes()));
    }

    @Test
    void everyConstantOfAFamilyHasItsText() {
        assertThat(patterns).containsKeys(keysOfFamilies().toArray(String[]::new));
    }

    @Test
    void everyPatternCanBeReadAndLosesNoQuote() {
        patterns.forEach((key, pattern) -> {
            assertThatCode(() -> new MessageFormat(pattern)).as(key).doesNotThrowAnyException();
            assertThat(pattern.replace("''", ""))
                    .as("a single quote is written twice: " + key)
                    .doesNotContain("'");
        });
    }

    @Test
    void aCallGivesAsManyArgumentsAsItsPatternTakes() {
        assertThat(calls)
                .allSatisfy(call ->
                        assertThat(call.keys())
                                .filteredOn(patterns::containsKey)
                                .as(call + " gives " + call.arguments())
                                .allMatch(key -> taken(key) == call.arguments()));
    }

    /** How many arguments a pattern takes: one more than its highest index. */
    private int taken(String key) {
        return new MessageFormat(patterns.get(key)).getFormatsByArgumentIndex().length;
    }

    private static Set<String> keysOfFamilies() {
        var keys = new TreeSet<String>();
        FAMILIES.forEach((prefix, type) ->
                Arrays.stream(type.getEnumConstants())
                        .map(constant -> prefix + constant.name())
                        .forEach(keys::add));
        return keys;
    }
}

package dev.bindsight.conventions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The one bundle of user-visible text agrees with the code that reads it. */
@TestInstance(Lifecycle.PER_CLASS)
class TextsTest {
    private final Map<String, String> patterns = readPatterns();
    private final List<TextCall> calls = new ArrayList<>();
    private final Set<String> literals = new HashSet<>();
    private final Set<String> prefixes = new TreeSet<>();

    TextsTest() throws IOException {
        for (Path file : SourceTree.javaFiles(SourceTree.MAIN)) {
            String source = Files.readString(file);
            calls.addAll(TextCall.in(file.getFileName().toString(), source));
            literals.addAll(JavaLiterals.in(source));
            JavaLiterals.continued(source).stream().filter(this::beginsKeys).forEach(prefixes::add);
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

    private static List<Path> propertyFiles() throws IOException {
        try (Stream<Path> files = Files.walk(SourceTree.TOP.resolve("src/main/resources"))) {
            return files.filter(file -> file.toString().endsWith(".properties")).toList();
        }
    }

    private static List<String> keysTwice(Path file) throws IOException {
        var keys = new HashSet<Object>();
        var twice = new ArrayList<String>();
        try (var reader = Files.newBufferedReader(file)) {
            new Properties() {
                @Override
                public synchronized Object put(Object key, Object value) {
                    if (!keys.add(key)) {
                        twice.add(key.toString());
                    }
                    return super.put(key, value);
                }
            }.load(reader);
        }
        return twice;
    }

    private boolean beginsKeys(String literal) {
        return literal.endsWith(".")
                && patterns.keySet().stream().anyMatch(key -> key.startsWith(literal));
    }

    /** {@link Properties} silently keeps the last of two, which then says it in both places. */
    @Test
    void noFileHasAKeyTwice() throws IOException {
        var twice = new TreeSet<String>();
        for (Path file : propertyFiles()) {
            keysTwice(file).forEach(key -> twice.add(file.getFileName() + ": " + key));
        }
        assertThat(twice).as("keys that a file has twice").isEmpty();
    }

    @Test
    void everyKeyThatTheCodeAsksForExists() {
        assertThat(calls)
                .isNotEmpty()
                .filteredOn(call -> !patterns.keySet().containsAll(call.keys()))
                .as("calls with a key that does not exist")
                .isEmpty();
    }

    @Test
    void everyKeyIsAskedFor() {
        var unused = new TreeSet<>(patterns.keySet());
        unused.removeAll(literals);
        prefixes.forEach(prefix -> unused.removeIf(key -> key.startsWith(prefix)));
        assertThat(unused).as("keys that no code asks for").isEmpty();
    }

    /**
     * A key may be built at run time from the name of a constant, as {@code exposure.ANY}, or from
     * its name in lower case. Then the keys with that beginning that nobody writes out are the
     * constants of one enum, all of them and nothing else, so that a constant without a text is
     * found here and not by a user.
     */
    @Test
    void keysBuiltAtRunTimeAreTheConstantsOfOneEnum() {
        Set<Set<String>> enums =
                CompiledCode.PRODUCTION.stream()
                        .filter(JavaClass::isEnum)
                        .map(TextsTest::constants)
                        .flatMap(names -> Stream.of(names, lowerCase(names)))
                        .collect(Collectors.toSet());
        assertThat(prefixes)
                .filteredOn(prefix -> enums.stream().noneMatch(names -> isSaid(prefix, names)))
                .as("beginnings of keys whose ends are not the constants of an enum")
                .isEmpty();
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
                .filteredOn(call ->
                        call.keys().stream()
                                .filter(patterns::containsKey)
                                .anyMatch(key -> taken(key) != call.arguments()))
                .as("calls that give more or fewer arguments than their pattern takes")
                .isEmpty();
    }

    /** How many arguments a pattern takes: one more than its highest index. */
    private int taken(String key) {
        return new MessageFormat(patterns.get(key)).getFormatsByArgumentIndex().length;
    }

    /** Whether every constant has its text, and every text nobody writes the key of a constant. */
    private boolean isSaid(String prefix, Set<String> constants) {
        Set<String> keys =
                constants.stream().map(name -> prefix + name).collect(Collectors.toSet());
        return !keys.isEmpty()
                && patterns.keySet().containsAll(keys)
                && patterns.keySet().stream()
                        .filter(key -> key.startsWith(prefix) && !literals.contains(key))
                        .allMatch(keys::contains);
    }

    private static Set<String> lowerCase(Set<String> names) {
        return names.stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    private static Set<String> constants(JavaClass type) {
        return type.getFields().stream()
                .filter(field -> field.getModifiers().contains(JavaModifier.ENUM))
                .map(JavaField::getName)
                .filter(name -> !name.equals("NONE"))
                .collect(Collectors.toSet());
    }
}

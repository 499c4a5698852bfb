package dev.bindsight.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.errno.ErrnoEntry;
import dev.bindsight.errno.ErrnoReference;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The files of each language fit the English ones, so that no text of theirs fails at a reader. */
class TranslationTest {
    private static final Path FILES = Path.of("src/main/resources/dev/bindsight");

    @Test
    void theTextsOfEveryLanguageFit() throws IOException {
        Path folder = FILES.resolve("text");
        var english = Translation.ofPatterns(read(folder.resolve("texts.properties")));
        assertThat(mistakes(english, folder, "texts")).isEmpty();
    }

    @Test
    void theErrnosOfEveryLanguageFit() throws IOException {
        Path folder = FILES.resolve("errno");
        var texts = new HashMap<String, String>();
        for (String name :
                ErrnoReference.standard().entries().stream().map(ErrnoEntry::name).toList()) {
            read(folder.resolve(name + ".properties"))
                    .forEach((key, text) -> texts.put(name + "." + key, text));
        }
        texts.keySet()
                .removeIf(key -> !key.matches("\\w+\\.\\w+\\.(meaning|cause\\.\\d|fix\\.\\d)"));
        var english = Translation.ofSentences(texts);
        assertThat(english.mistakes(texts)).isEmpty();
        assertThat(mistakes(english, folder, "errno")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    count     | {0} von {1}               |
                    count     | aus {1} {0}               |
                    count     | {0} von                   | has [0], English has [0, 1]
                    count     | {0} von {1}, {2}          | has [0, 1, 2], English has [0, 1]
                    count     | {0} von {1                | no pattern
                    count     | all'{0} von {1}           | no pattern
                    count     | all''{0} von {1}          |
                    count     | {0,number} von {1}        | takes [0] for a number, English does not
                    sum       | "{0,choice,0#kein|0<{0}}" |
                    sum       | {0,choice,kein}           | no pattern
                    counts    | {0} von {1}               | English has no such key
                    form.date.DAY  | "d. MMM"             |
                    form.date.DAY  | "d. Tag"             | no pattern
                    form.date.days | Mo Di Mi Do Fr Sa So |
                    form.date.days | Mo Di Mi Do Fr Sa    | has 6 names, English has 7 names
                    """)
    void aMistakeIsFound(String key, String text, String mistake) {
        Map<String, String> english =
                Map.of(
                        "count", "{0} of {1}",
                        "sum", "{0,number}",
                        "form.date.DAY", "d MMM",
                        "form.date.days", "Mon Tue Wed Thu Fri Sat Sun");
        List<String> found = Translation.ofPatterns(english).mistakes(Map.of(key, text));
        if (mistake == null) {
            assertThat(found).isEmpty();
        } else {
            assertThat(found).hasSize(1).first().asString().contains(key, mistake);
        }
    }

    @Test
    void anErrnoHasNoPattern() {
        var english = Translation.ofSentences(Map.of("EACCES.bind.meaning", "Not allowed."));

        assertThat(english.mistakes(Map.of("EACCES.bind.meaning", "L'accesso è {vietato}.")))
                .isEmpty();
        assertThat(english.mistakes(Map.of("EACCES.bind.meaning", "L''accesso è vietato.")))
                .singleElement()
                .asString()
                .contains("a quote is written once");
        assertThat(english.mistakes(Map.of("EACCESS.bind.meaning", "Vietato."))).hasSize(1);
    }

    private static List<String> mistakes(Translation english, Path folder, String name)
            throws IOException {
        var mistakes = new ArrayList<String>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(each -> isOf(each, name)).sorted().toList()) {
                english.mistakes(read(file)).stream()
                        .map(mistake -> file.getFileName() + ": " + mistake)
                        .forEach(mistakes::add);
            }
        }
        return mistakes;
    }

    private static boolean isOf(Path file, String name) {
        return file.getFileName().toString().matches(name + "(_\\w+)?\\.properties");
    }

    private static Map<String, String> read(Path file) throws IOException {
        return PropertyFile.of(Files.readAllBytes(file)).all();
    }
}

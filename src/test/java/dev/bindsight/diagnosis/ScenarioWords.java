package dev.bindsight.diagnosis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** What a language says of each scenario: {@code == folder/name}, and the lines below it. */
final class ScenarioWords {
    /** In {@code scenarios/said.txt}. */
    static final ScenarioWords ENGLISH = new ScenarioWords("said.txt");

    private static final String HEAD = "== ";

    private final Map<String, String> words = new TreeMap<>();

    private ScenarioWords(String file) {
        String name = "";
        for (String line : lines(file)) {
            if (line.startsWith(HEAD)) {
                name = line.substring(HEAD.length());
            } else {
                words.merge(name, line, (before, more) -> before + "\n" + more);
            }
        }
    }

    private static List<String> lines(String file) {
        var resource = Objects.requireNonNull(ScenarioWords.class.getResource("scenarios/" + file));
        try {
            return Files.readAllLines(Path.of(resource.getPath()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is said of a scenario; a sentence that asks for it where there is nothing. */
    String of(Path scenario) {
        String name = scenario.getFileName().toString().replace(".json", "");
        String key = Objects.requireNonNull(scenario.getParent()).getFileName() + "/" + name;
        return words.getOrDefault(key, "said.txt has nothing of " + key);
    }
}

package dev.bindsight.explain;

import dev.bindsight.explain.rules.RuleSet;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * An example in a file of rules.
 *
 * @param rule the file and the name of the rule
 * @param text the message
 * @param expected what has to be read from it, in its order
 */
record RuleExample(String rule, String text, List<Expected> expected) {
    static Stream<RuleExample> all() {
        return read("files.txt").lines().filter(file -> !file.isBlank()).flatMap(RuleExample::in);
    }

    private static Stream<RuleExample> in(String file) {
        var examples = new ArrayList<RuleExample>();
        String rule = "";
        var text = new StringBuilder();
        var expected = new ArrayList<Expected>();
        for (String line : read(file).lines().toList()) {
            String value = line.substring(Math.min(line.length(), line.indexOf(' ') + 1));
            if (line.startsWith("expect ")) {
                if (!value.strip().equals("nothing")) {
                    expected.add(expected(value.strip().split(" +")));
                }
                continue;
            }
            boolean ends = line.startsWith("example") || line.startsWith("rule ");
            if (ends && !text.isEmpty()) {
                examples.add(
                        new RuleExample(
                                file + ": " + rule, text.toString(), List.copyOf(expected)));
                text.setLength(0);
                expected.clear();
            }
            if (line.startsWith("rule ")) {
                rule = value.strip();
            } else if (line.startsWith("example ")) {
                text.append(value);
            } else if (line.startsWith("|")) {
                text.append(text.isEmpty() ? "" : "\n")
                        .append(line.length() > 2 ? line.substring(2) : "");
            }
        }
        if (!text.isEmpty()) {
            examples.add(
                    new RuleExample(file + ": " + rule, text.toString(), List.copyOf(expected)));
        }
        return examples.stream();
    }

    private static Expected expected(String[] words) {
        return new Expected(
                words[0],
                words[1].equals("-") ? null : words[1],
                words[2].equals("-") ? null : words[2],
                words[3].equals("-") ? null : Integer.valueOf(words[3]));
    }

    private static String read(String file) {
        try (InputStream stream = RuleSet.class.getResourceAsStream(file)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return rule;
    }
}

package dev.bindsight.text;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a file of a language has to fit. */
final class Translation {
    private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d+)");
    private static final Pattern NUMBER = Pattern.compile("\\{(\\d+),");
    private static final Set<String> NAMES = Set.of("form.date.days", "form.date.months");

    private final Map<String, String> english;
    private final boolean patterns;

    private Translation(Map<String, String> english, boolean patterns) {
        this.english = Map.copyOf(english);
        this.patterns = patterns;
    }

    /** Of texts that are patterns, as those of the bundle. */
    static Translation ofPatterns(Map<String, String> english) {
        return new Translation(english, true);
    }

    /** Of texts that are shown as they are, as those about errnos. */
    static Translation ofSentences(Map<String, String> english) {
        return new Translation(english, false);
    }

    /** What is wrong with texts by their keys, at most one thing with each. */
    List<String> mistakes(Map<String, String> translated) {
        var mistakes = new ArrayList<String>();
        new TreeMap<>(translated)
                .forEach((key, text) -> {
                    String mistake = mistake(key, text);
                    if (!mistake.isEmpty()) {
                        mistakes.add(key + ": " + mistake);
                    }
                });
        return mistakes;
    }

    private String mistake(String key, String text) {
        String original = english.get(key);
        if (original == null) {
            return "English has no such key";
        }
        if (!patterns) {
            return text.contains("''") ? "a quote is written once here" : "";
        }
        try {
            TextPattern pattern = TextPattern.read(text);
            if (key.startsWith("form.date.") && !NAMES.contains(key)) {
                var _ = DateTimeFormatter.ofPattern(pattern.filled());
            }
        } catch (IllegalArgumentException e) {
            return "no pattern: " + e.getMessage();
        }
        if (NAMES.contains(key)) {
            return difference(names(text), names(original));
        }
        Set<String> numbers = all(NUMBER, text);
        numbers.removeAll(all(NUMBER, original));
        if (!numbers.isEmpty()) {
            return "takes " + numbers + " for a number, English does not";
        }
        return difference(all(ARGUMENT, text), all(ARGUMENT, original));
    }

    private static String difference(Object here, Object inEnglish) {
        return here.equals(inEnglish) ? "" : "has " + here + ", English has " + inEnglish;
    }

    private static String names(String text) {
        return text.split(" ").length + " names";
    }

    private static Set<String> all(Pattern what, String text) {
        return what.matcher(text)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}

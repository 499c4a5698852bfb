package dev.bindsight.errno;

import dev.bindsight.text.PropertyFile;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads the file of one entry. It has the keys {@code name}, {@code message}, {@code number.SPACE},
 * {@code aliases} and {@code calls}, for each of these calls {@code CALL.meaning}, {@code
 * CALL.cause.N} and {@code CALL.fix.N} from 1 on, and {@code runtime.ECOSYSTEM}. A key that is none
 * of these, or a missing one, is a mistake of whoever wrote the file.
 */
final class EntryFile {
    private final Map<String, String> left;
    private final Map<String, String> translations;

    private EntryFile(String text, Map<String, String> translations) {
        this.translations = translations;
        left = PropertyFile.of(text.getBytes(StandardCharsets.UTF_8)).all();
    }

    /**
     * The entry in a file.
     *
     * @param text the file, in the format of {@link PropertyFile}
     * @param translations what is said in place of a meaning, a cause or a fix, by the name of the
     *     entry and the key: {@code EACCES.bind.cause.1}
     * @throws IllegalArgumentException if a key is missing or unknown
     */
    static ErrnoEntry parse(String text, Map<String, String> translations) {
        return new EntryFile(text, translations).entry();
    }

    private ErrnoEntry entry() {
        String name = take("name");
        var entry =
                new ErrnoEntry(
                        name, take("message"), numbers(), words("aliases"), calls(name), printed());
        if (!left.isEmpty()) {
            throw new IllegalArgumentException(name + ": unknown keys " + left.keySet());
        }
        return entry;
    }

    private Map<NumberSpace, Integer> numbers() {
        Map<NumberSpace, Integer> numbers = new EnumMap<>(NumberSpace.class);
        for (NumberSpace space : NumberSpace.values()) {
            String key = "number." + lowerCase(space);
            if (left.containsKey(key)) {
                numbers.put(space, Integer.valueOf(take(key)));
            }
        }
        return numbers;
    }

    private List<CallMeaning> calls(String name) {
        List<CallMeaning> calls = new ArrayList<>();
        for (String call : words("calls")) {
            calls.add(
                    new CallMeaning(
                            call,
                            said(name, call + ".meaning"),
                            numbered(name, call + ".cause."),
                            numbered(name, call + ".fix.")));
        }
        return calls;
    }

    private List<PrintedText> printed() {
        List<PrintedText> printed = new ArrayList<>();
        for (Ecosystem ecosystem : Ecosystem.values()) {
            String key = "runtime." + lowerCase(ecosystem);
            if (left.containsKey(key)) {
                printed.add(new PrintedText(ecosystem, take(key)));
            }
        }
        return printed;
    }

    private List<String> numbered(String name, String prefix) {
        List<String> values = new ArrayList<>();
        for (int i = 1; left.containsKey(prefix + i); i++) {
            values.add(said(name, prefix + i));
        }
        return values;
    }

    private List<String> words(String key) {
        return left.containsKey(key) ? List.of(take(key).split(" ")) : List.of();
    }

    private String said(String name, String key) {
        return translations.getOrDefault(name + "." + key, take(key));
    }

    private String take(String key) {
        String value = left.remove(key);
        if (value == null) {
            throw new IllegalArgumentException("no " + key + " beside " + left.keySet());
        }
        return value;
    }

    private static String lowerCase(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}

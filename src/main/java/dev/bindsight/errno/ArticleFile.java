package dev.bindsight.errno;

import dev.bindsight.text.PropertyFile;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads what a file tells of an errno. It has the key {@code calls}, for each of these calls {@code
 * CALL.meaning}, {@code CALL.cause.N} and {@code CALL.fix.N} from 1 on, and {@code
 * runtime.ECOSYSTEM}. A key that is none of these, or a missing one, is a mistake of whoever wrote
 * the file.
 */
final class ArticleFile {
    private final String name;
    private final Map<String, String> left;
    private final Map<String, String> translations;

    private ArticleFile(String name, String text, Map<String, String> translations) {
        this.name = name;
        this.translations = translations;
        left = PropertyFile.of(text.getBytes(StandardCharsets.UTF_8)).all();
    }

    /**
     * What a file tells.
     *
     * @param name of the errno
     * @param text the file, in the format of {@link PropertyFile}
     * @param translations what is said in place of a meaning, a cause or a fix, by the name of the
     *     errno and the key: {@code EACCES.bind.cause.1}
     * @throws IllegalArgumentException if a key is missing or unknown
     */
    static ErrnoArticle parse(String name, String text, Map<String, String> translations) {
        return new ArticleFile(name, text, translations).article();
    }

    private ErrnoArticle article() {
        var article = new ErrnoArticle(calls(), printed());
        if (!left.isEmpty()) {
            throw new IllegalArgumentException(name + ": unknown keys " + left.keySet());
        }
        return article;
    }

    private List<CallMeaning> calls() {
        List<CallMeaning> calls = new ArrayList<>();
        for (String call : take("calls").split(" ")) {
            calls.add(
                    new CallMeaning(
                            call,
                            said(call + ".meaning"),
                            numbered(call + ".cause."),
                            numbered(call + ".fix.")));
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

    private List<String> numbered(String prefix) {
        List<String> values = new ArrayList<>();
        for (int i = 1; left.containsKey(prefix + i); i++) {
            values.add(said(prefix + i));
        }
        return values;
    }

    private String said(String key) {
        return translations.getOrDefault(name + "." + key, take(key));
    }

    private String take(String key) {
        String value = left.remove(key);
        if (value == null) {
            throw new IllegalArgumentException(name + ": no " + key + " beside " + left.keySet());
        }
        return value;
    }

    private static String lowerCase(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}

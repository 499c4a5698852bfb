package dev.bindsight.text;

import java.text.MessageFormat;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The one bundle of user-visible text, {@code texts.properties} and what the {@link SpokenLanguage}
 * has beside it, keyed {@code screen.element}. The patterns are those of {@link MessageFormat}; a
 * number is passed as text where it must not be grouped, as ports and pids must not.
 */
public final class Texts {
    private final PropertyFile english = SpokenLanguage.read(Texts.class, "texts");
    private final Map<String, String> translations;

    // a pattern is read when it is first asked for: a start asks for few of them
    private final Map<String, TextPattern> read = new ConcurrentHashMap<>();

    /** Those of a language. */
    Texts(SpokenLanguage language) {
        translations = language.translations(Texts.class, "texts");
    }

    /**
     * The text of a key, with its arguments put in.
     *
     * @throws MissingResourceException if the bundle has no such key
     */
    public static String get(String key, Object... arguments) {
        return spoken(key).filled(arguments);
    }

    /**
     * Hands the text of a key on, piece by piece.
     *
     * @throws MissingResourceException if the bundle has no such key
     */
    public static void fill(String key, TextPieces pieces, Object... arguments) {
        spoken(key).fill(pieces, arguments);
    }

    /** The pattern of a key, which is read once: cells ask for it whenever they show a row. */
    static TextPattern spoken(String key) {
        return SpokenLanguage.spoken().texts().pattern(key);
    }

    /** The text of a key that takes no argument. */
    String plain(String key) {
        return pattern(key).filled();
    }

    private TextPattern pattern(String key) {
        TextPattern known = read.get(key);
        return known == null ? read.computeIfAbsent(key, this::newPattern) : known;
    }

    private TextPattern newPattern(String key) {
        String translated = translations.get(key);
        String pattern = translated == null ? english.text(key) : translated;
        if (pattern == null) {
            throw new MissingResourceException("no text " + key, Texts.class.getName(), key);
        }
        return TextPattern.read(pattern);
    }
}

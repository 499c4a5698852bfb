package dev.bindsight.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/**
 * The language of everything a user reads. It is chosen when the first text is asked for and stays
 * until the process ends, so that no two parts of a window speak two languages.
 *
 * <p>A language is a set of files beside those in English, with its tag at the end of their names:
 * {@code texts_de.properties}, and {@code texts_de_AT.properties} for what is said otherwise there.
 * A key that they lack is said in English. Nothing else belongs to it: not even the names of months
 * and the decimal mark come from Java's own data, most of which a package leaves out.
 *
 * @param endings what the names of its files end in, the general before the special; none is
 *     English
 */
public record SpokenLanguage(List<String> endings) {
    /**
     * The system property that names it, as a locale of the system's or as a tag: {@code
     * de_AT.UTF-8}, {@code de-AT}. Without the property it is that of the system's messages.
     */
    public static final String PROPERTY = "bindsight.language";

    private static final SpokenLanguage SPOKEN = named(wanted());

    public SpokenLanguage {
        endings = List.copyOf(endings);
    }

    /** The language of this process. */
    public static SpokenLanguage spoken() {
        return SPOKEN;
    }

    /**
     * The language with a name, which need not have any file. It is read by hand: Java's own reader
     * of tags would take a few milliseconds of every start.
     */
    static SpokenLanguage named(String name) {
        // the rest of a locale of the system's is its encoding and its variant
        String[] parts = name.split("[.@]", 2)[0].replace('-', '_').split("_");
        boolean named = parts[0].length() == 2 || parts[0].length() == 3;
        var endings = new ArrayList<String>();
        if (named) {
            endings.add("_" + parts[0]);
            for (int i = 1; i < parts.length; i++) {
                // a script or a country
                endings.add("_" + parts[0] + "_" + parts[i]);
            }
        }
        return new SpokenLanguage(endings);
    }

    /**
     * What the files of this language say.
     *
     * @param owner a class of the package they are in
     * @param name what their names begin with
     */
    public Map<String, String> translations(Class<?> owner, String name) {
        Map<String, String> found = new HashMap<>();
        for (String ending : endings) {
            found.putAll(read(owner, name + ending));
        }
        return found;
    }

    /** What a file says; nothing if there is none. */
    static Map<String, String> read(Class<?> owner, String name) {
        try (InputStream file = owner.getResourceAsStream(name + ".properties")) {
            var read = new Properties();
            if (file != null) {
                read.load(new InputStreamReader(file, StandardCharsets.UTF_8));
            }
            Map<String, String> texts = HashMap.newHashMap(read.size());
            read.forEach((key, text) -> texts.put((String) key, (String) text));
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String wanted() {
        String named = System.getProperty(PROPERTY);
        return named == null ? Locale.getDefault(Locale.Category.DISPLAY).toLanguageTag() : named;
    }
}

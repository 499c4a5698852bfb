package dev.bindsight.text;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * The language of what a user reads. A process has one, which it takes from where it was started
 * and may change while it runs: {@link #speak}. What is said in the course of one piece of work may
 * be in another: {@link #say}.
 *
 * <p>A language is a set of files beside those in English, with its tag at the end of their names:
 * {@code texts_de.properties}, and {@code texts_de_AT.properties} for what is said otherwise there.
 * A key that they lack is said in English. Nothing else belongs to it: not even the names of months
 * and the decimal mark come from Java's own data, most of which a package leaves out.
 */
public final class SpokenLanguage {
    /**
     * The system property that names it, as a locale of the system's or as a tag: {@code
     * de_AT.UTF-8}, {@code de-AT}. Without the property it is that of the system's messages.
     */
    public static final String PROPERTY = "bindsight.language";

    /** That of the files that every other is made from. */
    public static final SpokenLanguage ENGLISH = named("");

    private static final ScopedValue<SpokenLanguage> SAID = ScopedValue.newInstance();
    private static final OfProcess PROCESS = new OfProcess(named(wanted()));

    private final List<String> endings;
    private final Supplier<Texts> texts;
    private final Map<DateForm, DateTimeFormatter> dates = new ConcurrentHashMap<>();

    /**
     * The language of files.
     *
     * @param endings what their names end in, the general before the special; none is English
     */
    private SpokenLanguage(List<String> endings) {
        this.endings = List.copyOf(endings);
        texts = new FirstAsked(this);
    }

    /** The language that is spoken here and now. */
    public static SpokenLanguage spoken() {
        return SAID.orElse(PROCESS.language);
    }

    /** Has the process speak it from now on; what is shown already stays as it is. */
    public void speak() {
        PROCESS.language = this;
    }

    /** What {@code words} gives, with everything that it asks for in this language. */
    public <T> T say(Supplier<T> words) {
        return ScopedValue.where(SAID, this).call(words::get);
    }

    /** What the names of its files end in, the general before the special. */
    List<String> endings() {
        return endings;
    }

    /** Its texts, which are read when the first is asked for. */
    Texts texts() {
        return texts.get();
    }

    /** How it writes a moment. */
    DateTimeFormatter form(DateForm form) {
        return dates.computeIfAbsent(form, each -> each.in(texts()));
    }

    /** What the process speaks: any thread may ask. */
    private static final class OfProcess {
        private volatile SpokenLanguage language;

        OfProcess(SpokenLanguage language) {
            this.language = language;
        }
    }

    /** Texts that are read once. */
    private static final class FirstAsked implements Supplier<Texts> {
        private final SpokenLanguage language;
        private volatile @Nullable Texts read;

        FirstAsked(SpokenLanguage language) {
            this.language = language;
        }

        @Override
        public Texts get() {
            Texts known = read;
            if (known == null) {
                // read twice by two threads at worst, which comes to the same
                known = new Texts(language);
                read = known;
            }
            return known;
        }
    }

    /**
     * The language with a name, which need not have any file. It is read by hand: Java's own reader
     * of tags would take a few milliseconds of every start.
     */
    public static SpokenLanguage named(String name) {
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
            found.putAll(read(owner, name + ending).all());
        }
        return found;
    }

    /** What a file says; nothing if there is none. */
    static PropertyFile read(Class<?> owner, String name) {
        try (InputStream file = owner.getResourceAsStream(name + ".properties")) {
            return PropertyFile.of(file == null ? new byte[0] : file.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String wanted() {
        String named = System.getProperty(PROPERTY);
        return named == null ? Locale.getDefault(Locale.Category.DISPLAY).toLanguageTag() : named;
    }
}

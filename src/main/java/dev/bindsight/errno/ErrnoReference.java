package dev.bindsight.errno;

import dev.bindsight.model.ErrnoName;
import dev.bindsight.text.SpokenLanguage;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Every errno that calls on sockets can give on Linux, and the codes of getaddrinfo(3). */
public final class ErrnoReference {
    private static final String TABLE = "errnos.txt";

    private final List<ErrnoEntry> entries;
    private final Map<String, ErrnoEntry> byName = new HashMap<>();

    /**
     * A reference of entries, in their order.
     *
     * @throws IllegalArgumentException if two have a name or an alias in common
     */
    ErrnoReference(Collection<ErrnoEntry> entries) {
        this.entries = List.copyOf(entries);
        for (ErrnoEntry entry : this.entries) {
            name(entry.name(), entry);
            entry.aliases().forEach(alias -> name(alias, entry));
        }
    }

    private void name(String name, ErrnoEntry entry) {
        if (byName.put(name, entry) != null) {
            throw new IllegalArgumentException(name + " stands there twice");
        }
    }

    /**
     * The reference that Bindsight brings, in the language that is spoken; read when it is first
     * asked for.
     */
    public static ErrnoReference standard() {
        return Standard.IN.computeIfAbsent(SpokenLanguage.spoken(), Standard::in);
    }

    /** All entries: what is met most often first, the codes of getaddrinfo(3) last. */
    public List<ErrnoEntry> entries() {
        return entries;
    }

    /** The entry with a name or alias, in upper or lower case. */
    public Optional<ErrnoEntry> named(String name) {
        return Optional.ofNullable(byName.get(name.toUpperCase(Locale.ROOT)));
    }

    /**
     * What a name or a number may stand for, the likely first. A number is first read as one of
     * this system, then of the others, then as one that a program printed negated, as Node.js does;
     * so -2 is EAI_NONAME before it is ENOENT. No result if there is no entry.
     *
     * @param text a name or alias, or a decimal number with or without a sign
     * @param here the system whose numbers come first
     */
    public List<Match> find(String text, NumberSpace here) {
        Optional<ErrnoEntry> named = named(text);
        if (named.isPresent()) {
            return List.of(new Match(named.get(), null));
        }
        return text.matches("[+-]?[0-9]{1,9}") ? numbered(Integer.parseInt(text), here) : List.of();
    }

    private List<Match> numbered(int number, NumberSpace here) {
        SequencedSet<NumberSpace> spaces = new LinkedHashSet<>(List.of(here));
        spaces.addAll(List.of(NumberSpace.values()));
        Stream<Match> exact = spaces.stream().flatMap(space -> in(space, number));
        Stream<Match> negated =
                spaces.stream()
                        .filter(_ -> number < 0)
                        .flatMap(space -> in(space, -number))
                        .filter(match -> !match.entry().isResolverCode());
        Map<ErrnoEntry, Match> first = new HashMap<>();
        return Stream.concat(exact, negated)
                .filter(match -> first.putIfAbsent(match.entry(), match) == null)
                .toList();
    }

    /** An errno before a code of getaddrinfo(3) with the same number. */
    private Stream<Match> in(NumberSpace space, int number) {
        return entries.stream()
                .filter(entry -> Integer.valueOf(number).equals(entry.number(space)))
                .map(entry -> new Match(entry, space));
    }

    private static String read(String resource) {
        try (InputStream stream = ErrnoReference.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("the resource " + resource + " is missing");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Read once for each language, and only where somebody asks. */
    private static final class Standard {
        static final Map<SpokenLanguage, ErrnoReference> IN = new ConcurrentHashMap<>();

        /** Those of which is told when no file can be opened any more. */
        private static final List<ErrnoName> TOLD_WITHOUT_FILES =
                List.of(ErrnoName.EMFILE, ErrnoName.ENFILE);

        private static ErrnoReference in(SpokenLanguage language) {
            Map<String, String> translations = language.translations(ErrnoReference.class, "errno");
            Map<String, String> kept = new HashMap<>();
            for (ErrnoName each : TOLD_WITHOUT_FILES) {
                kept.put(each.name(), article(each.name()));
            }
            return new ErrnoReference(
                    ErrnoTable.parse(
                            read(TABLE),
                            name -> {
                                String text = kept.get(name);
                                return ArticleFile.parse(
                                        name, text == null ? article(name) : text, translations);
                            }));
        }

        private static String article(String name) {
            return read(name + ".properties");
        }
    }
}

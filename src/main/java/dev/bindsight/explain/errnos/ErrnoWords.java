package dev.bindsight.explain.errnos;

import static dev.bindsight.explain.places.Ascii.at;
import static dev.bindsight.explain.places.Ascii.isDigit;
import static dev.bindsight.explain.places.Ascii.isLetter;
import static dev.bindsight.explain.places.Ascii.isWord;

import dev.bindsight.errno.ErrnoEntry;
import dev.bindsight.errno.ErrnoReference;
import dev.bindsight.explain.lines.PossibleWords;
import dev.bindsight.explain.lines.WordFile;
import dev.bindsight.model.EaiCode;
import dev.bindsight.model.ErrnoName;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * All words by which errnos are said: the names and strerror(3) of the reference, and what the
 * files of this package add, which name their sources. A line of such a file is an errno and words;
 * {@code ERRNO/call} where they are said of one call only; words after {@code =} are a name of a
 * class or constant, whose case counts; behind {@code :} stands a name that a library has for an
 * errno.
 */
public final class ErrnoWords {
    private static final String FILES = "files.txt";

    private final Map<String, ErrnoWord> words = new LinkedHashMap<>();

    private final PossibleWords possible;

    /**
     * Those of the reference, and those of the files.
     *
     * @param possible others are left out
     */
    public ErrnoWords(ErrnoReference reference, PossibleWords possible) {
        this.possible = possible;
        reference.entries().forEach(this::put);
        new String(read(FILES), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank())
                .forEach(file -> putAll(file, reference));
    }

    private void put(ErrnoEntry entry) {
        put(new ErrnoWord(entry.name(), entry.name(), ErrnoWord.Kind.NAME, null));
        entry.aliases()
                .forEach(alias ->
                        put(new ErrnoWord(alias, entry.name(), ErrnoWord.Kind.NAME, null)));
        if (!entry.name().equals(EaiCode.EAI_SYSTEM.name())) { // "System error" says it of anything
            put(new ErrnoWord(entry.message(), entry.name(), ErrnoWord.Kind.WORDS, said(entry)));
        }
    }

    /** What fails with a code of getaddrinfo(3) is that; and what is refused was a connect. */
    private static @Nullable String said(ErrnoEntry entry) {
        if (entry.name().equals(ErrnoName.ECONNREFUSED.name())) {
            return "connect";
        }
        return entry.isResolverCode() && !entry.name().equals(EaiCode.EAI_SYSTEM.name())
                ? "getaddrinfo"
                : null;
    }

    private void putAll(String name, ErrnoReference reference) {
        WordFile.read(read(name), possible, line -> put(word(line, reference)));
    }

    private static ErrnoWord word(String line, ErrnoReference reference) {
        int blank = line.indexOf(' ');
        String name = line.substring(0, blank);
        String text = line.substring(blank + 1).strip();
        int slash = name.indexOf('/');
        Optional<ErrnoEntry> entry = reference.named(slash < 0 ? name : name.substring(0, slash));
        if (entry.isEmpty()) {
            throw new IllegalArgumentException("no such errno: " + line);
        }
        ErrnoWord.Kind kind =
                switch (text.charAt(0)) {
                    case '=' -> ErrnoWord.Kind.CLASS;
                    case ':' -> ErrnoWord.Kind.NAME;
                    default -> ErrnoWord.Kind.WORDS;
                };
        boolean named = kind != ErrnoWord.Kind.WORDS && !entry.get().isResolverCode();
        String call = slash >= 0 ? name.substring(slash + 1) : named ? null : said(entry.get());
        return new ErrnoWord(
                kind == ErrnoWord.Kind.WORDS ? text : text.substring(1),
                entry.get().name(),
                kind,
                call);
    }

    private void put(ErrnoWord word) {
        if (!possible.have(word.text())) {
            return;
        }
        words.put(word.text().toLowerCase(Locale.ROOT), word);
    }

    /** All of them, by their lower case. */
    public List<ErrnoWord> all() {
        return List.copyOf(words.values());
    }

    /**
     * What is said where words were found: nothing if they are a part of longer ones, or a name in
     * another case.
     */
    public static @Nullable Mention mention(ErrnoWord word, String text, int end) {
        int start = end - word.text().length();
        boolean said =
                switch (word.kind()) {
                    case NAME -> isName(word, text, start, end);
                    case CLASS -> isClass(word, text, start, end);
                    case WORDS, NUMBER -> !continues(text, start, end);
                };
        return said
                ? new Mention(word.errno(), word.kind(), start, end, null, null, word.call())
                : null;
    }

    private static boolean isName(ErrnoWord word, String text, int start, int end) {
        char before = at(text, start - 1);
        if (isWord(before) && !escaped(text, start) || isWord(at(text, end))) {
            return false;
        }
        if (text.startsWith(word.text(), start)) {
            return true;
        }
        boolean path = before == '/' || before == '.' || before == '-';
        return !path && text.startsWith(word.text().toLowerCase(Locale.ROOT), start);
    }

    /** {@code \nEADDRINUSE} in JSON. */
    private static boolean escaped(String text, int start) {
        return at(text, start - 1) == 'n' && at(text, start - 2) == '\\';
    }

    private static boolean isClass(ErrnoWord word, String text, int start, int end) {
        if (!text.startsWith(word.text(), start) || isWord(at(text, start - 1))) {
            return false;
        }
        return !isWord(at(text, end))
                || text.startsWith("Error", end)
                || text.startsWith("Exception", end);
    }

    private static boolean continues(String text, int start, int end) {
        char first = text.charAt(start);
        char last = text.charAt(end - 1);
        char before = at(text, start - 1);
        return isWord(first) && (isLetter(before) || isDigit(before)) && !escaped(text, start)
                || isWord(last) && isWord(at(text, end));
    }

    private static byte[] read(String file) {
        try (InputStream stream = ErrnoWords.class.getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalStateException("the resource " + file + " is missing");
            }
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

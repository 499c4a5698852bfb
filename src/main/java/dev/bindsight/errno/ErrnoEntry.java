package dev.bindsight.errno;

import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * One errno, or one code of getaddrinfo(3), in the reference. Its numbers and names are at hand;
 * what is told of it is read when it is first asked for, because most callers want the former of
 * all and the latter of one. Immutable as seen from outside.
 */
public final class ErrnoEntry {
    private static final String RESOLVER = "EAI_";

    private final String name;
    private final String message;
    private final Map<NumberSpace, Integer> numbers;
    private final List<String> aliases;
    private final Supplier<ErrnoArticle> articles;
    private volatile @Nullable ErrnoArticle article;

    /**
     * An entry.
     *
     * @param articles tells what there is to tell; asked more than once only by several threads at
     *     a time
     */
    ErrnoEntry(
            String name,
            String message,
            Map<NumberSpace, Integer> numbers,
            List<String> aliases,
            Supplier<ErrnoArticle> articles) {
        this.name = name;
        this.message = message;
        // not by hash, because the start of a verb makes one for each of 64 errnos
        this.numbers =
                numbers.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(numbers));
        this.aliases = List.copyOf(aliases);
        this.articles = articles;
    }

    /** One of which all is told at once. */
    public static ErrnoEntry of(
            String name,
            String message,
            Map<NumberSpace, Integer> numbers,
            List<String> aliases,
            List<CallMeaning> calls,
            List<PrintedText> printed) {
        var article = new ErrnoArticle(calls, printed);
        return new ErrnoEntry(name, message, numbers, aliases, () -> article);
    }

    /** Its POSIX name: {@code EADDRINUSE}, {@code EAI_NONAME}. */
    public String name() {
        return name;
    }

    /** What strerror(3) or gai_strerror(3) of glibc says. */
    public String message() {
        return message;
    }

    /** Its number in each space that has one; Linux always does. */
    public Map<NumberSpace, Integer> numbers() {
        return numbers;
    }

    /** Other names of the same: {@code WSAEADDRINUSE}, {@code UV_EADDRINUSE}. */
    public List<String> aliases() {
        return aliases;
    }

    /** The calls that give it. */
    public List<CallMeaning> calls() {
        return article().calls();
    }

    /** How programs print it. */
    public List<PrintedText> printed() {
        return article().printed();
    }

    private ErrnoArticle article() {
        ErrnoArticle known = article;
        if (known == null) {
            known = articles.get();
            article = known;
        }
        return known;
    }

    /** Its number in a space, or null where that has none. */
    public @Nullable Integer number(NumberSpace space) {
        return numbers.get(space);
    }

    /** Whether it is a code of getaddrinfo(3), which has a number space of its own. */
    public boolean isResolverCode() {
        return name.startsWith(RESOLVER);
    }

    /** {@code EADDRINUSE}: all of it would fill pages. */
    @Override
    public String toString() {
        return name;
    }
}

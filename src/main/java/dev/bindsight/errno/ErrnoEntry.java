package dev.bindsight.errno;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/**
 * One errno, or one code of getaddrinfo(3), in the reference.
 *
 * @param name its POSIX name: {@code EADDRINUSE}, {@code EAI_NONAME}
 * @param message what strerror(3) or gai_strerror(3) of glibc says
 * @param numbers its number in each space that has one; Linux always does
 * @param aliases other names of the same: {@code WSAEADDRINUSE}, {@code UV_EADDRINUSE}
 * @param calls the calls that give it
 * @param printed how programs print it
 */
public record ErrnoEntry(
        String name,
        String message,
        Map<NumberSpace, Integer> numbers,
        List<String> aliases,
        List<CallMeaning> calls,
        List<PrintedText> printed) {
    private static final String RESOLVER = "EAI_";

    /** Takes copies of the lists. */
    public ErrnoEntry {
        numbers = Map.copyOf(numbers);
        aliases = List.copyOf(aliases);
        calls = List.copyOf(calls);
        printed = List.copyOf(printed);
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

package dev.bindsight.json;

import dev.bindsight.errno.CallMeaning;
import dev.bindsight.errno.ErrnoEntry;
import dev.bindsight.errno.Match;
import dev.bindsight.errno.NumberSpace;
import dev.bindsight.errno.PrintedText;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What {@code errno} answers.
 *
 * @param name the POSIX name, or the code of getaddrinfo(3)
 * @param number this system's number of it, absent where it has none
 * @param numbers the number on each system
 * @param message what strerror(3) of glibc says
 * @param aliases other names of the same
 * @param calls what it means for each call
 * @param runtimes how programs print it
 * @param also what the number that was asked for may stand for besides; absent for nothing
 */
public record ErrnoJson(
        String name,
        @Nullable Integer number,
        Numbers numbers,
        String message,
        List<String> aliases,
        List<Call> calls,
        List<Runtime> runtimes,
        @Nullable List<Also> also) {
    /**
     * The number on each system, absent where it has none.
     *
     * @param libuv what libuv, and so Node.js, gives on Windows; for getaddrinfo(3) everywhere
     */
    public record Numbers(
            @Nullable Integer linux,
            @Nullable Integer macos,
            @Nullable Integer windows,
            @Nullable Integer libuv) {}

    /**
     * What it means for a call.
     *
     * @param causes the likely first
     */
    public record Call(String call, String meaning, List<String> causes, List<String> fixes) {
        private static Call of(CallMeaning meaning) {
            return new Call(meaning.call(), meaning.meaning(), meaning.causes(), meaning.fixes());
        }
    }

    /**
     * How a program prints it.
     *
     * @param runtime {@code node}, {@code libuv}, {@code java}, {@code python}, {@code go}, {@code
     *     rust}, {@code ruby}, {@code php}, {@code dotnet}, {@code curl} or {@code nginx}
     */
    public record Runtime(String runtime, String text) {
        private static Runtime of(PrintedText printed) {
            return new Runtime(Names.lowerCase(printed.ecosystem()), printed.text());
        }
    }

    /**
     * Another errno with the number that was asked for.
     *
     * @param system whose number it is: {@code linux}, {@code macos}, {@code windows}, {@code
     *     libuv}
     */
    public record Also(String name, @Nullable String system) {
        private static Also of(Match match) {
            NumberSpace space = match.space();
            return new Also(match.entry().name(), space == null ? null : Names.lowerCase(space));
        }
    }

    /**
     * The shape of an entry.
     *
     * @param here the system whose number stands in front
     */
    public static ErrnoJson of(ErrnoEntry entry, NumberSpace here) {
        return of(entry, here, null);
    }

    /**
     * The shape of what was found.
     *
     * @param matches at least one, the likely first
     * @param here the system whose number stands in front
     */
    public static ErrnoJson of(List<Match> matches, NumberSpace here) {
        List<Also> also = matches.stream().skip(1).map(Also::of).toList();
        return of(matches.getFirst().entry(), here, also.isEmpty() ? null : also);
    }

    private static ErrnoJson of(ErrnoEntry entry, NumberSpace here, @Nullable List<Also> also) {
        return new ErrnoJson(
                entry.name(),
                entry.number(here),
                new Numbers(
                        entry.number(NumberSpace.LINUX),
                        entry.number(NumberSpace.MACOS),
                        entry.number(NumberSpace.WINDOWS),
                        entry.number(NumberSpace.LIBUV)),
                entry.message(),
                entry.aliases(),
                entry.calls().stream().map(Call::of).toList(),
                entry.printed().stream().map(Runtime::of).toList(),
                also);
    }
}

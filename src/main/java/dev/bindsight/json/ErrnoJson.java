package dev.bindsight.json;

import dev.bindsight.errno.CallMeaning;
import dev.bindsight.errno.Ecosystem;
import dev.bindsight.errno.ErrnoEntry;
import dev.bindsight.errno.Match;
import dev.bindsight.errno.NumberSpace;

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
        List<CallMeaning> calls,
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

    /** How a program prints it. */
    public record Runtime(Ecosystem runtime, String text) {}

    /**
     * Another errno with the number that was asked for.
     *
     * @param system whose number it is
     */
    public record Also(String name, @Nullable NumberSpace system) {}

    /**
     * The shape of what was found.
     *
     * @param matches at least one, the likely first
     * @param here the system whose number stands in front
     */
    public static ErrnoJson of(List<Match> matches, NumberSpace here) {
        List<Also> also =
                matches.stream()
                        .skip(1)
                        .map(each -> new Also(each.entry().name(), each.space()))
                        .toList();
        return of(matches.getFirst().entry(), here, also);
    }

    /** The shape of an entry. */
    static ErrnoJson of(ErrnoEntry entry, NumberSpace here, List<Also> also) {
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
                entry.calls(),
                entry.printed().stream()
                        .map(each -> new Runtime(each.ecosystem(), each.text()))
                        .toList(),
                Absent.ifEmpty(also));
    }
}

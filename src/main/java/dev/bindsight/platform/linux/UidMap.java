package dev.bindsight.platform.linux;

import java.util.Arrays;
import java.util.stream.Stream;

/**
 * Reads a uid_map file (user_namespaces(7)), whose lines read {@code inside outside count}. Pure.
 */
final class UidMap {
    /** How many users there are: the last number of 32 bits, (uid_t) -1, is none. */
    private static final long EVERYONE = 0xFFFF_FFFFL;

    private UidMap() {}

    /** Whether a user has a number in the namespace; nobody has while the file is empty. */
    static boolean maps(String text, long uid) {
        return ranges(text).anyMatch(range -> uid >= range[0] && uid - range[0] < range[2]);
    }

    /** Whether every user of the machine has a number in the namespace. */
    static boolean mapsEveryone(String text) {
        return ranges(text).mapToLong(range -> range[2]).sum() >= EVERYONE;
    }

    private static Stream<long[]> ranges(String text) {
        return text.lines()
                .map(line ->
                        Arrays.stream(line.strip().split("\\s+"))
                                .mapToLong(word -> ProcText.number(word, 10).orElse(-1))
                                .toArray())
                .filter(range -> range.length == 3 && Arrays.stream(range).noneMatch(n -> n < 0));
    }
}

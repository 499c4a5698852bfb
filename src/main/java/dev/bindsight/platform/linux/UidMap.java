package dev.bindsight.platform.linux;

import java.util.Arrays;
import java.util.List;

/**
 * Reads a uid_map file (user_namespaces(7)), whose lines read {@code inside outside count}. Pure.
 */
final class UidMap {
    private UidMap() {}

    /** Whether a user has a number in the namespace; true where the file cannot be read. */
    static boolean maps(String text, long uid) {
        List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
        return lines.isEmpty() || lines.stream().anyMatch(line -> covers(line, uid));
    }

    private static boolean covers(String line, long uid) {
        long[] numbers =
                Arrays.stream(line.strip().split("\\s+"))
                        .mapToLong(word -> ProcText.number(word, 10).orElse(-1))
                        .toArray();
        return numbers.length == 3
                && numbers[0] >= 0
                && uid >= numbers[0]
                && uid - numbers[0] < numbers[2];
    }
}

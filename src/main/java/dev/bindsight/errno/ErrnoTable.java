package dev.bindsight.errno;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Reads the table of all errnos: a line for each, of its name, {@code SPACE=NUMBER} for each number
 * space that has it, its other names, and behind {@code |} its message.
 */
final class ErrnoTable {
    private static final String MESSAGE = " | ";

    private ErrnoTable() {}

    /**
     * The entries of a table, in its order.
     *
     * @param articles what is told of the errno of a name
     * @throws IllegalArgumentException if a line says something else
     */
    static List<ErrnoEntry> parse(String table, Function<String, ErrnoArticle> articles) {
        List<ErrnoEntry> entries = new ArrayList<>();
        for (String line : table.split("\n", -1)) {
            if (!line.isEmpty() && !line.startsWith("#")) {
                entries.add(entry(line, articles));
            }
        }
        return entries;
    }

    private static ErrnoEntry entry(String line, Function<String, ErrnoArticle> articles) {
        int message = line.indexOf(MESSAGE);
        if (message < 0) {
            throw new IllegalArgumentException("no message in: " + line);
        }
        String name = line.substring(0, wordEnd(line, 0));
        Map<NumberSpace, Integer> numbers = new EnumMap<>(NumberSpace.class);
        List<String> aliases = new ArrayList<>();
        for (int start = name.length() + 1; start < message; ) {
            int end = wordEnd(line, start);
            int equals = line.indexOf('=', start, end);
            if (equals < 0) {
                aliases.add(line.substring(start, end));
            } else {
                numbers.put(
                        space(line.substring(start, equals)),
                        Integer.parseInt(line, equals + 1, end, 10));
            }
            start = end + 1;
        }
        return new ErrnoEntry(
                name,
                line.substring(message + MESSAGE.length()),
                numbers,
                aliases,
                () -> articles.apply(name));
    }

    /** Every word has a blank behind it, because a message follows. */
    private static int wordEnd(String line, int start) {
        return line.indexOf(' ', start);
    }

    private static NumberSpace space(String word) {
        return switch (word) {
            case "linux" -> NumberSpace.LINUX;
            case "macos" -> NumberSpace.MACOS;
            case "windows" -> NumberSpace.WINDOWS;
            case "libuv" -> NumberSpace.LIBUV;
            default -> throw new IllegalArgumentException("no number space " + word);
        };
    }
}

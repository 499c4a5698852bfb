package dev.bindsight.errno;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
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
        String[] words = line.substring(0, message).split(" ");
        Map<NumberSpace, Integer> numbers = new EnumMap<>(NumberSpace.class);
        List<String> aliases = new ArrayList<>();
        for (int i = 1; i < words.length; i++) {
            int equals = words[i].indexOf('=');
            if (equals < 0) {
                aliases.add(words[i]);
            } else {
                String space = words[i].substring(0, equals).toUpperCase(Locale.ROOT);
                numbers.put(
                        NumberSpace.valueOf(space),
                        Integer.valueOf(words[i].substring(equals + 1)));
            }
        }
        String name = words[0];
        return new ErrnoEntry(
                name,
                line.substring(message + MESSAGE.length()),
                numbers,
                aliases,
                () -> articles.apply(name));
    }
}

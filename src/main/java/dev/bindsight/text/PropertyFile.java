package dev.bindsight.text;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * A file of texts in the format of {@link java.util.Properties}, in UTF-8, with {@code =} behind
 * each key. What it says is taken from it when it is asked for: of the thousands of texts a start
 * needs some dozen, and to read all of them would be a tenth of it. Immutable.
 */
public final class PropertyFile {
    private final byte[] file;

    private final KeyPlaces keys;

    private PropertyFile(byte[] file, KeyPlaces keys) {
        this.file = file;
        this.keys = keys;
    }

    /**
     * The texts of a file.
     *
     * @throws IllegalArgumentException if a line has no {@code =}
     */
    public static PropertyFile of(byte[] file) {
        var keys = new KeyPlaces(file);
        int at = 0;
        while (at < file.length) {
            int start = pastBlanks(file, at);
            int end = lineEnd(file, start);
            if (start < end && file[start] != '#' && file[start] != '!') {
                int equals = start;
                while (equals < end && file[equals] != '=') {
                    equals++;
                }
                if (equals == end) {
                    throw new IllegalArgumentException("no = in: " + text(file, start, end));
                }
                while (isContinued(file, start, end)) {
                    end = lineEnd(file, end + 1);
                }
                keys.add(start, beforeBlanks(file, start, equals), pastBlanks(file, equals + 1));
            }
            at = end + 1;
        }
        return new PropertyFile(file, keys);
    }

    private static int pastBlanks(byte[] file, int from) {
        int at = from;
        while (at < file.length && (file[at] == ' ' || file[at] == '\t')) {
            at++;
        }
        return at;
    }

    private static int beforeBlanks(byte[] file, int from, int to) {
        int at = to;
        while (at > from && (file[at - 1] == ' ' || file[at - 1] == '\t')) {
            at--;
        }
        return at;
    }

    private static int lineEnd(byte[] file, int from) {
        int at = from;
        while (at < file.length && file[at] != '\n') {
            at++;
        }
        return at;
    }

    /** Whether the line ends in a backslash that no other one escapes. */
    private static boolean isContinued(byte[] file, int from, int end) {
        int at = end;
        while (at > from && file[at - 1] == '\\') {
            at--;
        }
        return (end - at) % 2 == 1 && end < file.length;
    }

    /** The text of a key, null if there is none. */
    @Nullable String text(String key) {
        int start = keys.find(key);
        return start < 0 ? null : text(start);
    }

    private String text(int start) {
        int end = lineEnd(file, start);
        while (isContinued(file, start, end)) {
            end = lineEnd(file, end + 1);
        }
        return text(file, start, end);
    }

    private static String text(byte[] file, int from, int to) {
        String written = new String(file, from, to - from, StandardCharsets.UTF_8);
        return written.indexOf('\\') < 0 ? written : unescaped(written);
    }

    private static String unescaped(String written) {
        var text = new StringBuilder(written.length());
        int at = 0;
        while (at < written.length()) {
            char c = written.charAt(at++);
            if (c != '\\') {
                text.append(c);
                continue;
            }
            if (at == written.length()) {
                break;
            }
            char escaped = written.charAt(at++);
            switch (escaped) {
                case 'n' -> text.append('\n');
                case 't' -> text.append('\t');
                case 'r' -> text.append('\r');
                case 'f' -> text.append('\f');
                case 'u' -> {
                    text.append((char) Integer.parseInt(written, at, at + 4, 16));
                    at += 4;
                }
                case '\n' -> {
                    while (at < written.length() && " \t".indexOf(written.charAt(at)) >= 0) {
                        at++;
                    }
                }
                default -> text.append(escaped);
            }
        }
        return text.toString();
    }

    /** All texts by their keys, which may be changed. */
    public Map<String, String> all() {
        Map<String, String> all = HashMap.newHashMap(keys.count());
        for (int i = 0; i < keys.count(); i++) {
            all.put(keys.key(i), text(keys.text(i)));
        }
        return all;
    }
}

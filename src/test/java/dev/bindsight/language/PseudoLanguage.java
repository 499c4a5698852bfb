package dev.bindsight.language;

import dev.bindsight.errno.ErrnoEntry;
import dev.bindsight.errno.ErrnoReference;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The files of a language that nobody speaks, {@code en-XA}, made of those in English: each text is
 * in {@link #OPEN} and {@link #CLOSE}, is a third longer, as translations are, and has accents. So
 * a word without them is in no bundle, and what is cut off would be cut off in German.
 */
final class PseudoLanguage {
    /** How the system names it. */
    static final String NAME = "en_XA";

    /** Begins a text. */
    static final char OPEN = '‹';

    /** Ends a text. */
    static final char CLOSE = '›';

    private static final String PLAIN = "aeiouycnszAEIOUYCNSZ";
    private static final String ACCENTED = "áéíöüýçñšžÅÉÍÖÜÝÇÑŠŽ";

    /** Names of things stay what they are: EADDRINUSE, IPv6, --udp, /proc. */
    private static final Pattern NAME_OF_THING =
            Pattern.compile("\\S*[0-9_/]\\S*|--?\\w[\\w-]*|\\p{Lu}{2,}\\w*|\\S*\\p{Ll}\\p{Lu}\\S*");

    private static final Pattern PIECE = Pattern.compile("\\s+|[^\\s{}]+|\\{|\\}");

    private PseudoLanguage() {}

    /** Whether a word, which this language would have given an accent, has none. */
    static boolean hasNoAccent(String word) {
        return word.codePoints().anyMatch(c -> PLAIN.indexOf(c) >= 0)
                && word.codePoints().noneMatch(c -> ACCENTED.indexOf(c) >= 0)
                && !NAME_OF_THING.matcher(word).matches();
    }

    /** Writes its files into a folder of classes. */
    static void write(Path classes, Path english) throws IOException {
        Path package_ = Path.of("dev/bindsight");
        save(
                classes.resolve(package_).resolve("text/texts_" + NAME + ".properties"),
                translated(read(english.resolve(package_).resolve("text/texts.properties")), ""));
        Map<String, String> errnos = new TreeMap<>();
        Path errno = english.resolve(package_).resolve("errno");
        for (String name :
                ErrnoReference.standard().entries().stream().map(ErrnoEntry::name).toList()) {
            Map<String, String> entry = read(errno.resolve(name + ".properties"));
            entry.keySet().removeIf(key -> !key.matches("\\w+\\.(meaning|cause\\.\\d|fix\\.\\d)"));
            entry.forEach((key, text) -> errnos.put(name + "." + key, whole(accented(text))));
        }
        save(classes.resolve(package_).resolve("errno/errno_" + NAME + ".properties"), errnos);
    }

    /** A pattern as this language has it. */
    static String translation(String key, String pattern) {
        if (key.equals("form.date.days") || key.equals("form.date.months")) {
            return pattern.replaceAll("\\w+", OPEN + "$0" + CLOSE);
        }
        return key.startsWith("form.") ? pattern : byLine(pattern);
    }

    private static Map<String, String> translated(Map<String, String> patterns, String prefix) {
        Map<String, String> translated = new TreeMap<>();
        patterns.forEach((key, text) -> translated.put(prefix + key, translation(key, text)));
        return translated;
    }

    private static String byLine(String pattern) {
        return Pattern.compile("(?m)^(\\s*)(.*?\\S)(\\s*)$")
                .matcher(pattern)
                .replaceAll(line ->
                        Matcher.quoteReplacement(
                                line.group(1)
                                        + whole(withPlaceholders(line.group(2)))
                                        + line.group(3)));
    }

    private static String whole(String text) {
        int more = Math.max(1, text.replaceAll("\\{.*?\\}", "").length() * 35 / 100);
        var padding = new StringBuilder();
        for (int i = 0; i < more; i++) {
            padding.append(i % 8 == 0 ? ' ' : '~');
        }
        return OPEN + text + padding + (more == 1 ? "~" : "") + CLOSE;
    }

    /** The words outside of placeholders, and those in a choice. */
    private static String withPlaceholders(String pattern) {
        var out = new StringBuilder();
        int i = 0;
        while (i < pattern.length()) {
            int open = pattern.indexOf('{', i);
            int from = open < 0 ? pattern.length() : open;
            out.append(accented(pattern.substring(i, from)));
            if (open < 0) {
                break;
            }
            int end = end(pattern, open);
            String inside = pattern.substring(open + 1, end);
            out.append('{').append(inside.contains(",choice,") ? choice(inside) : inside);
            out.append('}');
            i = end + 1;
        }
        return out.toString();
    }

    private static String choice(String inside) {
        int words = inside.indexOf(",choice,") + ",choice,".length();
        var out = new StringBuilder(inside.substring(0, words));
        // the limits are kept: 0#none|1#one|1<{0,number} of them
        Matcher branch =
                Pattern.compile("(\\d+[#<])((?:[^|{}]|\\{[^{}]*\\})*)(\\|?)")
                        .matcher(inside.substring(words));
        while (branch.find()) {
            out.append(branch.group(1)).append(withPlaceholders(branch.group(2)));
            out.append(branch.group(3));
        }
        return out.toString();
    }

    private static int end(String pattern, int open) {
        int depth = 0;
        for (int i = open; ; i++) {
            depth += pattern.charAt(i) == '{' ? 1 : pattern.charAt(i) == '}' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
    }

    private static String accented(String words) {
        UnaryOperator<String> accent =
                word ->
                        word.codePoints()
                                .map(c -> {
                                    int at = PLAIN.indexOf(c);
                                    return at < 0 ? c : ACCENTED.charAt(at);
                                })
                                .collect(
                                        StringBuilder::new,
                                        StringBuilder::appendCodePoint,
                                        StringBuilder::append)
                                .toString();
        return PIECE.matcher(words)
                .replaceAll(piece ->
                        Matcher.quoteReplacement(
                                NAME_OF_THING.matcher(piece.group()).matches()
                                        ? piece.group()
                                        : accent.apply(piece.group())));
    }

    private static Map<String, String> read(Path file) throws IOException {
        var read = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            read.load(reader);
        }
        Map<String, String> texts = new TreeMap<>();
        read.forEach((key, text) -> texts.put((String) key, (String) text));
        return texts;
    }

    private static void save(Path file, Map<String, String> texts) throws IOException {
        var properties = new Properties();
        properties.putAll(texts);
        Files.createDirectories(file.getParent());
        try (var writer = Files.newBufferedWriter(file)) {
            properties.store(writer, null);
        }
    }
}

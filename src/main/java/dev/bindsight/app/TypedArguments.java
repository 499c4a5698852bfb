package dev.bindsight.app;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The arguments of this process in the characters they were typed in. Java is started to read them
 * as UTF-8, which nearly everyone types; under a locale of another encoding they are read again.
 */
final class TypedArguments {
    private static final Path COMMAND_LINE = Path.of("/proc/self/cmdline");

    /** What Java puts in the place of bytes that are not UTF-8. */
    private static final String UNREADABLE = "\uFFFD";

    /** {@code language_TERRITORY.ENCODING@modifier}, as in {@code de_DE.ISO-8859-1}. */
    private static final Pattern ENCODING = Pattern.compile("[^.]*\\.([^@]+)(?:@.*)?");

    /** {@code iso88591}, as {@code locale -a} of glibc spells it. */
    private static final Pattern SQUEEZED =
            Pattern.compile("iso-?8859-?([0-9]{1,2})", Pattern.CASE_INSENSITIVE);

    private TypedArguments() {}

    /**
     * The arguments of this process.
     *
     * @param arguments as Java read them
     * @param locale what the caller's locale is called, empty if not known
     */
    static String[] read(String[] arguments, String locale) {
        if (Stream.of(arguments).noneMatch(each -> each.contains(UNREADABLE))) {
            return arguments;
        }
        try {
            return decode(arguments, Files.readAllBytes(COMMAND_LINE), locale);
        } catch (IOException e) {
            // elsewhere than on Linux; what Java read is all there is
            return arguments;
        }
    }

    /**
     * The last arguments of a command line: what is not UTF-8 is read in the encoding of the
     * locale, and stays as it is where that names none.
     *
     * @param commandLine of proc(5): each argument with a null byte behind it
     */
    static String[] decode(String[] arguments, byte[] commandLine, String locale) {
        List<byte[]> words = words(commandLine);
        Optional<Charset> encoding = encoding(locale);
        int skipped = words.size() - arguments.length;
        if (encoding.isEmpty() || skipped < 0) {
            return arguments;
        }
        String[] typed = arguments.clone();
        for (int i = 0; i < typed.length; i++) {
            byte[] word = words.get(skipped + i);
            if (!isUtf8(word)) {
                typed[i] = new String(word, encoding.get());
            }
        }
        return typed;
    }

    /**
     * The bytes of the last words of this process's command line, which need not be text.
     *
     * @param words as they were read
     */
    static List<byte[]> bytes(List<String> words) {
        try {
            return bytes(words, Files.readAllBytes(COMMAND_LINE));
        } catch (IOException e) {
            return bytes(words, new byte[0]);
        }
    }

    /** The same of a command line; where it is another one, the words as UTF-8. */
    static List<byte[]> bytes(List<String> words, byte[] commandLine) {
        List<byte[]> all = words(commandLine);
        int skipped = Math.max(0, all.size() - words.size());
        List<byte[]> last = all.subList(skipped, all.size());
        boolean same = last.size() == words.size();
        for (int i = 0; same && i < last.size(); i++) {
            same = !isUtf8(last.get(i)) || utf8(words.get(i), last.get(i));
        }
        return same
                ? last
                : words.stream().map(each -> each.getBytes(StandardCharsets.UTF_8)).toList();
    }

    private static boolean utf8(String word, byte[] bytes) {
        return Arrays.equals(word.getBytes(StandardCharsets.UTF_8), bytes);
    }

    private static List<byte[]> words(byte[] commandLine) {
        var words = new ArrayList<byte[]>();
        int start = 0;
        for (int i = 0; i < commandLine.length; i++) {
            if (commandLine[i] == 0) {
                words.add(Arrays.copyOfRange(commandLine, start, i));
                start = i + 1;
            }
        }
        return words;
    }

    private static Optional<Charset> encoding(String locale) {
        Matcher matcher = ENCODING.matcher(locale);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String name = SQUEEZED.matcher(matcher.group(1)).replaceFirst("ISO-8859-$1");
        try {
            return Optional.of(Charset.forName(name));
        } catch (IllegalArgumentException e) {
            // nothing that Java knows
            return Optional.empty();
        }
    }

    private static boolean isUtf8(byte[] word) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(word));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}

package dev.bindsight.explain.calls;

import static dev.bindsight.explain.places.Ascii.at;
import static dev.bindsight.explain.places.Ascii.isLetter;
import static dev.bindsight.explain.places.Ascii.isWord;

import dev.bindsight.explain.lines.PossibleWords;
import dev.bindsight.explain.lines.WordFile;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Words by which calls are named, from a file: a call and words; {@code call!} where they say that
 * it failed, {@code call.} where they count only as a name.
 */
public final class CallWords {
    private static final String FILE = "calls.txt";

    private CallWords() {}

    /** All of them that are possible. */
    public static List<CallWord> all(PossibleWords possible) {
        List<CallWord> words = new ArrayList<>();
        WordFile.read(
                read(),
                possible,
                line -> {
                    CallWord word = word(line);
                    if (possible.have(word.text())) {
                        words.add(word);
                    }
                });
        return words;
    }

    private static CallWord word(String line) {
        int blank = line.indexOf(' ');
        String text = line.substring(blank + 1).strip();
        String call = line.substring(0, blank);
        String name = call.substring(0, call.length() - 1);
        return switch (call.charAt(call.length() - 1)) {
            case '!' -> new CallWord(text, name, CallWord.Use.FAILED);
            case '.' -> new CallWord(text, name, CallWord.Use.NAME);
            default -> new CallWord(text, call, CallWord.Use.BESIDE);
        };
    }

    /** What is named where words were found; nothing if they are a part of others. */
    public static @Nullable CallMention mention(CallWord word, String text, int end) {
        int start = end - word.text().length();
        char before = at(text, start - 1);
        char after = at(text, end);
        boolean listenSocket = text.startsWith(" socket", end) && word.text().equals("listen");
        boolean longer =
                listenSocket
                        || isWord(before) && isWord(text.charAt(start))
                        || isWord(after) && isWord(text.charAt(end - 1))
                        || after == '.' && isLetter(at(text, end + 1))
                        || before == '-' && isLetter(at(text, start - 2))
                        || (after == '-' || after == '/') && isLetter(at(text, end + 1))
                        || before == '/'
                        || before == '\\'
                        || (before == '.' || before == '$')
                                && after != '('
                                && after != ':'
                                && after != ' ';
        boolean socket =
                word.text().equals("socket")
                        && (before == '<'
                                || start > 0
                                        && before == ' '
                                        && at(text, start - 2) != ':'
                                        && at(text, start - 2) != ')'
                                        && at(text, start - 2) != ']');
        boolean ofClass =
                word.use() == CallWord.Use.NAME && before == ':' && at(text, start - 2) == ':';
        boolean noCall =
                word.text().equals("socket") && text.regionMatches(true, end, " error", 0, 6);
        if (longer
                || socket
                || noCall
                || ofClass
                || word.use() == CallWord.Use.NAME
                        && !isName(text, end)
                        && !isInFrame(text, start, end)) {
            return null;
        }
        return new CallMention(word.call(), word.use(), start, end);
    }

    /**
     * {@code read: }, {@code read tcp 10.0.0.1:80}, {@code read() failed}, {@code read(2)}, {@code
     * read failed}.
     */
    private static boolean isName(String text, int end) {
        return at(text, end) == ':' && at(text, end + 1) == ' '
                || at(text, end) == '('
                || text.startsWith("(2)", end)
                || text.startsWith("(SO_", end)
                || text.regionMatches(true, end, " tcp", 0, 4)
                || text.regionMatches(true, end, " udp", 0, 4)
                || text.regionMatches(true, end, " unix", 0, 5)
                || text.regionMatches(true, end, " failed", 0, 7)
                || text.regionMatches(true, end, " failure", 0, 8)
                || text.regionMatches(true, end, " error", 0, 6)
                || at(text, end) == ' '
                        && at(text, end + 1) == 'E'
                        && Character.isUpperCase(at(text, end + 2));
    }

    /** {@code 0x1039f1c in read (shop)}, as Zig prints where it was. */
    private static boolean isInFrame(String text, int start, int end) {
        return text.startsWith(" in ", start - 4) && text.startsWith(" (", end);
    }

    private static byte[] read() {
        try (InputStream stream = CallWords.class.getResourceAsStream(FILE)) {
            if (stream == null) {
                throw new IllegalStateException("the resource " + FILE + " is missing");
            }
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

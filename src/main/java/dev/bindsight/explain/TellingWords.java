package dev.bindsight.explain;

import dev.bindsight.explain.anchors.LineFilter;
import dev.bindsight.explain.anchors.WordFinder;
import dev.bindsight.explain.places.Ascii;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Which words of a log make its line worth reading. Most that are looked for only help to read a
 * line that has another; a short one counts only where it begins a word, as "efault" does not in
 * "default"; and a missing file is one of ours only beside what speaks of a socket.
 */
final class TellingWords {
    /** A longer one stands in another word only if it means the same: a ConnectException. */
    private static final int SHORT = 8;

    private final WordFinder finder;
    private final Weight[] weights;
    private final List<String> spelled;
    private volatile @Nullable OfLogs ofLogs;

    /**
     * What only a log needs.
     *
     * @param filter of those that count somewhere
     * @param words by an index of the filter, that of the finder
     * @param lengths by a word of the finder, how many bytes it has
     */
    private record OfLogs(LineFilter filter, int[] words, int[] lengths) {}

    /** When a word counts. */
    enum Weight {
        /** Never alone. */
        NONE,
        /** Wherever it stands. */
        ANYWHERE,
        /** Where no letter stands before it. */
        AS_A_WORD,
        /** In a line that speaks of a socket. */
        OF_SOCKETS;

        /** That of a word that may say an error. */
        static Weight of(String word, Vocabulary.Meaning meaning) {
            if (meaning.isOfFilesAlone()) {
                return OF_SOCKETS;
            }
            return isShort(word) && meaning.number() == null ? AS_A_WORD : ANYWHERE;
        }
    }

    private static boolean isShort(String word) {
        return isShort(word.length(), word.charAt(0));
    }

    private static boolean isShort(int length, char first) {
        return length < SHORT && Ascii.isLetter(first);
    }

    /** Whether words of a text are short, and a part of a longer one. */
    static boolean isWithin(String text, int start, int end) {
        return isShort(end - start, text.charAt(start))
                && Ascii.isLetter(Ascii.at(text, start - 1))
                && !isEscape(text, start - 1);
    }

    /** {@code \\nEACCES}, in JSON. */
    private static boolean isEscape(String text, int at) {
        return text.charAt(at) == 'n' && Ascii.at(text, at - 1) == '\\';
    }

    /**
     * Words of a finder.
     *
     * @param weights by a word, when it counts
     * @param spelled the words
     */
    TellingWords(WordFinder finder, Weight[] weights, List<String> spelled) {
        this.finder = finder;
        this.weights = weights;
        this.spelled = spelled;
    }

    private OfLogs ofLogs() {
        OfLogs known = ofLogs;
        if (known == null) {
            int[] words = new int[weights.length];
            int[] lengths = new int[weights.length];
            var telling = new ArrayList<String>();
            for (int word = 0; word < weights.length; word++) {
                lengths[word] = spelled.get(word).getBytes(StandardCharsets.UTF_8).length;
                if (weights[word] != Weight.NONE) {
                    words[telling.size()] = word;
                    telling.add(spelled.get(word));
                }
            }
            known = new OfLogs(new LineFilter(telling), words, lengths);
            ofLogs = known;
        }
        return known;
    }

    /**
     * The first line of a part of a text in UTF-8 that has one that counts.
     *
     * @return the index of a byte of it, or -1 if there is none
     */
    int first(byte[] text, int from, int to) {
        OfLogs known = ofLogs();
        WordFinder.Counts counts =
                (word, last) -> counts(text, from, to, word, last, known.lengths()[word]);
        WordFinder.Counts filtered = (word, last) -> counts.here(known.words()[word], last);
        int at = from;
        while (at < to) {
            int found = known.filter().next(text, at, to, filtered);
            if (found == to) {
                return -1;
            }
            if (LineFilter.isPlain(text[found])) {
                return found;
            }
            int start = found;
            while (start > at && text[start - 1] != '\n') {
                start--;
            }
            int end = found;
            while (end < to && text[end] != '\n') {
                end++;
            }
            int first = finder.first(text, start, end, counts);
            if (first >= 0) {
                return first;
            }
            at = end;
        }
        return -1;
    }

    private boolean counts(byte[] text, int from, int to, int word, int last, int length) {
        return switch (weights[word]) {
            case NONE -> false;
            case ANYWHERE -> true;
            case AS_A_WORD -> isWord(text, from, last - length, last);
            case OF_SOCKETS -> SocketTalk.around(text, from, to, last);
        };
    }

    /** Whether no letter stands before; nobody looks before what colours break up. */
    private static boolean isWord(byte[] text, int from, int before, int last) {
        for (int i = last; i > before && i >= from; i--) {
            if (text[i] < ' ') {
                return true;
            }
        }
        return before < from
                || !Ascii.isLetter((char) (text[before] & 0xFF))
                || text[before] == 'n' && before > from && text[before - 1] == '\\';
    }
}

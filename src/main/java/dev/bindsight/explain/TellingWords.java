package dev.bindsight.explain;

import dev.bindsight.explain.anchors.WordFinder;
import dev.bindsight.explain.places.Ascii;

import java.util.List;

/**
 * Which words of a log make its line worth reading. Most that are looked for only help to read a
 * line that has another; a short one counts only where it begins a word, as "efault" does not in
 * "default"; and a missing file is one of ours only beside what speaks of a socket.
 */
final class TellingWords {
    /** A longer one stands in another word only if it means the same: a ConnectException. */
    private static final int SHORT = 8;

    /** So far a line is looked through. */
    private static final int REACH = 400;

    private final WordFinder finder;
    private final Weight[] weights;
    private final int[] lengths;
    private final WordFinder sockets =
            new WordFinder(
                    List.of("sock", "connect", "bind", "listen", "accept", "dial", "sqlstate"));

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
        static Weight of(String word, boolean ofFiles) {
            if (ofFiles) {
                return OF_SOCKETS;
            }
            return word.length() < SHORT && Ascii.isLetter(word.charAt(0)) ? AS_A_WORD : ANYWHERE;
        }
    }

    /**
     * Words of a finder.
     *
     * @param weights by a word, when it counts
     * @param lengths by a word, how many bytes it has
     */
    TellingWords(WordFinder finder, Weight[] weights, int[] lengths) {
        this.finder = finder;
        this.weights = weights;
        this.lengths = lengths;
    }

    /**
     * The first place in a part of a text in UTF-8 where one ends that counts.
     *
     * @return the index of its last byte, or -1 if there is none
     */
    int first(byte[] text, int from, int to) {
        return finder.first(text, from, to, (word, last) -> counts(text, from, to, word, last));
    }

    private boolean counts(byte[] text, int from, int to, int word, int last) {
        return switch (weights[word]) {
            case NONE -> false;
            case ANYWHERE -> true;
            case AS_A_WORD -> {
                int before = last - lengths[word];
                yield before < from || !Ascii.isLetter((char) (text[before] & 0xFF));
            }
            case OF_SOCKETS -> speaksOfSockets(text, from, to, last);
        };
    }

    private boolean speaksOfSockets(byte[] text, int from, int to, int at) {
        int start = at;
        while (start > from && start > at - REACH && text[start - 1] != '\n') {
            start--;
        }
        int end = at;
        while (end < to && end < at + REACH && text[end] != '\n') {
            end++;
        }
        return sockets.first(text, start, end, (_, _) -> true) >= 0;
    }
}

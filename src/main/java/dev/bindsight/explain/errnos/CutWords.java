package dev.bindsight.explain.errnos;

import static dev.bindsight.explain.places.Ascii.isWord;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Supplier;

/**
 * The words of an errno that a line was too narrow for: {@code failed: Address alre…in use.} as
 * systemctl(1) shortens, {@code (98: Address alr>} as less(1) does. Read only where no more than
 * one errno can be meant.
 */
public final class CutWords {
    /** Behind as much of Windows' words as mysqlnd has room for (mysqlnd_connection.c). */
    private static final String BEHIND_CUT = " (trying to connect via ";

    /** What stands for the rest of a line that was cut. */
    public static final char ELLIPSIS = '\u2026';

    private static final int FEWEST = 5;
    private static final int MOST = 100;

    private final Supplier<List<ErrnoWord>> all;
    private volatile @Nullable List<ErrnoWord> known;

    /**
     * Of words by which errnos are said.
     *
     * @param all all of them, asked for when a line was cut
     */
    public CutWords(Supplier<List<ErrnoWord>> all) {
        this.all = all;
    }

    private List<ErrnoWord> words() {
        List<ErrnoWord> words = known;
        if (words == null) {
            words = all.get().stream().filter(word -> word.kind() == ErrnoWord.Kind.WORDS).toList();
            known = words;
        }
        return words;
    }

    /** The errno whose words a line ends in the middle of, if there is one. */
    public @Nullable Mention in(String text, int from, int to) {
        int byReader = cutByReader(text, from, to);
        int cut = byReader < 0 ? text.indexOf(BEHIND_CUT, from, to) : byReader;
        int start = cut < 0 ? -1 : start(text, from, cut);
        if (start < 0 || cut - start < FEWEST) {
            return null;
        }
        int behind = byReader < 0 ? cut : behind(text, cut, to);
        ErrnoWord found = null;
        for (ErrnoWord word : words()) {
            if (begins(word, text, start, cut) && ends(word, text, cut + 1, behind, cut - start)) {
                if (found != null && !found.errno().equals(word.errno())) {
                    return null;
                }
                found = word;
            }
        }
        return found == null
                ? null
                : new Mention(
                        found.errno(), ErrnoWord.Kind.WORDS, start, cut, null, null, found.call());
    }

    /** Whether a line was cut off, and says no other word that counts. */
    public static boolean isCut(String text, int from, int to) {
        return cutByReader(text, from, to) >= 0;
    }

    private static int cutByReader(String text, int from, int to) {
        int cut = text.indexOf(ELLIPSIS, from, to);
        return cut < 0 && to > from && text.charAt(to - 1) == '>' ? to - 1 : cut;
    }

    /** Behind the colon or bracket that words stand behind. */
    private static int start(String text, int from, int cut) {
        int limit = Math.max(from, cut - MOST);
        for (int i = cut - 1; i > limit; i--) {
            char c = text.charAt(i - 1);
            boolean opens =
                    c == '('
                            || c == ')'
                            || c == ' ' && i > 1 && ":)-]".indexOf(text.charAt(i - 2)) >= 0;
            if (opens && Character.isLetter(text.charAt(i))) {
                return i;
            }
        }
        return -1;
    }

    /** Where what stands behind the gap ends, without what closes a sentence. */
    private static int behind(String text, int cut, int to) {
        int end = to;
        while (end > cut + 1 && !isWord(text.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    private static boolean begins(ErrnoWord word, String text, int start, int cut) {
        return word.text().length() > cut - start
                && text.regionMatches(true, start, word.text(), 0, cut - start);
    }

    private static boolean ends(ErrnoWord word, String text, int from, int to, int begun) {
        if (to <= from) {
            return true;
        }
        String whole = word.text();
        for (int left = Math.min(whole.length() - begun, to - from); left >= 2; left--) {
            boolean closes = from + left == to || !isWord(text.charAt(from + left));
            if (closes && text.regionMatches(true, from, whole, whole.length() - left, left)) {
                return true;
            }
        }
        return false;
    }
}

package dev.bindsight.explain;

import dev.bindsight.errno.ErrnoReference;
import dev.bindsight.explain.anchors.WordFinder;
import dev.bindsight.explain.calls.CallWord;
import dev.bindsight.explain.calls.CallWords;
import dev.bindsight.explain.errnos.CutWords;
import dev.bindsight.explain.errnos.ErrnoWord;
import dev.bindsight.explain.errnos.ErrnoWords;
import dev.bindsight.explain.errnos.NumberWords;
import dev.bindsight.explain.lines.PossibleWords;
import dev.bindsight.explain.places.Ascii;
import dev.bindsight.explain.rules.CurledQuotes;
import dev.bindsight.explain.rules.Rule;
import dev.bindsight.explain.rules.RuleSet;
import dev.bindsight.model.ErrnoName;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/** All words that are looked for in a text, and what each of them may say. Immutable. */
final class Vocabulary {
    /**
     * What a word may say; one and the same may say several things.
     *
     * @param errno an errno in words
     * @param number words behind which its number stands
     * @param call a call
     * @param trials the rules and signs that begin with it
     */
    record Meaning(
            @Nullable ErrnoWord errno,
            @Nullable String number,
            @Nullable CallWord call,
            List<RuleSet.Trial> trials) {
        /** Whether it may say an error alone, so that its line has to be read. */
        boolean isTelling() {
            return errno != null
                    || number != null
                    || call != null && call.use() == CallWord.Use.FAILED
                    || trials.stream().map(RuleSet.Trial::rule).anyMatch(Meaning::saysErrno);
        }

        /** Whether all that it says is that a file is not there. */
        boolean isOfFilesAlone() {
            return errno != null
                    && errno.kind() == ErrnoWord.Kind.WORDS
                    && ErrnoName.of(errno.errno()) == ErrnoName.ENOENT
                    && number == null
                    && call == null
                    && trials.isEmpty();
        }

        private static boolean saysErrno(@Nullable Rule rule) {
            return rule != null && rule.saysErrno();
        }
    }

    private final WordFinder finder;
    private final Meaning[] meanings;
    private final int[] lengths;
    private final TellingWords telling;
    private final CutWords cut;

    /**
     * All that are possible.
     *
     * @param rules those that are, asked for last
     */
    Vocabulary(ErrnoReference reference, Supplier<RuleSet> rules, PossibleWords possible) {
        Map<String, Meaning> words = new LinkedHashMap<>();
        List<ErrnoWord> errnos = new ErrnoWords(reference, possible).all();
        // where a line was cut, the words may go on in other characters
        cut =
                new CutWords(() ->
                        possible.areAscii()
                                ? new ErrnoWords(reference, PossibleWords.ALL).all()
                                : errnos);
        for (ErrnoWord word : errnos) {
            var meaning = new Meaning(word, null, null, List.of());
            add(words, word.text(), meaning);
            String lower = word.text().toLowerCase(Locale.ROOT);
            if (lower.length() == word.text().length() && !words.containsKey(lower)) {
                add(words, lower, meaning);
            }
        }
        for (String word : NumberWords.all()) {
            if (!possible.have(word)) {
                continue;
            }
            add(words, word, new Meaning(null, word, null, List.of()));
        }
        for (CallWord word : CallWords.all(possible)) {
            add(words, word.text(), new Meaning(null, null, word, List.of()));
        }
        rules.get()
                .trials()
                .forEach((first, trials) ->
                        add(words, first, new Meaning(null, null, null, trials)));
        if (!possible.areAscii()) {
            addOtherQuotes(words);
        }
        String ellipsis = String.valueOf(CutWords.ELLIPSIS);
        add(words, ellipsis, new Meaning(null, null, null, List.of()));
        var spelled = new ArrayList<>(words.keySet());
        finder = new WordFinder(spelled);
        meanings = words.values().toArray(Meaning[]::new);
        lengths = spelled.stream().mapToInt(String::length).toArray();
        telling = telling(spelled, ellipsis);
    }

    private TellingWords telling(List<String> spelled, String ellipsis) {
        var weights = new TellingWords.Weight[meanings.length];
        for (int i = 0; i < weights.length; i++) {
            String word = spelled.get(i);
            boolean tells = word.equals(ellipsis) || meanings[i].isTelling();
            weights[i] =
                    tells ? TellingWords.Weight.of(word, meanings[i]) : TellingWords.Weight.NONE;
        }
        return new TellingWords(finder, weights, spelled);
    }

    /** The same with quotes as mails and chats have them, and as JSON and HTML write them. */
    private static void addOtherQuotes(Map<String, Meaning> words) {
        for (Map.Entry<String, Meaning> each : List.copyOf(words.entrySet())) {
            String word = each.getKey();
            for (String curled : CurledQuotes.of(word)) {
                words.putIfAbsent(curled, each.getValue());
            }
            if (word.indexOf('\'') >= 0) {
                // a text is read with what they stand for; the bytes of a log are searched as they
                // are
                words.putIfAbsent(word.replace("'", "\\u0027"), each.getValue());
                words.putIfAbsent(word.replace("'", "&#39;"), each.getValue());
            }
        }
    }

    private static void add(Map<String, Meaning> words, String word, Meaning more) {
        words.merge(
                Ascii.lower(word), // as the finder compares
                more,
                (a, b) ->
                        new Meaning(
                                a.errno() == null ? b.errno() : a.errno(),
                                a.number() == null ? b.number() : a.number(),
                                a.call() == null ? b.call() : a.call(),
                                b.trials().isEmpty() ? a.trials() : b.trials()));
    }

    WordFinder finder() {
        return finder;
    }

    /** The same words where a line ends in the middle of them. */
    CutWords cut() {
        return cut;
    }

    /** How many characters a word has. */
    int length(int word) {
        return lengths[word];
    }

    Meaning meaning(int word) {
        return meanings[word];
    }

    /** Those that make a line worth reading. */
    TellingWords telling() {
        return telling;
    }
}

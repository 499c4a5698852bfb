package dev.bindsight.explain.anchors;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;

class WordFinderTest {
    private static List<String> found(List<String> words, String text) {
        var hits = new WordHits();
        new WordFinder(words).find(text, 0, text.length(), hits);
        var found = new ArrayList<String>();
        for (int i = 0; i < hits.count(); i++) {
            found.add(words.get(hits.word(i)) + " to " + hits.end(i));
        }
        return found;
    }

    @Test
    void findsWordsOfEitherCaseThatOverlap() {
        assertThat(found(List.of("refused", "used", "sed x", "fuse"), "REFUSED xx"))
                .containsExactly("fuse to 6", "refused to 7", "used to 7", "sed x to 9");
    }

    @Test
    void findsEachOfManyWordsWithTheSameBeginnings() {
        var random = new Random(11);
        for (int round = 0; round < 300; round++) {
            var words = new LinkedHashSet<String>();
            while (words.size() < 40) {
                words.add(letters(random, 1 + random.nextInt(9)));
            }
            String text = letters(random, 200);
            var expected = new TreeSet<String>();
            for (String word : words) {
                for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
                    expected.add(word + " to " + (at + word.length()));
                }
            }
            assertThat(new TreeSet<>(found(List.copyOf(words), text))).isEqualTo(expected);
        }
    }

    private static String letters(Random random, int count) {
        var letters = new StringBuilder();
        for (int i = 0; i < count; i++) {
            letters.append("aabé".charAt(random.nextInt(4)));
        }
        return letters.toString();
    }
}

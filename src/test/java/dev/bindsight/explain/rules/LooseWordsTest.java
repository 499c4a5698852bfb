package dev.bindsight.explain.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.Random;

/** Words are found where comparing them at every offset finds them. */
class LooseWordsTest {
    private static final String LETTERS = "aAb(  \t\n'\u2019";
    private static final String[] WORDS = {"a", "ab", " (", " a", "  a", "a b", " b a", "'a", "b'"};

    @Test
    void whatIsFoundIsTheFirstPlaceWhereTheyStand() {
        var random = new Random(5);
        for (int i = 0; i < 20_000; i++) {
            String text = text(random);
            String words = WORDS[random.nextInt(WORDS.length)];
            int to = random.nextInt(text.length() + 1);
            int from = random.nextInt(to + 1);
            int last = from + random.nextInt(text.length() + 1);
            var loose = new LooseWords(text, to);

            int found = loose.find(words, from, last);

            assertThat(found)
                    .as("“%s” in “%s” from %d to %d before %d", words, text, from, last, to)
                    .isEqualTo(first(text, words, from, Math.min(last, to - 1), to));
            if (found >= 0) {
                assertThat(loose.behindFound()).isEqualTo(behind(text, words, found, to));
            }
        }
    }

    @Test
    void moreBlanksThanAProgramPrintsAreNotOne() {
        String text = "x" + " ".repeat(301) + "y";

        assertThat(new LooseWords(text, text.length()).find("x y", 0, 10)).isEqualTo(-1);
        assertThat(new LooseWords(text, text.length()).find(" y", 0, 10)).isEqualTo(2);
        assertThat(new LooseWords(text, text.length()).find(" y", 0, 1)).isEqualTo(-1);
    }

    private static String text(Random random) {
        var text = new StringBuilder();
        for (int length = random.nextInt(14); length > 0; length--) {
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }

    private static int first(String text, String words, int from, int last, int to) {
        for (int at = from; at <= last; at++) {
            if (behind(text, words, at, to) >= 0) {
                return at;
            }
        }
        return -1;
    }

    private static int behind(String text, String words, int start, int to) {
        int at = start;
        for (int i = 0; i < words.length(); i++) {
            char wanted = words.charAt(i);
            int behind = at;
            while (behind < to
                    && (wanted == ' ' ? " \t\n" : other(wanted)).indexOf(text.charAt(behind)) >= 0
                    && (wanted == ' ' || behind == at)) {
                behind++;
            }
            if (behind == at) {
                return -1;
            }
            at = behind;
        }
        return at;
    }

    private static String other(char wanted) {
        return switch (wanted) {
            case 'a' -> "aA";
            case '\'' -> "'\u2019";
            default -> String.valueOf(wanted);
        };
    }
}

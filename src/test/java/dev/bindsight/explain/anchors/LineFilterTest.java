package dev.bindsight.explain.anchors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.explain.places.Ascii;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

class LineFilterTest {
    private static final List<String> WORDS =
            List.of("eio", "refused", "Address already in use", "no route", "ünbekannt", "EPERM");

    private static final LineFilter FILTER = new LineFilter(WORDS);

    private static int next(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return FILTER.next(bytes, 0, bytes.length, (_, _) -> true);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "eio",
                "EIO",
                "xeiox",
                "connection REFUSED",
                "address already in use",
                "a\nb no route to it"
            })
    void stopsInAWordOfEitherCase(String text) {
        assertThat(next(text)).isLessThan(text.length());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "e", "ei", "refuse", "address already  in use", "no\nroute", "efus"})
    void passesOverALineWithoutOne(String text) {
        assertThat(next(text)).isEqualTo(text.length());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ref\u001b[0mused", "ünbekannt", "no\u007Froute", "no\rroute"})
    void stopsWhereALineIsNotSeenAsItIs(String text) {
        assertThat(next(text)).isLessThan(text.length());
    }

    @Test
    void tellsWhichWordEndsWhere() {
        byte[] text = "it was refused".getBytes(StandardCharsets.UTF_8);
        var told = new ArrayList<String>();
        FILTER.next(
                text,
                0,
                text.length,
                (word, last) -> {
                    told.add(WORDS.get(word) + " to " + last);
                    return true;
                });
        assertThat(told).containsExactly("refused to " + (text.length - 1));
    }

    @Test
    void goesOnBehindAWordThatDoesNotCount() {
        byte[] text = "eio, then refused".getBytes(StandardCharsets.UTF_8);
        assertThat(FILTER.next(text, 0, text.length, (word, _) -> word != 0)).isGreaterThan(10);
        assertThat(FILTER.next(text, 0, text.length, (_, _) -> false)).isEqualTo(text.length);
    }

    @Test
    void findsAWordHoweverLongAndWhereverItIsRare() {
        String word = "zqx" + "e ".repeat(150) + "z";
        byte[] text = ("so: " + word + " it is").getBytes(StandardCharsets.UTF_8);
        var filter = new LineFilter(List.of(word));
        assertThat(filter.next(text, 0, text.length, (_, _) -> true)).isLessThan(text.length);
    }

    @Test
    void readsTheLinesOfWindows() {
        String calm = "all is well\r\nand goes on\r\n";
        assertThat(next(calm)).isEqualTo(calm.length());
        assertThat(next("all is well\r\nrefused\r\n")).isBetween(13, 20);

        byte[] text = "it ends so\r\n".getBytes(StandardCharsets.UTF_8);
        var blank = new LineFilter(List.of("ends so "));
        assertThat(blank.next(text, 0, text.length, (_, _) -> true)).isLessThan(text.length);
    }

    @Test
    void missesNoWordOfTextsMadeOfPiecesOfThem() {
        missesNoWord(WORDS);
        missesNoWord(WORDS.stream().filter(Ascii::isAll).toList());
    }

    private static void missesNoWord(List<String> pieces) {
        var random = new Random(7);
        for (int i = 0; i < 5_000; i++) {
            var text = new StringBuilder();
            while (text.length() < 40) {
                String word = pieces.get(random.nextInt(pieces.size()));
                text.append(word, random.nextInt(word.length()), word.length());
                text.append(random.nextInt(3) == 0 ? " " : "");
            }
            String lower = text.toString().toLowerCase(Locale.ROOT);
            boolean has =
                    WORDS.stream().anyMatch(word -> lower.contains(word.toLowerCase(Locale.ROOT)));
            int length = text.toString().getBytes(StandardCharsets.UTF_8).length;
            if (has) {
                assertThat(next(text.toString())).as(text.toString()).isLessThan(length);
            }
        }
    }
}

package dev.bindsight.explain;

import static org.assertj.core.api.Assertions.assertThatCode;

import dev.bindsight.errno.ErrnoReference;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * What is written to make a reader slow is read to its end; {@code exec:exec@benchmark-hostile}
 * shows that it takes ten times as long for ten times as much, and reads 10 MB for each rule.
 */
class HostileTextTest {
    private static final int LONG = 10_000_000;
    private static final int OF_A_RULE = 200_000;
    private static final ErrorReader READER = new ErrorReader(ErrnoReference.standard());

    static Stream<Map.Entry<String, String>> ofAny() {
        return HostileTexts.ofAny().entrySet().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ofAny")
    void tenMegabytesAreReadToTheirEnd(Map.Entry<String, String> said) {
        readsSoundly(HostileTexts.repeated(said.getValue(), LONG));
    }

    @Test
    void tenMegabytesOfTheWordsOfAllRulesAreReadToTheirEnd() {
        readsSoundly(HostileTexts.repeated(HostileTexts.allWords(), LONG));
    }

    /** A hundred and fifty megabytes in all: half a minute where Java compiles well. */
    @Test
    @Timeout(value = 15, unit = TimeUnit.MINUTES)
    void theBeginningOfEachRuleIsReadToItsEndHoweverOftenItIsSaid() {
        HostileTexts.ofRules()
                .values()
                .forEach(words -> readsSoundly(HostileTexts.repeated(words, OF_A_RULE)));
    }

    private static void readsSoundly(String text) {
        assertThatCode(() -> Sound.check(text, READER.readAll(text))).doesNotThrowAnyException();
    }
}

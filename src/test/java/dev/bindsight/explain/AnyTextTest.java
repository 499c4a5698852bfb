package dev.bindsight.explain;

import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Texts that nobody wrote: real messages cut, turned round and mixed with what breaks readers. */
class AnyTextTest {
    private static final int TEXTS_OF_A_SEED = 150;

    private static final List<String> PIECES =
            Stream.concat(
                            Stream.of("samples.jsonl", "wordings.jsonl", "runtimes.jsonl")
                                    .flatMap(file -> SampleTest.lines(file).stream())
                                    .map(line -> line.get("text").asString()),
                            Stream.of(
                                    "\n",
                                    "\r\n",
                                    "\r",
                                    "\t",
                                    " ",
                                    ":",
                                    "::",
                                    "[",
                                    "]",
                                    "(",
                                    ")",
                                    "{",
                                    "}",
                                    "\"",
                                    "'",
                                    "%",
                                    "\u001b[31m",
                                    "\u001b[",
                                    "\u001b",
                                    "\u009b",
                                    "\u0000",
                                    "\ud83d\ude00",
                                    "\ud83d",
                                    "\ude00",
                                    "\u2028",
                                    "\u0130",
                                    "99999999999",
                                    "-",
                                    "65536",
                                    "0",
                                    "::1",
                                    "fe80::1%eth0",
                                    "EADDRINUSE",
                                    "errno",
                                    "EAI_",
                                    "http://",
                                    "connect ",
                                    "bind(",
                                    "failed"))
                    .toList();

    static LongStream seeds() {
        return LongStream.range(0, 20);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatIsFoundIsSound(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < TEXTS_OF_A_SEED; i++) {
            String text = text(random);

            assertThatCode(() -> ExplainFuzzer.check(text)).as(text).doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void bytesThatAreNoTextAreReadAsWhatIsShownForThem(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < TEXTS_OF_A_SEED; i++) {
            byte[] bytes = text(random).getBytes(StandardCharsets.UTF_8);
            for (int broken = random.nextInt(8); broken > 0 && bytes.length > 0; broken--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }

            assertThatCode(() -> ExplainFuzzer.check(bytes))
                    .as(new String(bytes, StandardCharsets.UTF_8))
                    .doesNotThrowAnyException();
        }
    }

    private static String text(Random random) {
        var text = new StringBuilder();
        IntStream.range(0, 1 + random.nextInt(12))
                .forEach(_ -> {
                    String piece = PIECES.get(random.nextInt(PIECES.size()));
                    int from = random.nextInt(piece.length() + 1);
                    int to = from + random.nextInt(piece.length() - from + 1);
                    text.append(random.nextBoolean() ? piece : piece.substring(from, to));
                });
        for (int i = random.nextInt(6); i > 0 && !text.isEmpty(); i--) {
            text.setCharAt(random.nextInt(text.length()), (char) random.nextInt(256));
        }
        return text.toString();
    }
}

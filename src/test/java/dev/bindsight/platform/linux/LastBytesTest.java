package dev.bindsight.platform.linux;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;

/** The last of a stream, through pieces of every size. */
class LastBytesTest {
    @Test
    void itKeepsTheLastFromTheBeginningOfALineOn() {
        String text = "one\ntwo\nthree\nfour";
        for (int piece = 1; piece <= text.length(); piece++) {
            assertThat(kept(text, 8, piece)).isEqualTo("four");
            assertThat(kept(text, 11, piece)).isEqualTo("three\nfour");
            assertThat(kept(text, 12, piece)).isEqualTo("three\nfour");
            assertThat(kept(text, 18, piece)).isEqualTo(text);
            assertThat(kept(text, 99, piece)).isEqualTo(text);
        }
    }

    @Test
    void aLineThatIsLongerThanAllOfItIsKeptFromItsMiddleOn() {
        assertThat(kept("abcdefghij", 4, 3)).isEqualTo("ghij");
    }

    @Test
    void itKnowsWhetherALineIsUnfinished() {
        assertThat(of("", 4, 1).endsMidLine()).isFalse();
        assertThat(of("abcde\n", 4, 3).endsMidLine()).isFalse();
        assertThat(of("a\nbcdef", 4, 3).endsMidLine()).isTrue();
    }

    private static String kept(String text, int size, int piece) {
        return of(text, size, piece).text();
    }

    private static LastBytes of(String text, int size, int piece) {
        var last = new LastBytes(size);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment buffer = arena.allocate(Math.max(1, piece));
            for (int i = 0; i < bytes.length; i += piece) {
                int length = Math.min(piece, bytes.length - i);
                MemorySegment.copy(MemorySegment.ofArray(bytes), i, buffer, 0, length);
                last.add(buffer, length);
            }
        }
        return last;
    }
}

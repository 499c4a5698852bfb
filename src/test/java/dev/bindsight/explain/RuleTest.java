package dev.bindsight.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.errno.ErrnoReference;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.stream.Stream;

/** What each rule has to read from its own examples. */
class RuleTest {
    private static final ErrorReader READER = new ErrorReader(ErrnoReference.standard());

    static Stream<RuleExample> examples() {
        return RuleExample.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void readsItsExample(RuleExample example) {
        List<Expected> read =
                READER.readAll(example.text()).stream()
                        .map(FoundError::error)
                        .map(Expected::of)
                        .toList();

        assertThat(read).as(example.text()).isEqualTo(example.expected());
    }
}

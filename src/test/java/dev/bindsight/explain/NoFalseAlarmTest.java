package dev.bindsight.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.errno.ErrnoReference;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.stream.Stream;

/** Nothing is found where nothing failed. */
class NoFalseAlarmTest {
    private static final ErrorReader READER = new ErrorReader(ErrnoReference.standard());

    static Stream<String> programs() {
        return OrdinaryLogs.names();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("programs")
    void anOrdinaryLogReportsNoError(String program) {
        List<String> found =
                READER.readAll(OrdinaryLogs.text(program)).stream()
                        .map(each -> each.error().errno() + ": " + each.text())
                        .limit(20)
                        .toList();

        assertThat(found).isEmpty();
    }

    @Test
    void thereAreMoreThanAHundredThousandLines() {
        assertThat(OrdinaryLogs.lines().count()).isGreaterThan(100_000);
    }
}

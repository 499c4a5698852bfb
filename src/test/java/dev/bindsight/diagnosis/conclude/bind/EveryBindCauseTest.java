package dev.bindsight.diagnosis.conclude.bind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.model.Cause.BindCause;

import org.junit.jupiter.api.Test;

import java.util.Objects;
import java.util.stream.Stream;

/** A cause that the compiler asked a case for is made of some observation too. */
class EveryBindCauseTest {
    @Test
    void everyCauseOfABindIsConcludedFromSomething() {
        Stream<Class<?>> concluded =
                Stream.concat(RefusedRuleConclusionTest.rules(), HeldPortConclusionTest.causes())
                        .map(row -> Objects.requireNonNull(row.get()[1]).getClass());

        assertThat(concluded.distinct())
                .containsExactlyInAnyOrderElementsOf(records(BindCause.class).distinct().toList());
    }

    private static Stream<Class<?>> records(Class<?> type) {
        return type.isRecord()
                ? Stream.of(type)
                : Stream.of(type.getPermittedSubclasses()).flatMap(EveryBindCauseTest::records);
    }
}

package dev.bindsight.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** What refreshes cost decides how often they come. */
class RefreshPaceTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final RefreshPace pace = new RefreshPace();

    private Duration after(long... millis) {
        for (long each : millis) {
            pace.add(Duration.ofMillis(each));
        }
        return pace.next(SECOND);
    }

    @Test
    void theChosenIntervalIsKeptWhileARefreshCostsATwentiethOfIt() {
        assertThat(pace.next(SECOND)).isEqualTo(SECOND);
        assertThat(after(50, 50, 50)).isEqualTo(SECOND);
        assertThat(pace.next(Duration.ofSeconds(10))).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void itStretchesToTheNextStepWhenARefreshCostsMore() {
        assertThat(after(51, 51, 51)).isEqualTo(Duration.ofSeconds(2));
        assertThat(after(420, 420)).isEqualTo(Duration.ofSeconds(10));
        assertThat(after(4_000, 4_000)).as("beyond every step").isEqualTo(Duration.ofSeconds(80));
    }

    @Test
    void itNeverFallsBelowWhatWasChosen() {
        pace.add(Duration.ofMillis(300));
        assertThat(pace.next(Duration.ofSeconds(4))).isEqualTo(Duration.ofSeconds(10));
        assertThat(pace.next(Duration.ofSeconds(7))).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void oneRefreshThatMetOtherWorkStretchesNothing() {
        assertThat(after(20, 900, 20)).isEqualTo(SECOND);
        assertThat(after(20)).isEqualTo(SECOND);
    }

    @Test
    void theFirstRefreshOfColdCodeIsForgottenAtTheSecond() {
        assertThat(after(300)).isEqualTo(Duration.ofSeconds(10));
        assertThat(after(10)).isEqualTo(SECOND);
    }

    @Test
    void itComesBackWhenConnectionsGo() {
        assertThat(after(400, 400, 400)).isEqualTo(Duration.ofSeconds(10));
        assertThat(after(10, 10)).isEqualTo(SECOND);
    }

    @Test
    void steadyRefreshesTakeAtMostATwentiethOfACore() {
        RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
        for (int i = 0; i < 1_000; i++) {
            long cost = random.nextLong(1, 10_000);
            assertThat(after(cost, cost, cost))
                    .as("of %d ms", cost)
                    .isGreaterThanOrEqualTo(Duration.ofMillis(20 * cost));
        }
    }

    @Test
    void whileNobodySeesItTheMachineIsReadEveryFifteenSecondsOrMoreRarely() {
        assertThat(RefreshPace.unseen(SECOND, Duration.ofMillis(10)))
                .isEqualTo(Duration.ofSeconds(15));
        assertThat(RefreshPace.unseen(Duration.ofMinutes(1), Duration.ofMillis(10)))
                .isEqualTo(Duration.ofMinutes(1));
        assertThat(RefreshPace.unseen(SECOND, SECOND)).isEqualTo(Duration.ofSeconds(51));
    }
}

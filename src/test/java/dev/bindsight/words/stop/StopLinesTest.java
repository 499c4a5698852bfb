package dev.bindsight.words.stop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.fix.StopStep;
import dev.bindsight.occupancy.Seen;
import dev.bindsight.view.sample.Shop;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;

/** What is said of the steps of a stop. */
class StopLinesTest {
    private final StopLines lines = new StopLines(ZoneOffset.UTC, Duration.ofSeconds(3));

    @Test
    void whichOfSeveralPortsWasTakenAgainIsSaid() {
        var again =
                new StopStep.Respawned(
                        List.of(
                                Seen.socket("127.0.0.1:9464", "LISTEN"),
                                Seen.socket("127.0.0.1:3000", "LISTEN")),
                        List.of(Shop.SERVER),
                        null);

        assertThat(lines.after(List.of(), again))
                .singleElement()
                .returns("Ports 3000 and 9464 were taken again", StopLine::what);
    }
}

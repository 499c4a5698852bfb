package dev.bindsight.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.errno.ErrnoReference;
import dev.bindsight.explain.rules.RuleSet;

import org.junit.jupiter.api.Test;

/** A rule may count only where other lines of the same error stand around. */
class NeededLinesTest {
    private static final String SAID = "the waiter has left\n";
    private static final String BELOW = "  while it was serving port 8080\n";
    private static final String ABOVE = "the kitchen has closed\n";

    private static ErrorReader reader(String... lines) {
        String rules =
                """
                reporter Restaurant
                rule a server that left
                match the waiter has left
                %s
                errno ECONNRESET
                call read
                example the waiter has left
                expect ECONNRESET read - -
                """
                        .formatted(String.join("\n", lines));
        return new ErrorReader(ErrnoReference.standard(), RuleSet.of("restaurant.rules", rules));
    }

    @Test
    void readsNothingWhereALineBelowIsMissing() {
        ErrorReader reader = reader("only-below while it was serving port {port}");

        assertThat(reader.readAll(SAID)).isEmpty();
        assertThat(reader.readAll(BELOW + SAID)).isEmpty();
        assertThat(reader.readAll(SAID + "\n".repeat(8) + BELOW)).isEmpty();
    }

    @Test
    void readsFromTheLineThatItNeeds() {
        ErrorReader reader = reader("only-below while it was serving port {port}");

        assertThat(reader.readAll(SAID + "\n" + BELOW))
                .singleElement()
                .extracting(FoundError::error)
                .satisfies(error -> {
                    assertThat(error.errno()).isEqualTo("ECONNRESET");
                    assertThat(error.port()).hasToString("8080");
                });
    }

    @Test
    void needsEachOfSeveralLines() {
        ErrorReader reader =
                reader(
                        "only-above the kitchen has closed",
                        "only-below while it was serving port {port}");

        assertThat(reader.readAll(SAID + BELOW)).isEmpty();
        assertThat(reader.readAll(ABOVE + SAID)).isEmpty();
        assertThat(reader.readAll(ABOVE + SAID + BELOW)).hasSize(1);
    }

    @Test
    void needsNoLineThatMayOnlySayMore() {
        assertThat(reader("below while it was serving port {port}").readAll(SAID)).hasSize(1);
    }
}

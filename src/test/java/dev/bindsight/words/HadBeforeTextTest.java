package dev.bindsight.words;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.history.Past;
import dev.bindsight.model.Pid;
import dev.bindsight.model.fact.BindFact.HadBefore;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Duration;

/** Who had a port before, in a sentence that claims no more than was recorded. */
class HadBeforeTextTest {
    private static final Duration FOUR = Duration.ofSeconds(4);

    @Test
    void howLongItWasFreeIsSaidOnlyWhereThatWasRecorded() {
        assertThat(text("redis-server", null, true, FOUR, true))
                .isEqualTo(
                        "Before, it was free for 4 s; before that redis-server (pid 812) had it for"
                                + " 3 d");
        assertThat(text("server.js", "node", true, Duration.ZERO, true))
                .isEqualTo("Right before, server.js (node, pid 812) had it for 3 d");
        assertThat(text("redis-server", null, false, FOUR, false))
                .isEqualTo(
                        "No process has listened on it for 4 s; before that redis-server (pid 812)"
                                + " had it for at least 3 d");
        assertThat(text("redis-server", null, true, null, true))
                .isEqualTo(
                        "Last recorded before: redis-server (pid 812) had it for 3 d, until 1 min"
                                + " ago; who had it in between is not known");
    }

    @Test
    void oneThatWasHiddenIsToldByItsUser() {
        assertThat(text(null, null, true, FOUR, true))
                .isEqualTo(
                        "Before, it was free for 4 s; before that a process of ann that could not"
                                + " be seen had it for 3 d");
    }

    private static String text(
            @Nullable String name,
            @Nullable String runtime,
            boolean sawOpening,
            @Nullable Duration free,
            boolean taken) {
        return EvidenceText.of(
                        new HadBefore(
                                name,
                                runtime,
                                name == null ? null : new Pid(812),
                                "ann",
                                Duration.ofDays(3),
                                sawOpening,
                                Past.NOON,
                                Duration.ofSeconds(64),
                                free,
                                taken))
                .text();
    }
}

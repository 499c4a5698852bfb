package dev.bindsight.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The line a run of the tests closes with. */
class TallyListenerTest {
    private static String tally(Class<?>... classes) {
        var listener = new TallyListener(Optional.empty());
        run(listener, classes);
        return listener.tally().toString();
    }

    private static void run(TallyListener listener, Class<?>... classes) {
        // alone: the listener of this very run is not to count what fails here on purpose
        LauncherConfig alone =
                LauncherConfig.builder()
                        .enableTestExecutionListenerAutoRegistration(false)
                        .enableLauncherSessionListenerAutoRegistration(false)
                        .build();
        LauncherDiscoveryRequest request =
                LauncherDiscoveryRequestBuilder.request()
                        .selectors(Stream.of(classes).map(DiscoverySelectors::selectClass).toList())
                        .build();
        LauncherFactory.create(alone).execute(request, listener);
    }

    @Test
    void whatPassedFailedAndWasSkippedIsCountedAndTheReasonNamed() {
        assertThat(tally(Mixed.class))
                .isEqualTo("3 passed, 1 failed, 2 skipped: no namespaces here");
    }

    @Test
    void ofSeveralReasonsEachSaysHowOften() {
        assertThat(tally(Mixed.class, Off.class, Elsewhere.class))
                .isEqualTo(
                        "3 passed, 1 failed, 5 skipped: no namespaces here (2), no veth (2), no"
                                + " such place (1)");
    }

    @Test
    void nothingSkippedNeedsNoReason() {
        assertThat(tally(Sound.class)).isEqualTo("1 passed, 0 failed, 0 skipped");
    }

    @Test
    void whatSeveralProcessesTellIsAdded(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("tally");
        new TallyFile(file).add(new Tally(3, 1, Map.of("no such place: a=b", 2)));
        new TallyFile(file).add(new Tally(40, 0, Map.of()));
        new TallyFile(file).add(new Tally(0, 0, Map.of("no such place: a=b", 1, "no veth", 5)));

        assertThat(file)
                .hasContent("43 passed, 1 failed, 8 skipped: no veth (5), no such place: a=b (3)");
    }

    @Test
    void onePlanAfterTheOtherIsAddedOnce(@TempDir Path directory) {
        Path file = directory.resolve("tally");
        var listener = new TallyListener(Optional.of(file));
        run(listener, Sound.class);
        run(listener, Mixed.class);
        run(listener, Sound.class);

        assertThat(file).hasContent("5 passed, 1 failed, 2 skipped: no namespaces here");
    }

    /** Run by the tests above only. */
    static final class Mixed {
        @ParameterizedTest
        @ValueSource(ints = {1, 2, 3})
        void passes(int number) {
            assertThat(number).isPositive();
        }

        @Test
        void fails() {
            throw new AssertionError("on purpose");
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 2})
        void isSkipped(int number) {
            Assumptions.abort("no namespaces here: unshare said no " + number);
        }
    }

    /** Skipped as a whole. */
    static final class Off {
        @BeforeAll
        static void lacksSomething() {
            Assumptions.assumeTrue(Off.class.getName().isEmpty(), "no veth");
        }

        @Test
        void one() {}

        @Test
        void two() {}
    }

    /** Not even begun. */
    @Disabled("no such place")
    static final class Elsewhere {
        @Test
        void one() {}
    }

    /** Passes. */
    static final class Sound {
        @Test
        void passes() {}
    }
}

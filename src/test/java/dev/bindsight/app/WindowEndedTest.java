package dev.bindsight.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.history.HistoryQuery;
import dev.bindsight.history.Period;
import dev.bindsight.history.RecordGap;
import dev.bindsight.inventory.filter.SocketFilter;
import dev.bindsight.settings.HistorySettings;
import dev.bindsight.settings.Settings;
import dev.bindsight.settings.SettingsFile;
import dev.bindsight.testbed.ChildProcess;
import dev.bindsight.testbed.Eventually;
import dev.bindsight.testbed.OwnDisplay;

import javafx.application.Platform;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** A window that is asked to end by a signal, as it is when its user logs out. */
@Timeout(300)
class WindowEndedTest {

    @TempDir private Path directory;

    @BeforeAll
    static void needsADisplay() {
        OwnDisplay.require();
    }

    private Map<String, String> environment() {
        return Map.of(
                "HOME", directory.toString(),
                "XDG_CONFIG_HOME", directory.resolve("config").toString(),
                "XDG_STATE_HOME", directory.resolve("state").toString(),
                "XDG_CACHE_HOME", directory.resolve("cache").toString(),
                // Java hands on the environment that this process began with
                "DISPLAY", System.getProperty("bindsight.test.display"),
                // nobody's, so that no other window is found
                "XDG_RUNTIME_DIR", directory.resolve("none").toString());
    }

    private ChildProcess window(Class<?> main) {
        return ChildProcess.start(
                // what the class path is relative to
                Path.of("").toAbsolutePath(),
                environment(),
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        main.getName()));
    }

    private static List<RecordGap.Why> gaps(Engine engine) {
        Instant now = Instant.now();
        var day = new Period(now.minus(Duration.ofDays(1)), now.plus(Duration.ofDays(1)));
        return engine.history().read(new HistoryQuery(day, SocketFilter.NONE, 100)).gaps().stream()
                .map(RecordGap::why)
                .toList();
    }

    /** As on a machine that does so much else that the window does not come to its end in time. */
    static final class Hanging {
        public static void main(String[] arguments) {
            Thread.ofPlatform().daemon().start(Hanging::hang);
            Main.main(arguments);
        }

        private static void hang() {
            try (Engine engine = Engine.open(System.getenv())) {
                Eventually.holds("it records", () -> engine.history().state().recording());
            }
            Platform.runLater(() -> {
                System.out.println("hangs");
                while (true) {
                    LockSupport.park();
                }
            });
        }
    }

    @Test
    void itsRecordIsClosedInOrderAlsoWhereItHangs() {
        record();
        try (Engine engine = Engine.open(environment());
                ChildProcess window = window(Hanging.class)) {
            window.awaitLine("^hangs$");
            assertThat(window.process().toHandle().destroy()).isTrue();
            assertThat(window.awaitExit()).isEqualTo(128 + 15);
            assertThat(gaps(engine)).containsExactly(RecordGap.Why.NOT_RECORDING);
        }
    }

    private void record() {
        var recording = HistorySettings.DEFAULT.withWhileOpen(true);
        SettingsFile.of(environment(), directory).save(Settings.DEFAULT.withHistory(recording));
    }

    @Test
    void itsRecordIsClosedInOrder() {
        record();
        try (Engine engine = Engine.open(environment())) {
            try (ChildProcess window = window(Main.class)) {
                Eventually.holds("it records", () -> engine.history().state().recording());
                // SIGTERM
                assertThat(window.process().toHandle().destroy()).isTrue();
                assertThat(window.awaitExit()).isEqualTo(128 + 15);
            }
            assertThat(gaps(engine)).containsExactly(RecordGap.Why.NOT_RECORDING);
        }
    }
}

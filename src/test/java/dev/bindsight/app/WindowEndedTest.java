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

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A window that is asked to end by a signal, as it is when its user logs out. */
@Timeout(120)
class WindowEndedTest {
    private static final Duration PATIENCE = Duration.ofSeconds(40);

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

    private ChildProcess window() {
        return ChildProcess.start(
                // what the class path is relative to
                Path.of("").toAbsolutePath(),
                environment(),
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName()));
    }

    private static List<RecordGap.Why> gaps(Engine engine) {
        Instant now = Instant.now();
        var day = new Period(now.minus(Duration.ofDays(1)), now.plus(Duration.ofDays(1)));
        return engine.history().read(new HistoryQuery(day, SocketFilter.NONE, 100)).gaps().stream()
                .map(RecordGap::why)
                .toList();
    }

    @Test
    void itsRecordIsClosedInOrder() {
        var recording = HistorySettings.DEFAULT.withWhileOpen(true);
        SettingsFile.of(environment(), directory).save(Settings.DEFAULT.withHistory(recording));
        try (Engine engine = Engine.open(environment())) {
            try (ChildProcess window = window()) {
                Eventually.holds(
                        "it records", PATIENCE, () -> engine.history().state().recording());
                // SIGTERM
                assertThat(window.process().toHandle().destroy()).isTrue();
                assertThat(window.awaitExit()).isEqualTo(128 + 15);
            }
            assertThat(gaps(engine)).containsExactly(RecordGap.Why.NOT_RECORDING);
        }
    }
}

package dev.bindsight.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.settings.HistorySettings;
import dev.bindsight.settings.Settings;
import dev.bindsight.settings.SettingsFile;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.Map;

/** What another process saves holds for this one. */
class FreshSettingsTest {
    @TempDir private Path folder;

    @Test
    void whatIsSavedLaterIsReadThen() {
        SettingsFile file = SettingsFile.of(Map.of("XDG_CONFIG_HOME", folder.toString()), folder);
        var fresh = new FreshSettings(file);
        assertThat(fresh.get()).isEqualTo(file.load());
        for (boolean all : new boolean[] {true, false, true}) {
            Settings now = file.load();
            HistorySettings before = now.history();
            assertThat(
                            file.save(
                                    now.withHistory(
                                            new HistorySettings(
                                                    before.whileOpen(),
                                                    all,
                                                    before.days(),
                                                    before.megabytes()))))
                    .isTrue();
            assertThat(fresh.get().history().arguments()).isEqualTo(all);
        }
    }
}

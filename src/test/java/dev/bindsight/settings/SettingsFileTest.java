package dev.bindsight.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.model.Source;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What was chosen is there again the next time, and a damaged file is no reason not to start. */
class SettingsFileTest {
    private static final Settings CHOSEN =
            new Settings(
                    ThemeChoice.DARK,
                    Duration.ofSeconds(5),
                    Source.PROCFS,
                    "ALL",
                    new TableLayout(
                            List.of(
                                    new TableLayout.Column("port", 72, true),
                                    new TableLayout.Column("command", 300, false)),
                            List.of(
                                    new TableLayout.Sort("user", false),
                                    new TableLayout.Sort("port", true)),
                            "true"),
                    new TableLayout(
                            List.of(new TableLayout.Column("age", 60, false)),
                            List.of(new TableLayout.Sort("rtt", false)),
                            "PEER"),
                    new DetailsPlace(360, false),
                    new WindowPlace(new WindowPlace.Corner(-1, 40), 1000, 700, true),
                    125,
                    new HistorySettings(true, true, 7, 20));

    @TempDir Path directory;

    @Test
    void whatIsSavedIsLoaded() {
        assertThat(file().save(CHOSEN)).isTrue();
        assertThat(file().load()).isEqualTo(CHOSEN);
    }

    @Test
    void aConfigurationDirectoryThatCannotBeNamedCountsAsUnset() {
        Path standard = SettingsFile.of(Map.of(), directory).path();
        assertThat(SettingsFile.of(Map.of("XDG_CONFIG_HOME", "/tmp/\0"), directory).path())
                .isEqualTo(standard);
    }

    @Test
    void withoutAFileEverythingIsAsByDefault() {
        assertThat(file().load()).isEqualTo(Settings.DEFAULT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "theme=PINK\nrefresh.seconds=0\nsource=x\nwindow.width=-1\nports.columns=::: a",
                "refresh.seconds=999999999999999\nports.sort=:::",
                "zoom=0\nwindow.x=0",
                "zoom=1000\nwindow.x=-2147483648\nwindow.y=0",
                "theme",
                "\\u00zz"
            })
    void whatMakesNoSenseIsAsByDefault(String text) throws IOException {
        Files.createDirectories(file().path().getParent());
        Files.writeString(file().path(), text);

        Settings loaded = file().load();
        assertThat(loaded).isEqualTo(Settings.DEFAULT);
    }

    @Test
    void aFileThatIsNoTextIsAsByDefault() throws IOException {
        Files.createDirectories(file().path().getParent());
        Files.write(file().path(), "theme=\u00fc".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(file().load()).isEqualTo(Settings.DEFAULT);
    }

    @Test
    void savingLeavesNothingBesideTheFile() throws IOException {
        file().save(CHOSEN);
        file().save(Settings.DEFAULT);
        try (var files = Files.list(file().path().getParent())) {
            assertThat(files).containsExactly(file().path());
        }
    }

    @Test
    void aPlaceThatCannotBeWrittenIsSaidAndNothingElse() throws IOException {
        Path blocked = directory.resolve("a-file");
        Files.writeString(blocked, "");
        var file = new SettingsFile(blocked.resolve("bindsight/settings.properties"));
        assertThat(file.save(CHOSEN)).isFalse();
    }

    @Test
    void theXdgDirectoryCountsOnlyIfItIsAbsolute() {
        Path home = Path.of("/home/ann");
        assertThat(SettingsFile.of(Map.of("XDG_CONFIG_HOME", "/etc/xdg"), home).path())
                .isEqualTo(Path.of("/etc/xdg/bindsight/settings.properties"));
        assertThat(SettingsFile.of(Map.of("XDG_CONFIG_HOME", "conf"), home).path())
                .isEqualTo(Path.of("/home/ann/.config/bindsight/settings.properties"));
        assertThat(SettingsFile.of(Map.of(), home).path())
                .isEqualTo(Path.of("/home/ann/.config/bindsight/settings.properties"));
    }

    @Test
    void manyChangesAreWrittenOnceWithTheLastOne() {
        List<Runnable> background = new ArrayList<>();
        var store = new SettingsStore(file(), background::add);
        store.update(each -> each.withTheme(ThemeChoice.DARK));
        store.update(each -> each.withTheme(ThemeChoice.LIGHT));
        assertThat(background).hasSize(1);

        background.getFirst().run();
        assertThat(file().load().theme()).isEqualTo(ThemeChoice.LIGHT);
    }

    @Test
    void aChangeToWhatItIsAlreadyIsNotWritten() {
        List<Runnable> background = new ArrayList<>();
        var store = new SettingsStore(file(), background::add);
        store.update(each -> each.withTheme(ThemeChoice.SYSTEM));
        assertThat(background).isEmpty();
    }

    private SettingsFile file() {
        return new SettingsFile(directory.resolve("bindsight/settings.properties"));
    }
}

package dev.bindsight.view.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.inventory.SourceChoice;
import dev.bindsight.model.Source;
import dev.bindsight.settings.SettingsFile;
import dev.bindsight.settings.SettingsStore;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How often is read, and from where, reaches the reader and is remembered. */
class LiveModelTest {
    @TempDir Path directory;

    private final List<String> calls = new ArrayList<>();

    @Test
    void theIntervalIsRememberedAndEndsAPause() {
        LiveModel live = open();
        live.pause();
        live.every(Duration.ofSeconds(5));

        assertThat(calls).containsExactly("every PT1S", "pause", "every PT5S", "resume");
        assertThat(live.pausedProperty().get()).isFalse();
        assertThat(open().intervalProperty().get()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void aPauseIsNotRemembered() {
        open().pause();
        assertThat(open().pausedProperty().get()).isFalse();
    }

    @Test
    void theSourceIsRememberedAndChosenAgain() {
        open().choose(new SourceChoice.Only(Source.PROCFS));
        calls.clear();

        LiveModel live = open();
        assertThat(live.sourceProperty().get()).isEqualTo(new SourceChoice.Only(Source.PROCFS));
        assertThat(calls).contains("choose Only[source=PROCFS]");

        live.choose(SourceChoice.AUTOMATIC);
        assertThat(open().sourceProperty().get()).isEqualTo(SourceChoice.AUTOMATIC);
    }

    private LiveModel open() {
        var file = new SettingsFile(directory.resolve("settings.properties"));
        return new LiveModel(new Recorder(calls), new SettingsStore(file, Runnable::run));
    }

    private record Recorder(List<String> calls) implements LiveModel.Reader {
        @Override
        public void setInterval(Duration interval) {
            calls.add("every " + interval);
        }

        @Override
        public void pause() {
            calls.add("pause");
        }

        @Override
        public void resume() {
            calls.add("resume");
        }

        @Override
        public void refresh() {
            calls.add("refresh");
        }

        @Override
        public void setMeasured(boolean measured) {
            calls.add("measured " + measured);
        }

        @Override
        public void spent(Duration more) {
            calls.add("spent " + more);
        }

        @Override
        public Duration pace() {
            return Duration.ofSeconds(5);
        }

        @Override
        public void choose(SourceChoice choice) {
            calls.add("choose " + choice);
        }
    }
}

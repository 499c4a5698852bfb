package dev.bindsight.view.history;

import dev.bindsight.settings.SettingsFile;
import dev.bindsight.settings.SettingsStore;
import dev.bindsight.view.job.Lane;
import dev.bindsight.view.job.Workers;
import dev.bindsight.view.look.Overlay;
import dev.bindsight.view.screen.SaveDialog;

import javafx.scene.layout.Region;
import javafx.stage.Stage;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/** The whole screen of the past, without a window around it. */
public final class HistoryAlone {
    private final HistoryModel model;
    private final HistoryScreen screen;

    /** The screen over a record. FX thread. */
    public HistoryAlone(Past past, Clock clock, Path settings, Stage stage, Workers workers) {
        Lane lane = workers.lane("history");
        model = new HistoryModel(past, clock, "/home/ann", lane);
        screen =
                new HistoryScreen(
                        model,
                        new RecordingModel(
                                past.recorder(),
                                new SettingsStore(new SettingsFile(settings), Runnable::run),
                                lane,
                                model::recordingChanged),
                        workers.lane("history-lanes"),
                        new NoOverlay(),
                        new SaveDialog(stage, workers.lane("save"), _ -> {}));
    }

    /** All of it. */
    public Region screen() {
        return screen;
    }

    /** How many bars and badges it may show by now. */
    public int told() {
        var answer = model.viewProperty().get().answer();
        return answer.spans().size() + answer.events().size();
    }

    /** Shows an hour, a day, a week or a month. */
    public void show(String time) {
        model.shownTimeProperty().set(Optional.of(ShownTime.valueOf(time)));
    }

    /** Shows a little less, and reads what that is. */
    public void closer() {
        model.zoom(0.8, 0.5);
    }

    /** Selects the first span that is shown. */
    public void select() {
        model.select(model.viewProperty().get().answer().spans().getFirst().id());
    }

    private static final class NoOverlay implements Overlay {
        @Override
        public void show(Region dialog, Runnable closed) {}

        @Override
        public void showUntilClosed(Region dialog) {}

        @Override
        public void close() {}
    }
}

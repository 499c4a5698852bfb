package dev.bindsight.view.history;

import dev.bindsight.model.Port;
import dev.bindsight.settings.SettingsStore;
import dev.bindsight.text.Texts;
import dev.bindsight.view.job.Lane;
import dev.bindsight.view.look.OnDemand;
import dev.bindsight.view.screen.Place;
import dev.bindsight.view.screen.Screen;
import dev.bindsight.view.screen.ScreenContext;
import dev.bindsight.view.screen.ScreenModule;

import javafx.scene.layout.Region;

import org.kordamp.ikonli.feather.Feather;

/** The History screen with its model. */
public final class HistoryPart implements Screen {
    private final HistoryModel model;
    private final HistoryScreen screen;

    private HistoryPart(ScreenContext context, Past past, SettingsStore settings, String home) {
        Lane lane = context.workers().lane("history");
        model = new HistoryModel(past, context.clock(), home, lane);
        // beside the lane that reads, where a question may take long
        screen =
                new HistoryScreen(
                        model,
                        new RecordingModel(
                                past.recorder(), settings, lane, model::recordingChanged),
                        context.workers().lane("history-lanes"),
                        context.overlay(),
                        context.saving());
    }

    /**
     * The screen, not made yet.
     *
     * @param home the home directory, shown as {@code ~}
     */
    public static ScreenModule<HistoryPart> module(
            ScreenContext context, Past past, SettingsStore settings, String home) {
        return new ScreenModule<>(
                Place.HISTORY,
                Feather.CLOCK,
                Texts.get("history.rail"),
                new OnDemand<>(() -> new HistoryPart(context, past, settings, home)));
    }

    @Override
    public Region content() {
        return screen;
    }

    @Override
    public void focus() {
        screen.enter();
    }

    /** Asks who had a port. */
    public void ask(Port port) {
        model.ask(port);
    }
}

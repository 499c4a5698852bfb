package dev.bindsight.view.history;

import dev.bindsight.history.RecorderSwitch;
import dev.bindsight.history.RecorderSwitch.UnitChange;
import dev.bindsight.history.RecorderSwitch.UnitState;
import dev.bindsight.settings.HistorySettings;
import dev.bindsight.settings.SettingsStore;
import dev.bindsight.text.Texts;
import dev.bindsight.view.job.Job;
import dev.bindsight.view.job.Lane;

import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * What is recorded, by whom, how long it is kept, and changes to that. FX thread; what blocks runs
 * in a lane, to its end.
 */
final class RecordingModel {
    private final RecorderSwitch recorder;
    private final SettingsStore settings;
    private final Lane lane;
    private final Consumer<UnitState> changed;
    private final ReadOnlyStringWrapper refused = new ReadOnlyStringWrapper(this, "refused", "");

    /**
     * @param lane the one that reads the record too: what is read is what the change left
     * @param changed told what systemd knows after each change, on the FX thread
     */
    RecordingModel(
            RecorderSwitch recorder,
            SettingsStore settings,
            Lane lane,
            Consumer<UnitState> changed) {
        this.recorder = recorder;
        this.settings = settings;
        this.lane = lane;
        this.changed = changed;
    }

    HistorySettings settings() {
        return settings.get().history();
    }

    /** Why the last change did not come about, empty if it did. */
    ReadOnlyStringProperty refusedProperty() {
        return refused.getReadOnlyProperty();
    }

    /** Has the window record while it is open, or no longer. */
    void recordHere(boolean on) {
        keep(each -> each.withWhileOpen(on));
        change(() -> recorder.recordHere(on) == on ? "" : Texts.get("history.refused.recording"));
    }

    /** Has it recorded in the background, or no longer. */
    void recordInBackground(boolean on) {
        change(() -> said(on ? recorder.install() : recorder.remove()));
    }

    /** Deletes all that was recorded. */
    void forget() {
        change(() -> recorder.forget() ? "" : Texts.get("history.refused.forget"));
    }

    /** Changes what is kept. */
    void keep(UnaryOperator<HistorySettings> change) {
        settings.update(all -> all.withHistory(change.apply(all.history())));
    }

    private static String said(UnitChange change) {
        return switch (change) {
            case UnitChange.Done _ -> "";
            case UnitChange.NoSystemd _ -> Texts.get("cli.record.unit.noSystemd");
            case UnitChange.CommandFailed(List<String> command, String output) ->
                    Texts.get("history.refused.command", String.join(" ", command), output);
            case UnitChange.FileRefused(var file, String why) ->
                    Texts.get("history.refused.file", file, why);
        };
    }

    private void change(Supplier<String> doing) {
        lane.start(
                new Job(
                                Texts.get("history.busy.change"),
                                _ -> {
                                    String why = doing.get();
                                    UnitState unit = recorder.unit();
                                    return () -> {
                                        refused.set(why);
                                        changed.accept(unit);
                                    };
                                })
                        .toTheEnd());
    }
}

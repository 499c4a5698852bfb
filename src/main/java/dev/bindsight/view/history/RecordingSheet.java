package dev.bindsight.view.history;

import dev.bindsight.history.RecorderSwitch.UnitState;
import dev.bindsight.settings.HistorySettings;
import dev.bindsight.text.Texts;
import dev.bindsight.view.look.Nodes;
import dev.bindsight.view.look.Overlay;
import dev.bindsight.view.look.Sheet;

import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;

/** What is recorded and how long it is kept, and where that is changed. */
final class RecordingSheet {
    private final HistoryModel model;
    private final Overlay overlay;

    RecordingSheet(HistoryModel model, Overlay overlay) {
        this.model = model;
        this.overlay = overlay;
    }

    void show() {
        UnitState unit = model.viewProperty().get().unit();
        HistorySettings settings = model.settings();
        var here = box("history-here", "history.sheet.here", settings.whileOpen());
        here.setOnAction(_ -> model.recordHere(here.isSelected()));
        var background =
                box(
                        "history-background",
                        "history.sheet.background",
                        unit != null && unit.active());
        background.setDisable(unit == null || !unit.manager());
        background.setOnAction(_ -> model.recordInBackground(background.isSelected()));
        var arguments = box("history-arguments", "history.sheet.arguments", settings.arguments());
        arguments.setOnAction(_ ->
                model.choose(each ->
                        new HistorySettings(
                                each.whileOpen(),
                                arguments.isSelected(),
                                each.days(),
                                each.megabytes())));
        var body =
                new VBox(
                        12,
                        here,
                        background,
                        Nodes.words(
                                unit == null || unit.manager()
                                        ? Texts.get("history.sheet.unit")
                                        : Texts.get("cli.record.unit.noSystemd"),
                                "muted"),
                        arguments,
                        Nodes.words(Texts.get("history.sheet.masked"), "muted"),
                        Nodes.words(
                                Texts.get(
                                        "history.sheet.file",
                                        model.state().file(),
                                        settings.days(),
                                        settings.megabytes()),
                                "muted"),
                        forget());
        Sheet.show("history-sheet", Texts.get("history.sheet.title"), body, overlay);
    }

    /** Asks once more on the button itself, and deletes on the second press. */
    private Button forget() {
        var button =
                Nodes.named(
                        "history-forget",
                        Nodes.button(
                                Feather.TRASH_2,
                                Texts.get("history.sheet.forget"),
                                () -> {},
                                "danger",
                                "button-outlined"));
        button.setOnAction(_ -> {
            button.setText(Texts.get("history.sheet.forgetAll"));
            button.setOnAction(_ -> {
                model.forget();
                overlay.close();
            });
        });
        return button;
    }

    private static CheckBox box(String id, String key, boolean selected) {
        var box = new CheckBox(Texts.get(key));
        box.setId(id);
        box.setSelected(selected);
        return box;
    }
}

package dev.bindsight.view.history;

import dev.bindsight.history.RecorderSwitch.UnitState;
import dev.bindsight.settings.HistorySettings;
import dev.bindsight.text.Texts;
import dev.bindsight.view.look.Nodes;
import dev.bindsight.view.look.Overlay;
import dev.bindsight.view.look.Sheet;

import javafx.application.Platform;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

import org.kordamp.ikonli.feather.Feather;

import java.util.List;
import java.util.function.Supplier;

/** What is recorded and how long it is kept, and where that is changed. */
final class RecordingSheet {
    private static final double NUMBER = 96;

    private final HistoryModel model;
    private final RecordingModel recording;
    private final Overlay overlay;

    RecordingSheet(HistoryModel model, RecordingModel recording, Overlay overlay) {
        this.model = model;
        this.recording = recording;
        this.overlay = overlay;
    }

    void show() {
        UnitState unit = model.viewProperty().get().unit();
        HistorySettings settings = recording.settings();
        var here = box("history-here", "history.sheet.here", settings.whileOpen());
        here.setOnAction(_ -> recording.recordHere(here.isSelected()));
        var background =
                box(
                        "history-background",
                        "history.sheet.background",
                        unit != null && unit.active());
        background.setDisable(unit == null || !unit.manager());
        background.setOnAction(_ -> recording.recordInBackground(background.isSelected()));
        var arguments = box("history-arguments", "history.sheet.arguments", settings.arguments());
        arguments.setOnAction(
                _ -> recording.keep(each -> each.withArguments(arguments.isSelected())));
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
                        limits(settings),
                        Nodes.words(Texts.get("history.sheet.file", model.state().file()), "muted"),
                        forget());
        Sheet.show("history-sheet", Texts.get("history.sheet.title"), body, overlay);
    }

    /** How much is kept; what is typed counts when the field is left or Enter is pressed. */
    private Node limits(HistorySettings settings) {
        var days = number("history-days", 1, HistorySettings.MOST_DAYS, settings.days());
        days.valueProperty()
                .subscribe((_, chosen) -> recording.keep(each -> each.withDays(chosen)));
        var size =
                number(
                        "history-megabytes",
                        HistorySettings.LEAST_MEGABYTES,
                        HistorySettings.MOST_MEGABYTES,
                        settings.megabytes());
        size.valueProperty()
                .subscribe((_, chosen) -> recording.keep(each -> each.withMegabytes(chosen)));
        return new FlowPane(
                8,
                8,
                Nodes.row(8, Nodes.whole(Texts.get("history.sheet.keep")), days),
                Nodes.row(
                        8,
                        Nodes.whole(Texts.get("history.sheet.atMost")),
                        size,
                        Nodes.whole(Texts.get("history.sheet.megabytes"))));
    }

    private static Spinner<Integer> number(String id, int least, int most, int now) {
        var spinner = new Spinner<Integer>(least, most, now);
        spinner.setId(id);
        spinner.setEditable(true);
        spinner.setPrefWidth(NUMBER);
        spinner.setMinWidth(NUMBER);
        SpinnerValueFactory<Integer> values = spinner.getValueFactory();
        values.setConverter(new WholeNumber(least, most, spinner::getValue));
        spinner.focusedProperty()
                .subscribe((_, focused) -> {
                    if (!focused) {
                        settle(spinner);
                    }
                });
        spinner.getEditor().addEventHandler(ActionEvent.ACTION, _ -> settle(spinner));
        return spinner;
    }

    /** What was no number gives way to the one that counts. */
    private static void settle(Spinner<Integer> spinner) {
        spinner.commitValue();
        spinner.getEditor()
                .setText(spinner.getValueFactory().getConverter().toString(spinner.getValue()));
    }

    /** Reads a number within bounds; what is none leaves the value as it was. */
    private static final class WholeNumber extends StringConverter<Integer> {
        private final int least;
        private final int most;
        private final Supplier<Integer> before;

        WholeNumber(int least, int most, Supplier<Integer> before) {
            this.least = least;
            this.most = most;
            this.before = before;
        }

        @Override
        public String toString(Integer number) {
            return number.toString();
        }

        @Override
        public Integer fromString(String text) {
            String digits = text.strip();
            return digits.matches("[0-9]{1,9}")
                    ? Math.clamp(Integer.parseInt(digits), least, most)
                    : before.get();
        }
    }

    /**
     * Asks once more before it deletes. Where the button was, as wide, stands the way back: a
     * double click deletes nothing.
     */
    private Node forget() {
        var way = new HBox(8);
        Button first =
                danger(
                        "history-forget",
                        "history.sheet.forget",
                        () -> way.getChildren().setAll(surely(way)));
        way.getChildren().add(first);
        return way;
    }

    private List<Button> surely(HBox way) {
        List<Node> before = List.copyOf(way.getChildren());
        Button keep =
                Nodes.named(
                        "history-forget-not",
                        Nodes.button(
                                Texts.get("history.sheet.forgetNot"),
                                () -> {
                                    way.getChildren().setAll(before);
                                    before.getFirst().requestFocus();
                                }));
        keep.setMinWidth(way.getChildren().getFirst().getLayoutBounds().getWidth());
        Button all =
                danger(
                        "history-forget-all",
                        "history.sheet.forgetAll",
                        () -> {
                            recording.forget();
                            overlay.close();
                        });
        Platform.runLater(keep::requestFocus);
        return List.of(keep, all);
    }

    private static Button danger(String id, String key, Runnable action) {
        return Nodes.named(
                id,
                Nodes.button(Feather.TRASH_2, Texts.get(key), action, "danger", "button-outlined"));
    }

    private static CheckBox box(String id, String key, boolean selected) {
        var box = new CheckBox(Texts.get(key));
        box.setId(id);
        box.setSelected(selected);
        return box;
    }
}

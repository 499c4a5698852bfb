package dev.bindsight.view.ports;

import dev.bindsight.model.Coverage;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.SourceRefusal;
import dev.bindsight.text.DateForm;
import dev.bindsight.text.ExcerptText;
import dev.bindsight.text.FailureText;
import dev.bindsight.text.Texts;
import dev.bindsight.view.look.Icons;
import dev.bindsight.view.look.OnDemand;
import dev.bindsight.view.look.StateCard;

import javafx.beans.value.ObservableValue;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;

/** What stands over the list or in its place: loading, nothing there, nothing fits, refused. */
final class PortsStates {

    private static final int LONGEST_FILTER = 80;
    private static final int LONGEST_WORD = 32;

    private final PortsModel model;
    private final PortsScreen.ListRecovery recovery;
    private final ObservableValue<@Nullable Node> answer;
    private final ZoneId zone;
    private final OnDemand<LoadingState> loading;
    private final StackPane place = new StackPane();
    private final VBox notes = new VBox();

    PortsStates(
            PortsModel model,
            PortsTable table,
            PortsScreen.ListRecovery recovery,
            ObservableValue<@Nullable Node> answer,
            ZoneId zone) {
        this.answer = answer;
        this.loading = new OnDemand<>(() -> new LoadingState(table.getVisibleLeafColumns()));
        this.model = model;
        this.recovery = recovery;
        this.zone = zone;
        StackPane.setMargin(place, new Insets(PortsTable.HEADER_HEIGHT, 0, 0, 0));
        place.setPickOnBounds(false);
        place.setId("ports-state");
    }

    /**
     * Begins to say it. Not before the window is shown: by then a quick reading is there, and
     * nothing has to stand for the rows.
     */
    void begin() {
        model.stateProperty().subscribe(_ -> show());
        model.countsProperty().subscribe(_ -> show());
        model.relaxationsProperty().subscribe(_ -> show());
        answer.subscribe(_ -> show());
        model.inventoryProperty().subscribe(_ -> show());
    }

    /** What lies over the table. */
    Node place() {
        return place;
    }

    /** What stands between header and table. */
    Node notes() {
        return notes;
    }

    private void show() {
        @Nullable Node over = over();
        if (over == null) {
            place.getChildren().clear();
        } else if (!place.getChildren().equals(List.of(over))) {
            place.getChildren().setAll(over);
        }
        place.setVisible(over != null);
        @Nullable Node note = note();
        if (note == null) {
            notes.getChildren().clear();
        } else {
            notes.getChildren().setAll(note);
        }
    }

    private @Nullable Node over() {
        return switch (model.stateProperty().get()) {
            case PortsState.Loading(int sockets, double progress) -> {
                loading.get().show(sockets, progress);
                yield loading.get();
            }
            case PortsState.Unreadable(var refusals, Instant last) ->
                    last == null ? unreadable(refusals) : null;
            case PortsState.Failed(Throwable cause, Instant last) ->
                    last == null ? failed(cause) : null;
            case PortsState.Listed _ -> {
                if (!model.rows().isEmpty()) {
                    yield null;
                }
                yield model.countsProperty().get().total() == 0 ? nothing() : hidden();
            }
        };
    }

    private @Nullable Node note() {
        if (model.stateProperty().get() instanceof PortsState.Unreadable(var refusals, var last)
                && last != null) {
            return unreadableNote(refusals, last);
        }
        if (model.stateProperty().get() instanceof PortsState.Failed(var cause, var last)
                && last != null) {
            return note(
                    Texts.get("state.failed"),
                    cause.toString(),
                    Texts.get("state.failed.kept", DateForm.CLOCK.of(last, zone)),
                    again(),
                    copy(FailureText.markdown(cause)));
        }
        Inventory inventory = model.inventoryProperty().get();
        SourceRefusal refusal = inventory == null ? null : inventory.coverage().fallback();
        return refusal == null ? null : fellAway(refusal, inventory.coverage());
    }

    private Node nothing() {
        return new StateCard(
                Feather.INBOX,
                Texts.get("state.nothing"),
                List.of(StateCard.muted(Texts.get("state.nothing." + model.scopeProperty().get()))),
                List.of());
    }

    private Node hidden() {
        Node answered = answer.getValue();
        if (answered != null) {
            return answered;
        }
        List<Relaxed> ways = model.relaxationsProperty().get();
        String filter =
                ExcerptText.of(
                        model.search().filterProperty().get().text().strip(), LONGEST_FILTER);
        int total = model.countsProperty().get().total();
        var clear = new Button(Texts.get("state.clearAll"));
        clear.setId("clear-filter");
        clear.setOnAction(_ -> model.search().clear());
        if (ways.isEmpty()) {
            return new StateCard(
                    Feather.FILTER,
                    Texts.get("state.noMatch"),
                    List.of(StateCard.muted(Texts.get("state.noMatch.why", total, filter))),
                    List.of(clear));
        }
        Relaxed best = ways.getFirst();
        String word = ExcerptText.of(best.word(), LONGEST_WORD);
        var remove = new Button(Texts.get("state.remove", word));
        remove.setId("relax-filter");
        remove.getStyleClass().add("accent");
        remove.setOnAction(_ -> model.search().setText(best.text()));
        return new StateCard(
                Feather.FILTER,
                Texts.get("state.noMatch"),
                List.of(
                        StateCard.muted(
                                Texts.get(
                                        "state.noMatch.without",
                                        total,
                                        filter,
                                        best.matches(),
                                        word))),
                List.of(remove, clear));
    }

    private Node unreadable(List<SourceRefusal> refusals) {
        return refused(
                Texts.get("state.unreadable"),
                calls(refusals),
                Texts.get("state.unreadable.why"),
                copy(report(refusals)));
    }

    private Node failed(Throwable cause) {
        return refused(
                Texts.get("state.failed"),
                cause.toString(),
                Texts.get("state.failed.why"),
                copy(FailureText.markdown(cause)));
    }

    private Node refused(String title, String call, String why, Button copy) {
        Button again = again();
        again.setGraphic(Icons.of(Feather.REFRESH_CW, Icons.ROW));
        again.getStyleClass().add("accent");
        return new StateCard(
                Feather.X_CIRCLE,
                title,
                List.of(StateCard.mono(call), StateCard.muted(why)),
                List.of(again, copy));
    }

    private Node unreadableNote(List<SourceRefusal> refusals, Instant last) {
        return note(
                Texts.get("state.unreadable"),
                calls(refusals),
                Texts.get("state.unreadable.kept", DateForm.CLOCK.of(last, zone)),
                again(),
                copy(report(refusals)));
    }

    private Node fellAway(SourceRefusal refusal, Coverage coverage) {
        String lacks =
                coverage.lacks().stream()
                        .map(lack -> Texts.get("lack." + lack))
                        .collect(Collectors.joining(", "));
        return note(
                Texts.get("state.fellAway", Texts.get("source." + refusal.source())),
                refusal.toString(),
                Texts.get(
                        "state.fellAway.instead", Texts.get("source." + coverage.source()), lacks),
                again());
    }

    private Button again() {
        var again = new Button(Texts.get("state.again"));
        again.setOnAction(_ -> recovery.tryAgain());
        return again;
    }

    private Button copy(String failures) {
        var copy = new Button(Texts.get("state.copyReport"));
        copy.setOnAction(_ -> recovery.copyReport(failures));
        return copy;
    }

    private static Node note(String title, String call, String sentence, Button... buttons) {
        var heading = new Label(title);
        heading.getStyleClass().add("strong");
        heading.setMinWidth(Region.USE_PREF_SIZE);
        var mono = new Label(call);
        mono.getStyleClass().addAll("mono", "muted");
        var first = new HBox(8, heading, mono);
        var second = new Label(sentence);
        second.setWrapText(true);
        second.setMinHeight(Region.USE_PREF_SIZE);
        var words = new VBox(2, first, second);
        HBox.setHgrow(words, Priority.ALWAYS);
        var row = new HBox(12, Icons.of(Feather.ALERT_TRIANGLE, Icons.BAR, "warning"), words);
        for (Button button : buttons) {
            button.setMinWidth(Region.USE_PREF_SIZE);
            row.getChildren().add(button);
        }
        row.getStyleClass().addAll("message-note", "ports-note");
        row.setId("ports-note");
        return row;
    }

    private static String report(List<SourceRefusal> refusals) {
        return refusals.stream()
                .map(each -> "- " + each.source().label() + ": " + each)
                .collect(Collectors.joining("\n"));
    }

    private static String calls(List<SourceRefusal> refusals) {
        return refusals.stream().map(SourceRefusal::toString).collect(Collectors.joining("\n"));
    }
}

package dev.bindsight.view.ports;

import dev.bindsight.model.Coverage;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.SourceRefusal;
import dev.bindsight.text.DateForm;
import dev.bindsight.text.Texts;
import dev.bindsight.view.look.Icons;
import dev.bindsight.view.look.Nodes;
import dev.bindsight.view.look.OnDemand;
import dev.bindsight.view.look.StateCard;
import dev.bindsight.words.FailureText;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * What stands over the list or in its place: loading, nothing there, nothing fits, refused. What
 * says the same stays the same node from reading to reading: a button that is replaced between
 * press and release loses the click, and the focus.
 */
final class PortsStates {

    private final PortsModel model;
    private final PortsScreen.ListRecovery recovery;
    private final ObjectProperty<@Nullable Node> answer = new SimpleObjectProperty<>();
    private final ZoneId zone;
    private final OnDemand<LoadingState> loading;
    private final OnDemand<NoMatchCard> noMatch;
    private final Kept kept = new Kept();
    private final Kept keptNote = new Kept();
    private final StackPane place = Nodes.named("ports-state", new StackPane());
    private final VBox notes = new VBox();

    PortsStates(
            PortsModel model, PortsTable table, PortsScreen.ListRecovery recovery, ZoneId zone) {
        this.loading = new OnDemand<>(() -> new LoadingState(table.getVisibleLeafColumns()));
        noMatch = new OnDemand<>(() -> new NoMatchCard(model));
        this.model = model;
        this.recovery = recovery;
        this.zone = zone;
        StackPane.setMargin(place, new Insets(PortsTable.HEADER_HEIGHT, 0, 0, 0));
        place.setPickOnBounds(false);
    }

    /**
     * Begins to say it. Not at once: to draw what stands for the rows takes longer than a quick
     * reading, which it would hold up.
     */
    void begin() {
        model.stateProperty().subscribe(_ -> show());
        model.countsProperty().subscribe(_ -> show());
        model.relaxationsProperty().subscribe(_ -> show());
        answer.subscribe(_ -> show());
        model.inventoryProperty().subscribe(_ -> show());
    }

    /** Shows from now on what answers in the place of an empty list that it explains. */
    void answer(ObservableValue<@Nullable Node> with) {
        answer.bind(with);
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
        hold(place, over);
        place.setVisible(over != null);
        hold(notes, note());
    }

    private static void hold(Pane pane, @Nullable Node node) {
        List<Node> nodes = node == null ? List.of() : List.of(node);
        if (!pane.getChildren().equals(nodes)) {
            pane.getChildren().setAll(nodes);
        }
    }

    /** The last node, as long as it says the same. */
    private static final class Kept {
        private List<Object> said = List.of();
        private @Nullable Node node;

        Node of(List<Object> says, Supplier<Node> make) {
            if (node == null || !said.equals(says)) {
                said = says;
                node = make.get();
            }
            return node;
        }
    }

    private @Nullable Node over() {
        return switch (model.stateProperty().get()) {
            case PortsState.Loading(int sockets, double progress) -> {
                loading.get().show(sockets, progress);
                yield loading.get();
            }
            case PortsState.Unreadable(var refusals, Instant last) ->
                    last == null
                            ? kept.of(List.of(calls(refusals)), () -> unreadable(refusals))
                            : null;
            case PortsState.Failed(Throwable cause, Instant last) ->
                    last == null ? kept.of(List.of(cause.toString()), () -> failed(cause)) : null;
            case PortsState.Listed _ -> {
                if (!model.rows().isEmpty()) {
                    yield null;
                }
                yield model.countsProperty().get().total() == 0
                        ? kept.of(List.of(model.question().scopeProperty().get()), this::nothing)
                        : hidden();
            }
        };
    }

    private @Nullable Node note() {
        if (model.stateProperty().get() instanceof PortsState.Unreadable(var refusals, var last)
                && last != null) {
            return keptNote.of(
                    List.of(calls(refusals), last), () -> unreadableNote(refusals, last));
        }
        if (model.stateProperty().get() instanceof PortsState.Failed(var cause, var last)
                && last != null) {
            return keptNote.of(List.of(cause.toString(), last), () -> failedNote(cause, last));
        }
        Inventory inventory = model.inventoryProperty().get();
        SourceRefusal refusal = inventory == null ? null : inventory.coverage().fallback();
        if (refusal == null) {
            return null;
        }
        Coverage coverage = inventory.coverage();
        return keptNote.of(
                List.of(refusal, coverage.source(), coverage.lacks()),
                () -> fellAway(refusal, coverage));
    }

    private Node failedNote(Throwable cause, Instant last) {
        return note(
                Texts.get("state.failed"),
                cause.toString(),
                Texts.get("state.failed.kept", DateForm.CLOCK.of(last, zone)),
                again(),
                copy(FailureText.markdown(cause)));
    }

    private Node nothing() {
        return new StateCard(
                Feather.INBOX,
                Texts.get("state.nothing"),
                List.of(
                        StateCard.muted(
                                Texts.get(
                                        "state.nothing."
                                                + model.question().scopeProperty().get()))),
                List.of());
    }

    private Node hidden() {
        Node answered = answer.getValue();
        return answered == null ? noMatch.get().now() : answered;
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
        return Nodes.button(Texts.get("state.again"), recovery::tryAgain);
    }

    private Button copy(String failures) {
        var copy = new Button(Texts.get("state.copyReport"));
        copy.setOnAction(_ -> recovery.copyReport(failures));
        return copy;
    }

    private static Node note(String title, String call, String sentence, Button... buttons) {
        var heading = Nodes.whole(title, "strong");
        var mono = Nodes.label(call, "mono", "muted");
        var first = new HBox(8, heading, mono);
        var second = Nodes.words(sentence);
        var words = Nodes.growing(new VBox(2, first, second));
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

package dev.bindsight.view.history;

import dev.bindsight.history.HeldSpan;
import dev.bindsight.history.RecordState;
import dev.bindsight.text.DateForm;
import dev.bindsight.text.Texts;
import dev.bindsight.view.chart.LanesChart;
import dev.bindsight.view.copy.Clipboards;
import dev.bindsight.view.look.IconButton;
import dev.bindsight.view.look.Icons;
import dev.bindsight.view.look.Nodes;
import dev.bindsight.view.look.Overlay;
import dev.bindsight.view.look.Segments;
import dev.bindsight.view.look.WhileShown;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;

import java.util.List;

/** Who had which port when: a question, lanes over time, and what happened. */
final class HistoryScreen extends BorderPane {
    private static final double TICK = 84;
    private static final int LANES_SEEN = 8;
    private static final int LEAST_LANES = 6;

    private final HistoryModel model;
    private final RecordingSheet sheet;
    private final TextField question = new TextField();
    private final Label sentence = Nodes.words("");
    private final HBox answer;
    private final Label state = Nodes.label("", "muted");
    private final Label count = Nodes.label("", "muted");
    private final LanesChart lanes = new LanesChart();
    private final ScrollPane scroll = new ScrollPane(lanes);
    private final EventTable events;
    private final VBox body;
    private final OffPane off;

    HistoryScreen(HistoryModel model, Overlay overlay) {
        this.model = model;
        sheet = new RecordingSheet(model, overlay);
        events = new EventTable(model);
        off = new OffPane(model);
        getStyleClass().add("history-screen");
        sentence.setMaxWidth(Double.MAX_VALUE);
        Nodes.style(this, HistoryScreen.class, "history.css");
        Button copy =
                Nodes.named(
                        "history-copy",
                        Nodes.button(
                                Feather.COPY,
                                Texts.get("history.copy"),
                                () -> Clipboards.put(sentence.getText())));
        answer =
                Nodes.row(
                        "history-answer",
                        Icons.of(Feather.CORNER_DOWN_RIGHT, Icons.ROW, "muted"),
                        Nodes.growing(sentence),
                        Nodes.whole(copy));
        VBox.setVgrow(events, Priority.ALWAYS);
        body =
                Nodes.column(
                        "history-body",
                        Nodes.styled(new StackPane(asking()), "history-asking-place"),
                        lanes(),
                        legend(),
                        eventsHead(),
                        events);
        Label refused = Nodes.words("", "history-refused");
        refused.textProperty().bind(model.refusedProperty());
        model.refusedProperty().subscribe(why -> Nodes.show(refused, !why.isEmpty()));
        setTop(Nodes.column("history-top", head(), refused));
        model.viewProperty().subscribe(this::show);
        model.filterProperty().subscribe((_, _) -> showEvents());
        model.selectedProperty().subscribe(_ -> showLanes());
        lanes.widthProperty().subscribe((_, _) -> showLanes());
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        WhileShown.repeat(this, model::follow);
    }

    /** Reads, and gives the focus to the question. */
    void enter() {
        model.read();
        if (getCenter() == body) {
            question.requestFocus();
            question.selectAll();
        } else {
            off.requestFocus();
        }
    }

    private Node head() {
        var title = Nodes.label(Texts.get("history.title"), "screen-title");
        var change = new Hyperlink(Texts.get("history.change"));
        change.setId("history-change");
        change.setMinWidth(USE_PREF_SIZE);
        change.setOnAction(_ -> {
            if (model.viewProperty().get().state() != null) {
                sheet.show();
            }
        });
        var times =
                Segments.of(
                        model.shownTimeProperty(),
                        List.of(ShownTime.values()),
                        each -> Texts.get("history.shown." + each.name()),
                        each -> "history-" + each.name());
        var back =
                IconButton.of(
                        Feather.CHEVRON_LEFT, Texts.get("history.back"), () -> model.step(-1));
        back.setId("history-back");
        var forward =
                IconButton.of(
                        Feather.CHEVRON_RIGHT, Texts.get("history.forward"), () -> model.step(1));
        forward.setId("history-forward");
        var now =
                Nodes.named(
                        "history-now",
                        Nodes.whole(Nodes.button(Texts.get("history.now"), model::showNow)));
        return Nodes.row(
                "history-head",
                Nodes.whole(title),
                state,
                change,
                Nodes.space(),
                times,
                back,
                forward,
                now);
    }

    private Node asking() {
        question.setId("history-question");
        question.setPromptText(Texts.get("history.ask"));
        question.setAccessibleText(Texts.get("history.ask"));
        question.textProperty().bindBidirectional(model.questionProperty());
        var field =
                Nodes.row(
                        "history-field",
                        Icons.of(Feather.SEARCH, Icons.ROW, "muted"),
                        Nodes.growing(question));
        return Nodes.column("history-asking", field, answer);
    }

    private Node lanes() {
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("history-lanes");
        lanes.setId("history-lanes");
        lanes.setOnMouseClicked(event ->
                lanes.barAt(event.getX(), event.getY()).ifPresent(bar -> model.select(bar.id())));
        return scroll;
    }

    private static Node legend() {
        Label legend = Nodes.words(Texts.get("history.legend"), "muted", "small");
        return Nodes.row("history-legend", Nodes.growing(legend));
    }

    private Node eventsHead() {
        var chips =
                Segments.of(
                        model.filterProperty(),
                        List.of(EventFilter.values()),
                        EventFilter::label,
                        each -> "history-filter-" + each.name());
        return Nodes.row(
                "history-events-head",
                Nodes.whole(Nodes.label(Texts.get("history.events"), "strong")),
                Nodes.whole(count),
                chips);
    }

    private void key(KeyEvent event) {
        if (event.isShortcutDown() || event.getTarget() instanceof TextField) {
            return;
        }
        switch (event.getCode()) {
            case LEFT -> model.step(-1);
            case RIGHT -> model.step(1);
            case HOME -> model.showNow();
            case PLUS, ADD -> zoom(-1);
            case MINUS, SUBTRACT -> zoom(1);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void zoom(int by) {
        int at = model.shownTimeProperty().get().ordinal() + by;
        if (at >= 0 && at < ShownTime.values().length) {
            model.shownTimeProperty().set(ShownTime.values()[at]);
        }
    }

    private void show(HistoryModel.View view) {
        RecordState found = view.state();
        setCenter(view.isOff() ? off : body);
        state.setText(found == null || view.isOff() ? "" : told(found));
        state.setTooltip(new Tooltip(state.getText()));
        sentence.setText(view.sentence());
        Nodes.show(answer, !view.sentence().isEmpty());
        showLanes();
        showEvents();
    }

    private String told(RecordState found) {
        RecordState.RecorderKind recorder = found.recorder();
        String who =
                recorder == null
                        ? Texts.get("history.nobody")
                        : Texts.get("history.by." + recorder.name());
        return found.since() == null
                ? who
                : Texts.get(
                        "history.state",
                        who,
                        DateForm.DAY_AND_MINUTE.of(found.since(), model.clock().getZone()),
                        Math.max(1, found.bytes() / 1_000_000),
                        found.kept().days());
    }

    private void showLanes() {
        HeldSpan selected = model.selectedSpan();
        double room = Math.max(TICK, lanes.getWidth() - LanesChart.NAMES);
        LanesChart.Scene scene =
                LaneScene.of(
                        model.viewProperty().get(),
                        model.clock().getZone(),
                        selected == null ? 0 : selected.id(),
                        (int) (room / TICK));
        lanes.show(scene);
        int seen = Math.min(LANES_SEEN, Math.max(2, scene.lanes().size()));
        scroll.setPrefHeight(LanesChart.ROW * (seen + 1) + 6);
        scroll.setMinHeight(LanesChart.ROW * Math.min(LEAST_LANES, seen + 1) + 6);
    }

    private void showEvents() {
        var listed = model.events();
        count.setText(Texts.get("history.inView", listed.size()));
        events.show(listed);
    }
}

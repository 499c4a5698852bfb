package dev.bindsight.view.history;

import dev.bindsight.history.RecordState;
import dev.bindsight.text.DateForm;
import dev.bindsight.text.Texts;
import dev.bindsight.view.copy.Clipboards;
import dev.bindsight.view.job.Lane;
import dev.bindsight.view.look.BarRoom;
import dev.bindsight.view.look.IconButton;
import dev.bindsight.view.look.Icons;
import dev.bindsight.view.look.Nodes;
import dev.bindsight.view.look.Overlay;
import dev.bindsight.view.look.Segments;
import dev.bindsight.view.look.WhileShown;
import dev.bindsight.view.screen.SaveDialog;
import dev.bindsight.words.RecordTroubleText;

import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who had which port when: a question, lanes over time, and what happened. */
final class HistoryScreen extends BorderPane {
    private static final PseudoClass RECORDING = PseudoClass.getPseudoClass("recording");

    private final HistoryModel model;
    private final RecordingSheet sheet;
    private final TextField question = new TextField();
    private final Label sentence = Nodes.words("");
    private final HBox answer;
    private final Label understood = Nodes.whole("", "badge", "accent");
    private final Button toEvents;
    private final Region dot = Nodes.styled(new Region(), "history-dot");
    private final Label state = Nodes.label("");
    private final Label kept = Nodes.label("", "muted");
    private final Label count = Nodes.label("", "muted");
    private final Label note = Nodes.words("", "muted", "history-note");
    private final Label trouble = refusal();
    private final EventsHead eventsHead;
    private final EventTable events;
    private final VBox body;
    private final OffPane off;

    HistoryScreen(
            HistoryModel model,
            RecordingModel recording,
            Lane drawing,
            Overlay overlay,
            SaveDialog saving) {
        this.model = model;
        sheet = new RecordingSheet(model, recording, overlay);
        events = new EventTable(model);
        off = new OffPane(model, recording);
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
        toEvents =
                Nodes.named(
                        "history-show-events",
                        Nodes.button(
                                Feather.LIST, Texts.get("history.showEvents"), this::toEvents));
        answer =
                Nodes.row(
                        "history-answer",
                        Icons.of(Feather.CORNER_DOWN_RIGHT, Icons.ROW, "muted"),
                        Nodes.growing(sentence),
                        Nodes.whole(toEvents),
                        Nodes.whole(copy));
        eventsHead = new EventsHead(model, count, saving);
        VBox.setVgrow(events, Priority.ALWAYS);
        body =
                Nodes.column(
                        "history-body",
                        Nodes.styled(new StackPane(asking()), "history-asking-place"),
                        new LanesPane(model, drawing),
                        new LanesLegend(),
                        eventsHead,
                        note,
                        events);
        Label refused = refusal();
        refused.textProperty().bind(recording.refusedProperty());
        recording.refusedProperty().subscribe(why -> Nodes.show(refused, !why.isEmpty()));
        note.textProperty().bind(model.noteProperty());
        model.noteProperty().subscribe(text -> Nodes.show(note, !text.isEmpty()));
        VBox top = Nodes.column("history-top", head(), refused, trouble);
        top.setMinWidth(0);
        setTop(top);
        model.viewProperty().subscribe(this::show);
        model.filterProperty().subscribe((_, _) -> showEvents());
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

    private static Label refusal() {
        Label words = Nodes.words("", "history-refused");
        words.setGraphic(Icons.of(Feather.ALERT_TRIANGLE, Icons.ROW, "warning"));
        return words;
    }

    private HBox head() {
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
                        Arrays.stream(ShownTime.values()).map(Optional::of).toList(),
                        each -> Texts.get("history.shown." + each.orElseThrow().name()),
                        each -> "history-" + each.orElseThrow().name());
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
        var head =
                Nodes.row(
                        "history-head",
                        Nodes.whole(title),
                        dot,
                        Nodes.whole(state),
                        kept,
                        change,
                        Nodes.space(),
                        times,
                        back,
                        forward,
                        now);
        // the wheel and keys do what the times do
        BarRoom.share(
                head,
                List.of(
                        List.of(state, kept, times),
                        List.of(state, times),
                        List.of(times),
                        List.of()));
        kept.visibleProperty().subscribe(_ -> tellHidden(change));
        state.visibleProperty().subscribe(_ -> tellHidden(change));
        kept.textProperty().subscribe(_ -> tellHidden(change));
        state.textProperty().subscribe(_ -> tellHidden(change));
        return head;
    }

    /** What there is no room for is told at the pointer. */
    private void tellHidden(Hyperlink change) {
        String hidden =
                Stream.of(state, kept)
                        .filter(each -> !each.isVisible() && !each.getText().isEmpty())
                        .map(Label::getText)
                        .collect(Collectors.joining("\n"));
        Tooltip tooltip = hidden.isEmpty() ? null : new Tooltip(hidden);
        state.setTooltip(tooltip);
        change.setTooltip(tooltip);
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
                        Nodes.growing(question),
                        understood);
        return Nodes.column("history-asking", field, answer);
    }

    private void toEvents() {
        model.showAnswer();
        events.requestFocus();
    }

    private void key(KeyEvent event) {
        if (event.isShortcutDown() || event.getTarget() instanceof TextField) {
            return;
        }
        switch (event.getCode()) {
            case LEFT -> model.step(-1);
            case RIGHT -> model.step(1);
            case HOME -> model.showNow();
            case PLUS, EQUALS, ADD -> model.zoomStep(-1, middle());
            case MINUS, SUBTRACT -> model.zoomStep(1, middle());
            case DIGIT0, NUMPAD0 -> model.shownTimeProperty().set(Optional.of(ShownTime.DAY));
            default -> {
                return;
            }
        }
        event.consume();
    }

    /** What the keys zoom about: what was asked for where that is shown, or now, or the middle. */
    private double middle() {
        HistoryView view = model.viewProperty().get();
        Instant at = view.asked().at();
        double asked =
                at == null ? -1 : new TimeRuler(view.period(), model.clock().getZone()).at(at);
        return asked >= 0 && asked <= 1 ? asked : model.isLive() ? 1 : 0.5;
    }

    private void show(HistoryView view) {
        RecordState found = view.state();
        setCenter(view.isOff() ? off : body);
        dot.pseudoClassStateChanged(RECORDING, found != null && found.recording());
        state.setText(found == null ? "" : recording(found));
        kept.setText(found == null || found.since() == null ? "" : kept(found));
        String wrong = found == null ? "" : RecordTroubleText.of(found);
        trouble.setText(wrong);
        Nodes.show(trouble, !wrong.isEmpty());
        sentence.setText(view.sentence());
        Nodes.show(answer, !view.sentence().isEmpty());
        Nodes.show(toEvents, !view.about().isEmpty());
        String asked = Understood.of(view.asked(), model.clock().getZone());
        understood.setText(asked);
        Nodes.show(understood, !asked.isEmpty());
        showEvents();
    }

    private String recording(RecordState found) {
        Instant since = found.since();
        return !found.recording()
                ? Texts.get(since == null ? "history.notRecording" : "history.nobody")
                : since == null
                        ? Texts.get("history.recording")
                        : Texts.get(
                                "history.recordingSince",
                                DateForm.DAY.of(since, model.clock().getZone()));
    }

    private static String kept(RecordState found) {
        RecordState.RecorderKind recorder = found.recorder();
        String kept =
                Texts.get(
                        "history.kept",
                        Math.max(1, found.bytes() / 1_000_000),
                        found.kept().days());
        // behind "nothing is recorded now" it would say when it is not
        return recorder == null || !found.recording()
                ? kept
                : Texts.get("history.keptBy", Texts.get("history.by." + recorder.name()), kept);
    }

    private void showEvents() {
        HistoryView view = model.viewProperty().get();
        var listed = model.events();
        int all = view.answer().events().size();
        count.setText(
                view.drawnFrom() != null
                        ? Texts.get("history.latestInView", listed.size())
                        : listed.size() == all
                                ? Texts.get("history.inView", all)
                                : Texts.get("history.ofInView", listed.size(), all));
        events.show(listed);
    }
}

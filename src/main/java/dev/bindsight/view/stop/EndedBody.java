package dev.bindsight.view.stop;

import dev.bindsight.fix.StopReport;
import dev.bindsight.model.Fix;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.TracedCall;
import dev.bindsight.text.Texts;
import dev.bindsight.view.look.Icons;
import dev.bindsight.view.look.Nodes;
import dev.bindsight.view.trace.TraceBox;
import dev.bindsight.words.stop.FixText;
import dev.bindsight.words.stop.StopVerdict;
import dev.bindsight.words.stop.TraceFacts;

import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The dialog afterwards: what is true of the port now, the steps that led there, the calls. */
final class EndedBody {
    private final StopStage.Ended ended;
    private final StopDialogModel model;
    private final Consumer<String> copy;
    private final WaysOn ways;
    private final StopVerdict verdict;

    EndedBody(
            StopStage.Ended ended,
            StopDialogModel model,
            Consumer<String> copy,
            String user,
            WaysOn ways) {
        this.ways = ways;
        this.ended = ended;
        this.model = model;
        this.copy = copy;
        this.verdict = StopVerdict.of(ended.report(), ended.steps(), user, ended.at());
    }

    Node head() {
        Node icon =
                switch (verdict.kind()) {
                    case FREE -> Icons.of(Feather.CHECK_CIRCLE, Icons.HEADING, "success");
                    case HELD -> Icons.of(Feather.X_CIRCLE, Icons.HEADING, "warning");
                    case NOT_PERMITTED -> Icons.of(Feather.LOCK, Icons.HEADING, "warning");
                    case CANCELLED -> Icons.of(Feather.SLASH, Icons.HEADING, "muted");
                };
        VBox title =
                StopCard.title(
                        icon, verdict.title(), verdict.explanationAt(model.clock().instant()));
        title.getStyleClass().add("verdict");
        if (verdict.until() != null) {
            countDown((Label) title.getChildren().getLast());
        }
        return title;
    }

    Node body() {
        var body = Nodes.column("ended");
        if (verdict.call() != null) {
            body.getChildren().add(Nodes.words(verdict.call(), "mono"));
        }
        if (verdict.hint() != null) {
            body.getChildren().add(Nodes.words(verdict.hint(), "muted", "small"));
        }
        if (verdict.kind() == StopVerdict.Kind.NOT_PERMITTED) {
            forRoot().ifPresent(body.getChildren()::add);
        }
        List<StopReport.Aftermath> aftermath = ended.report().aftermath();
        if (aftermath.size() + ended.plan().obstacles().size() > 1) {
            body.getChildren().add(new ResultRows(aftermath, ended.plan().obstacles()));
        }
        var steps = new StepsView();
        steps.show(ended.lines());
        body.getChildren().add(steps);
        List<TracedCall> calls = TraceFacts.calls(ended.steps());
        if (!calls.isEmpty()) {
            body.getChildren().add(new TraceBox(calls, TraceFacts.deciding(ended.steps())));
        }
        return body;
    }

    /** The command for root, with the processes that this user was not let stop. */
    private Optional<Node> forRoot() {
        List<ProcessDetails> refused =
                ended.report().actions().stream()
                        .filter(action -> action.missing() != null)
                        .map(StopReport.Action::process)
                        .flatMap(Stream::ofNullable)
                        .distinct()
                        .toList();
        return refused.isEmpty()
                ? Optional.empty()
                : RootNote.commands(ended.report().before(), refused, ways, copy);
    }

    /** What goes on from here, where nothing that keeps the owner is known. */
    private Optional<Button> next() {
        if (!ended.running().isEmpty() && ended.plan().only(ended.running()).isPresent()) {
            var kill = Nodes.named("stop-kill-after", new Button(Texts.get("stop.kill.yes")));
            kill.getStyleClass().add("danger");
            kill.setOnAction(_ -> model.kill(ended));
            return Optional.of(kill);
        }
        if (verdict.kind() == StopVerdict.Kind.HELD && !ended.holders().isEmpty()) {
            var holders =
                    Nodes.named(
                            "stop-holders",
                            Nodes.button(
                                    Feather.SQUARE,
                                    Texts.get("stop.holders"),
                                    () -> model.openHolders(ended),
                                    "danger",
                                    "button-outlined"));
            return Optional.of(holders);
        }
        return Optional.empty();
    }

    List<Node> foot() {
        var report = new Button(Texts.get("state.copyReport"), Icons.of(Feather.COPY, Icons.ROW));
        report.setOnAction(_ -> {
            copy.accept(StopReportText.of(ended, verdict));
            report.setText(Texts.get("verdict.copied"));
        });
        var done = Nodes.named("stop-done", StopCard.cancel(model, Texts.get("stop.done")));
        var nodes = new ArrayList<@Nullable Node>();
        nodes.add(report);
        nodes.add(null);
        Fix.Stop instead = verdict.instead();
        if (instead != null) {
            nodes.add(StopCard.instead(model, FixText.target(instead)));
        } else {
            next().ifPresent(nodes::add);
        }
        done.getStyleClass().add("accent");
        nodes.add(done);
        return List.of(StopCard.buttons(nodes.toArray(Node[]::new)));
    }

    /** Keeps the seconds in the sentence true while it is shown. */
    private void countDown(Label sentence) {
        var timeline =
                new Timeline(
                        new KeyFrame(
                                Duration.millis(250),
                                _ ->
                                        sentence.setText(
                                                verdict.explanationAt(model.clock().instant()))));
        timeline.setCycleCount(Timeline.INDEFINITE);
        sentence.sceneProperty()
                .addListener((_, _, scene) -> {
                    if (scene == null) {
                        timeline.stop();
                    } else {
                        timeline.play();
                    }
                });
    }
}

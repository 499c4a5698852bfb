package dev.bindsight.view.stop;

import dev.bindsight.fix.StopObserver.Next;
import dev.bindsight.fix.StopPlan;
import dev.bindsight.text.DurationText;
import dev.bindsight.text.Texts;
import dev.bindsight.view.look.Nodes;
import dev.bindsight.words.stop.FixText;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;

import java.util.List;
import java.util.stream.Collectors;

/** The dialog while a stop is carried out: the stepper, and the question about SIGKILL. */
final class RunningBody {
    private final StopPlan plan;
    private final StopDialogModel model;
    private final StepsView steps = new StepsView();
    private final VBox question = new VBox();
    private final Button cancel;
    private final Button leave = new Button(Texts.get("stop.kill.no"));
    private final Button goOn = new Button(Texts.get("stop.kill.continue"));
    private final Button kill = new Button(Texts.get("stop.kill.yes"));

    RunningBody(StopPlan plan, StopDialogModel model) {
        this.plan = plan;
        this.model = model;
        this.cancel = StopCard.cancel(model, Texts.get("stop.cancel"));
        leave.setOnAction(_ -> model.answer(Next.LEAVE));
        goOn.setId("stop-continue");
        goOn.setOnAction(_ -> model.answer(Next.CONTINUE));
        kill.setId("stop-kill");
        kill.getStyleClass().add("danger");
        kill.setOnAction(_ -> model.answer(Next.KILL));
    }

    Node head() {
        String what =
                plan.targets().isEmpty()
                        ? FixText.targets(plan.choices().getFirst())
                        : plan.targets().stream()
                                .map(target -> target.process().name())
                                .distinct()
                                .collect(Collectors.joining(", "));
        return StopCard.title(null, Texts.get("stop.title.running", what), "");
    }

    Node body() {
        return Nodes.column("running", steps, question);
    }

    List<Node> foot() {
        return List.of(StopCard.buttons(cancel, null, leave, goOn, kill));
    }

    /** Shows how far it is. */
    void show(StopStage.Running now) {
        steps.show(now.lines());
        StopStage.Question asks = now.asks();
        boolean asking = asks != null;
        if (asking == question.getChildren().isEmpty()) {
            question.getChildren().clear();
            if (asks != null) {
                question.getChildren().add(note(asks));
            }
        }
        offer(leave, asking);
        offer(goOn, asks != null && asks.halted());
        offer(kill, asking);
        // to leave a process running is what cancelling would come to while it is asked
        offer(cancel, !asking);
        cancel.setDisable(now.cancelling());
        cancel.setText(now.cancelling() ? Texts.get("stop.cancelling") : Texts.get("stop.cancel"));
    }

    private NoteBox note(StopStage.Question asks) {
        String process = FixText.process(asks.process());
        return asks.halted()
                ? new NoteBox(
                        Feather.PAUSE_CIRCLE,
                        Texts.get("stop.kill.halted", process),
                        Texts.get("stop.kill.halted.text"))
                : new NoteBox(
                        Feather.ALERT_TRIANGLE,
                        Texts.get(
                                "stop.kill.question",
                                process,
                                DurationText.span(model.options().patience())),
                        Texts.get("stop.kill.text"));
    }

    private static void offer(Button button, boolean offered) {
        Nodes.show(button, offered);
    }
}

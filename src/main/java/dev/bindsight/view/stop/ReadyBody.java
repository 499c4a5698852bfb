package dev.bindsight.view.stop;

import dev.bindsight.fix.Obstacle;
import dev.bindsight.fix.StopChoice;
import dev.bindsight.fix.StopPlan;
import dev.bindsight.fix.StopTarget;
import dev.bindsight.model.Fix;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.ProcessRef;
import dev.bindsight.text.DurationText;
import dev.bindsight.text.Texts;
import dev.bindsight.view.look.Icons;
import dev.bindsight.view.look.Nodes;
import dev.bindsight.words.SentenceText;
import dev.bindsight.words.stop.FixText;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** The dialog before anything is touched: what would be hit, and what can be chosen. */
final class ReadyBody {
    private final StopPlan plan;
    private final StopDialogModel model;
    private final WaysOn ways;
    private final Consumer<String> copy;
    private final PlanView view;
    private final TypedWord word;
    private final VBox masters = Nodes.column("notes");

    ReadyBody(
            StopPlan plan, StopDialogModel model, String home, WaysOn ways, Consumer<String> copy) {
        this.plan = plan;
        this.model = model;
        this.ways = ways;
        this.copy = copy;
        this.view = new PlanView(plan, model.clock(), home);
        this.word = new TypedWord(plan);
    }

    /**
     * Whether nobody but this window holds the ports: stopping it would be a poor way to free one.
     */
    private boolean isOwnHold() {
        return !plan.targets().isEmpty()
                && plan.targets().stream().allMatch(target -> ways.isSelf(target.process()));
    }

    Node head() {
        String ports = FixText.ports(plan.sockets());
        if (isOwnHold()) {
            return StopCard.title(
                    null, Texts.get("stop.title.self", ports), Texts.get("stop.subtitle.obstacle"));
        }
        return plan.choices().isEmpty()
                ? StopCard.title(
                        null,
                        SentenceText.start(Texts.get("stop.title." + weightiest(), ports)),
                        Texts.get("stop.subtitle.obstacle"))
                : StopCard.title(
                        null, Texts.get("stop.title", owners(), ports), Texts.get("stop.subtitle"));
    }

    /** What was let go says the least where something else is in the way. */
    private Obstacle.Reason weightiest() {
        return plan.obstacles().stream()
                .map(Obstacle::reason)
                .filter(reason -> reason != Obstacle.Reason.GONE)
                .findFirst()
                .orElse(Obstacle.Reason.GONE);
    }

    Node body() {
        if (isOwnHold()) {
            view.addNote(
                    new NoteBox(
                            Feather.ANCHOR, Texts.get("stop.self"), Texts.get("stop.self.text")));
            return view;
        }
        if (plan.targets().isEmpty() && !plan.choices().isEmpty()) {
            view.addNote(
                    new NoteBox(
                            Feather.LOCK,
                            Texts.get("stop.unit", FixText.targets(plan.choices().getFirst())),
                            Texts.get("stop.unit.text")));
        }
        RootNote.of(plan, ways, copy).forEach(view::addNote);
        view.addNote(masters);
        view.chosenProperty().subscribe(this::showMasters);
        return view;
    }

    /** Who stops only workers learns that their master keeps the port. */
    private void showMasters(Set<ProcessRef> chosen) {
        masters.getChildren().clear();
        for (StopTarget master : plan.mastersLeft(chosen)) {
            masters.getChildren()
                    .add(
                            new NoteBox(
                                    Feather.REFRESH_CW,
                                    Texts.get(
                                            "stop.master.stays",
                                            FixText.process(master.process()),
                                            FixText.ports(master.holds())),
                                    Texts.get("stop.master.stays.text")));
        }
        masters.setManaged(!masters.getChildren().isEmpty());
    }

    List<Node> foot() {
        if (isOwnHold()) {
            return List.of(
                    StopCard.buttons(
                            null,
                            toBind(Texts.get("stop.toBind.self")),
                            StopCard.cancel(model, Texts.get("stop.close"))));
        }
        return plan.choices().isEmpty() ? waysOn() : choices();
    }

    /** Nothing can be stopped, yet there is something to do. */
    private List<Node> waysOn() {
        var nodes = new ArrayList<@Nullable Node>();
        nodes.add(null);
        plan.instead()
                .map(instead -> FixText.targets(instead.choices().getFirst()))
                .ifPresent(keeper -> nodes.add(StopCard.instead(model, keeper)));
        if (plan.obstacles().stream().anyMatch(each -> each.reason() != Obstacle.Reason.GONE)) {
            nodes.add(toBind(Texts.get("stop.toBind")));
        }
        nodes.add(StopCard.cancel(model, Texts.get("stop.close")));
        return List.of(StopCard.buttons(nodes.toArray(Node[]::new)));
    }

    /** Bind knows the ways around what holds a port: TIME_WAIT, an orphan, another user. */
    private Button toBind(String label) {
        var button = new Button(label, Icons.of(Feather.ANCHOR, Icons.ROW));
        button.setId("stop-to-bind");
        button.getStyleClass().add("accent");
        button.setOnAction(_ -> {
            model.dismiss();
            ways.tryBind(plan.sockets().getFirst());
        });
        return button;
    }

    private List<Node> choices() {
        var nodes = new ArrayList<@Nullable Node>();
        Button cancel = StopCard.cancel(model, Texts.get("stop.cancel"));
        nodes.add(cancel);
        nodes.add(null);
        if (plan.targets().size() > 1) {
            nodes.add(onlySelected());
        }
        for (StopChoice choice : plan.choices().reversed()) {
            boolean first = choice == plan.choices().getFirst();
            var button = new Button(FixText.button(choice, plan));
            button.setId(first ? "stop-for-good" : null);
            button.getStyleClass().add("danger");
            boolean denied = isDenied(choice);
            if (!first || denied) {
                button.getStyleClass().add("button-outlined");
            }
            if (denied) {
                button.setGraphic(Icons.of(Feather.LOCK, Icons.ROW));
            }
            button.setOnAction(_ -> model.choose(choice));
            word.guard(button, choice.protection());
            if (first && !denied && word.node().isEmpty()) {
                // the enter key confirms, and the ring of the focus says so
                cancel.getStyleClass().remove(StopCard.DEFAULT_FOCUS);
                button.getStyleClass().add(StopCard.DEFAULT_FOCUS);
            }
            nodes.add(button);
        }
        var foot = new ArrayList<Node>();
        word.node().ifPresent(foot::add);
        foot.add(
                StopCard.hint(
                        Texts.get("stop.patience", DurationText.span(model.options().patience()))));
        foot.add(StopCard.buttons(nodes.toArray(Node[]::new)));
        return foot;
    }

    /** Whether a signal that it takes will probably be refused. */
    private boolean isDenied(StopChoice choice) {
        return choice.fixes().stream()
                .anyMatch(fix ->
                        fix instanceof Fix.StopOwner(List<ProcessDetails> processes)
                                && plan.targets().stream()
                                        .filter(target -> target.missing() != null)
                                        .anyMatch(each -> processes.contains(each.process())));
    }

    /** The owner's name; with several of one name that name, else how many. */
    private String owners() {
        if (plan.targets().isEmpty()) {
            return FixText.targets(plan.choices().getFirst());
        }
        List<String> names =
                plan.targets().stream()
                        .map(StopTarget::process)
                        .map(ProcessDetails::name)
                        .distinct()
                        .toList();
        int owners = plan.targets().size();
        if (names.size() != 1) {
            return Texts.get("stop.owners", owners);
        }
        return owners == 1
                ? names.getFirst()
                : Texts.get("stop.processes", names.getFirst(), owners);
    }

    /** Stops the ticked owners; shown once some are ticked and some are not. */
    private Button onlySelected() {
        var button = Nodes.styled(new Button(), "danger", "button-outlined");
        view.chosenProperty().subscribe(chosen -> offer(button, chosen));
        return button;
    }

    private void offer(Button button, Set<ProcessRef> chosen) {
        StopChoice choice = plan.only(chosen).orElse(null);
        boolean some = choice != null && chosen.size() < plan.targets().size();
        Nodes.show(button, some);
        if (choice != null) {
            button.setText(Texts.get("stop.button.selected", Integer.toString(chosen.size())));
            button.setOnAction(_ -> model.choose(choice));
            word.guard(button, choice.protection());
        }
    }
}

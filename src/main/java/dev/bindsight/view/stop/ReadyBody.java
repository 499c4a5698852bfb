package dev.bindsight.view.stop;

import dev.bindsight.fix.Protection;
import dev.bindsight.fix.StopChoice;
import dev.bindsight.fix.StopPlan;
import dev.bindsight.fix.StopTarget;
import dev.bindsight.fix.words.FixText;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.ProcessRef;
import dev.bindsight.text.DurationText;
import dev.bindsight.text.Texts;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The dialog before anything is touched: what would be hit, and what can be chosen. */
final class ReadyBody {
    private final StopPlan plan;
    private final StopDialogModel model;
    private final PlanView view;
    private final TextField word = new TextField();

    ReadyBody(StopPlan plan, StopDialogModel model, String home) {
        this.plan = plan;
        this.model = model;
        this.view = new PlanView(plan, model.clock(), home);
        word.setId("stop-word");
    }

    Node head() {
        String ports = FixText.ports(plan.sockets());
        return plan.choices().isEmpty()
                ? StopCard.title(
                        null,
                        Texts.get("stop.title.obstacle", ports),
                        Texts.get("stop.subtitle.obstacle"))
                : StopCard.title(
                        null, Texts.get("stop.title", owners(), ports), Texts.get("stop.subtitle"));
    }

    Node body() {
        if (plan.targets().isEmpty() && !plan.choices().isEmpty()) {
            view.addNote(
                    new NoteBox(
                            Feather.LOCK,
                            Texts.get("stop.unit", FixText.targets(plan.choices().getFirst())),
                            Texts.get("stop.unit.text")));
        }
        Protection.TypedConfirmation typed = typed();
        if (typed != null) {
            view.addNote(confirmation(typed));
        }
        return view;
    }

    List<Node> foot() {
        if (plan.choices().isEmpty()) {
            Button close = StopCard.cancel(model, Texts.get("stop.close"));
            return List.of(
                    plan.instead()
                            .map(instead ->
                                    StopCard.buttons(
                                            null,
                                            StopCard.instead(
                                                    model,
                                                    FixText.targets(instead.choices().getFirst())),
                                            close))
                            .orElseGet(() -> StopCard.buttons(null, close)));
        }
        var nodes = new ArrayList<Node>();
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
            button.setDefaultButton(first);
            if (first && typed() == null) {
                // the enter key confirms, and the ring of the focus says so
                cancel.getStyleClass().remove(StopCard.DEFAULT_FOCUS);
                button.getStyleClass().add(StopCard.DEFAULT_FOCUS);
            }
            button.getStyleClass().add("danger");
            if (!first) {
                button.getStyleClass().add("button-outlined");
            }
            button.setOnAction(_ -> model.choose(choice));
            guard(button, choice.protection());
            nodes.add(button);
        }
        return List.of(
                StopCard.hint(
                        Texts.get("stop.patience", DurationText.span(model.options().patience()))),
                StopCard.buttons(nodes.toArray(Node[]::new)));
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
        var button = new Button();
        button.getStyleClass().addAll("danger", "button-outlined");
        view.chosenProperty().subscribe(chosen -> offer(button, chosen));
        word.textProperty().addListener(_ -> offer(button, view.chosenProperty().get()));
        return button;
    }

    private void offer(Button button, Set<ProcessRef> chosen) {
        StopChoice choice = plan.only(chosen).orElse(null);
        boolean some = choice != null && chosen.size() < plan.targets().size();
        button.setVisible(some);
        button.setManaged(some);
        if (choice != null) {
            button.setText(Texts.get("stop.button.selected", Integer.toString(chosen.size())));
            button.setOnAction(_ -> model.choose(choice));
            button.setDisable(!allowed(choice.protection()));
        }
    }

    private void guard(Button button, Protection protection) {
        word.textProperty().subscribe(() -> button.setDisable(!allowed(protection)));
        button.setDisable(!allowed(protection));
    }

    private boolean allowed(Protection protection) {
        return switch (protection) {
            case Protection.Ordinary _ -> true;
            case Protection.TypedConfirmation(var _, var _, String expected, var _) ->
                    word.getText().strip().equals(expected);
            case Protection.Refused _ -> false;
        };
    }

    private Protection.@Nullable TypedConfirmation typed() {
        for (StopChoice choice : plan.choices()) {
            if (choice.protection() instanceof Protection.TypedConfirmation typed) {
                return typed;
            }
        }
        return null;
    }

    private Node confirmation(Protection.TypedConfirmation typed) {
        String who = FixText.process(typed.process());
        var label = Words.wrapped(Texts.get("stop.confirm.type", typed.word()), "strong");
        label.setLabelFor(word);
        word.setPromptText(typed.word());
        var box =
                new VBox(
                        new NoteBox(
                                Feather.ALERT_TRIANGLE,
                                Texts.get("stop.confirm.why", who, typed.reason()),
                                ""),
                        label,
                        word);
        box.getStyleClass().add("confirmation");
        return box;
    }
}

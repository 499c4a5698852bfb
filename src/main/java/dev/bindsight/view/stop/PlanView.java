package dev.bindsight.view.stop;

import dev.bindsight.fix.StopPlan;
import dev.bindsight.fix.StopTarget;
import dev.bindsight.model.ProcessCondition;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.ProcessRef;
import dev.bindsight.text.DurationText;
import dev.bindsight.text.Texts;
import dev.bindsight.view.look.Nodes;
import dev.bindsight.words.ConditionText;
import dev.bindsight.words.SentenceText;
import dev.bindsight.words.stop.FixText;
import dev.bindsight.words.stop.StopHits;
import dev.bindsight.words.stop.StopHits.Restarts;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a plan would hit, before anything is touched. Of several owners some can be chosen. */
final class PlanView extends VBox {
    private final VBox rows = Nodes.column("rows");
    private final VBox notes = Nodes.column("notes");
    private final Clock clock;
    private final String home;
    private final ReadOnlyObjectWrapper<Set<ProcessRef>> chosen;

    PlanView(StopPlan plan, Clock clock, String home) {
        this.clock = clock;
        this.home = home;
        getStyleClass().add("plan");
        var all = new HashSet<ProcessRef>();
        plan.targets().forEach(target -> all.add(target.process().ref()));
        chosen = new ReadOnlyObjectWrapper<>(this, "chosen", Set.copyOf(all));

        getChildren().addAll(rows, notes);
        StopHits hits = StopHits.of(plan);
        if (plan.targets().size() == 1) {
            rows.getChildren().add(process(plan.targets().getFirst().process()));
        } else if (plan.targets().size() > 1) {
            rows.getChildren().add(processes(plan));
        }
        rows.getChildren().addAll(HitRows.of(hits));
        plan.obstacles().forEach(each -> rows.getChildren().add(HitRows.of(each)));
        for (Restarts restarts : hits.supervisors()) {
            notes.getChildren().add(RestartNote.of(restarts));
        }
        plan.targets().forEach(this::addCondition);
    }

    /** Says before anything is sent that a signal will not do what it usually does. */
    private void addCondition(StopTarget target) {
        ProcessCondition condition = target.condition();
        List<String> clauses = condition == null ? List.of() : ConditionText.ofSignals(condition);
        if (!clauses.isEmpty()) {
            notes.getChildren()
                    .add(
                            new NoteBox(
                                    Feather.ALERT_CIRCLE,
                                    FixText.process(target.process()),
                                    SentenceText.start(String.join("; ", clauses)) + "."));
        }
    }

    /** Adds something that has to be read or filled in before anything is stopped. */
    void addNote(Node note) {
        notes.getChildren().add(note);
    }

    /** Which owners are ticked. */
    ReadOnlyObjectProperty<Set<ProcessRef>> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    private HitRow process(ProcessDetails process) {
        return new HitRow(
                Feather.TERMINAL,
                Texts.get("stop.row.process"),
                StyledWords.flow(
                        StyledWords.of(process.name(), "strong"),
                        StyledWords.of(" " + facts(process))),
                CommandWords.of(process.facts().command(), process.facts().directory(), home));
    }

    private HitRow processes(StopPlan plan) {
        List<StopTarget> targets = plan.targets();
        var boxes = new ArrayList<CheckBox>();
        var lines = new ArrayList<Node>();
        for (StopTarget target : targets) {
            ProcessDetails process = target.process();
            var words =
                    StyledWords.flow(
                            StyledWords.of(process.name(), "strong"),
                            StyledWords.of(" " + facts(process)),
                            StyledWords.of(ports(plan, target), "muted"),
                            StyledWords.of(role(plan, target), "muted"));
            var box = new CheckBox();
            box.setSelected(true);
            box.setUserData(process.ref());
            box.setAccessibleText(FixText.process(process));
            box.selectedProperty().addListener((_, _, _) -> choose(boxes));
            HBox.setHgrow(words, Priority.ALWAYS);
            var line = Nodes.styled(new HBox(box, words), "owner-choice");
            lines.add(line);
            boxes.add(box);
        }
        return new HitRow(
                Feather.TERMINAL,
                Texts.get("stop.row.processes", Integer.toString(targets.size())),
                lines.toArray(Node[]::new));
    }

    /** Of a plan that is about one port, every row would say the same. */
    private static String ports(StopPlan plan, StopTarget target) {
        boolean one =
                plan.sockets().stream().map(each -> each.local().port()).distinct().count() == 1;
        return one ? "" : ", " + FixText.ports(target.holds());
    }

    private static String role(StopPlan plan, StopTarget target) {
        int workers = plan.workers(target).size();
        if (workers > 0) {
            return ", " + Texts.get("stop.row.master", workers);
        }
        boolean worker =
                plan.targets().stream().anyMatch(each -> plan.workers(each).contains(target));
        return worker ? ", " + Texts.get("stop.row.worker") : "";
    }

    private void choose(List<CheckBox> boxes) {
        var ticked = new HashSet<ProcessRef>();
        for (CheckBox box : boxes) {
            if (box.isSelected()) {
                ticked.add((ProcessRef) box.getUserData());
            }
        }
        chosen.set(Set.copyOf(ticked));
    }

    private String facts(ProcessDetails process) {
        Duration age = Duration.between(process.facts().startedAt(), clock.instant());
        return Texts.get(
                "stop.row.process.facts",
                process.pid().toString(),
                process.user(),
                DurationText.span(age));
    }
}

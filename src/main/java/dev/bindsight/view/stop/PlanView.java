package dev.bindsight.view.stop;

import dev.bindsight.fix.Obstacle;
import dev.bindsight.fix.StopPlan;
import dev.bindsight.fix.StopTarget;
import dev.bindsight.fix.words.FixText;
import dev.bindsight.fix.words.StopHits;
import dev.bindsight.fix.words.StopHits.Restarts;
import dev.bindsight.inventory.Client;
import dev.bindsight.model.ProcessCondition;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.ProcessRef;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.text.CommandText;
import dev.bindsight.text.ConditionText;
import dev.bindsight.text.DurationText;
import dev.bindsight.text.PathText;
import dev.bindsight.text.SentenceText;
import dev.bindsight.text.SocketText;
import dev.bindsight.text.Texts;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;

import org.kordamp.ikonli.feather.Feather;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a plan would hit, before anything is touched. Of several owners some can be chosen. */
final class PlanView extends VBox {
    private final VBox rows = new VBox();
    private final VBox notes = new VBox();
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

        rows.getStyleClass().add("rows");
        notes.getStyleClass().add("notes");
        getChildren().addAll(rows, notes);
        StopHits hits = StopHits.of(plan);
        if (plan.targets().size() == 1) {
            rows.getChildren().add(process(plan.targets().getFirst().process()));
        } else if (plan.targets().size() > 1) {
            rows.getChildren().add(processes(plan.targets()));
        }
        addHits(hits);
        for (Obstacle obstacle : plan.obstacles()) {
            rows.getChildren().add(obstacle(obstacle));
        }
        for (Restarts restarts : hits.supervisors()) {
            notes.getChildren().add(RestartNote.of(restarts));
        }
        for (StopTarget target : plan.targets()) {
            addCondition(target);
            if (target.missing() != null) {
                notes.getChildren()
                        .add(
                                new NoteBox(
                                        Feather.LOCK,
                                        Texts.get(
                                                "stop.missing", FixText.process(target.process())),
                                        Texts.get(
                                                "stop.missing.text",
                                                SentenceText.start(target.missing().needed()))));
            }
        }
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

    private void addHits(StopHits hits) {
        if (!hits.children().isEmpty()) {
            rows.getChildren()
                    .add(
                            new HitRow(
                                    Feather.GIT_BRANCH,
                                    Texts.get("stop.row.children", hits.children().size()),
                                    named(hits.children()),
                                    Words.wrapped(
                                            Texts.get("stop.row.children.note"),
                                            "muted",
                                            "small")));
        }
        if (!hits.otherPorts().isEmpty()) {
            rows.getChildren().add(otherPorts(hits.otherPorts()));
        }
        if (!hits.clients().isEmpty()) {
            rows.getChildren()
                    .add(
                            new HitRow(
                                    Feather.USERS,
                                    Texts.get("stop.row.clients", hits.clients().size()),
                                    clients(hits.clients()),
                                    Words.wrapped(
                                            Texts.get("stop.row.clients.note"), "muted", "small")));
        }
    }

    private HitRow process(ProcessDetails process) {
        var command = new ArrayList<Node>();
        command.add(Words.of(oneLine(process.facts().command()), "mono"));
        String directory = process.facts().directory();
        if (directory != null) {
            command.add(Words.of(" " + Texts.get("stop.row.process.in") + " ", "muted", "small"));
            command.add(Words.of(PathText.of(directory, home), "mono"));
        }
        return new HitRow(
                Feather.TERMINAL,
                Texts.get("stop.row.process"),
                Words.flow(Words.of(process.name(), "strong"), Words.of(" " + facts(process))),
                Words.flow(command.toArray(Node[]::new)));
    }

    /** A program text given as an argument has lines of its own. */
    private static String oneLine(List<String> command) {
        return CommandText.whole(command).strip().replaceAll(" +", " ");
    }

    private HitRow processes(List<StopTarget> targets) {
        var boxes = new ArrayList<CheckBox>();
        var lines = new ArrayList<Node>();
        for (StopTarget target : targets) {
            ProcessDetails process = target.process();
            var words =
                    Words.flow(
                            Words.of(process.name(), "strong"),
                            Words.of(" " + facts(process)),
                            Words.of(", " + FixText.ports(target.holds()), "muted"));
            var box = new CheckBox();
            box.setSelected(true);
            box.setUserData(process.ref());
            box.setAccessibleText(FixText.process(process));
            box.selectedProperty().addListener((_, _, _) -> choose(boxes));
            HBox.setHgrow(words, Priority.ALWAYS);
            var line = new HBox(box, words);
            line.getStyleClass().add("owner-choice");
            lines.add(line);
            boxes.add(box);
        }
        return new HitRow(
                Feather.TERMINAL,
                Texts.get("stop.row.processes", Integer.toString(targets.size())),
                lines.toArray(Node[]::new));
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

    private static Node named(List<ProcessDetails> processes) {
        var pieces = new ArrayList<Text>();
        for (ProcessDetails process : processes) {
            pieces.add(Words.of(pieces.isEmpty() ? process.name() : ", " + process.name()));
            pieces.add(Words.of(" " + process.pid(), "muted"));
        }
        return Words.flow(pieces.toArray(Node[]::new));
    }

    private static HitRow otherPorts(List<SocketEntry> ports) {
        var pieces = new ArrayList<Text>();
        for (SocketEntry port : ports) {
            if (!pieces.isEmpty()) {
                pieces.add(Words.of(", "));
            }
            pieces.add(Words.of(SocketText.local(port), "mono"));
        }
        pieces.add(Words.of(" " + Texts.get("stop.row.ports.close", ports.size())));
        return new HitRow(
                Feather.SERVER,
                Texts.get("stop.row.ports", ports.size()),
                Words.flow(pieces.toArray(Node[]::new)));
    }

    private static Node clients(List<Client> clients) {
        var pieces = new ArrayList<Text>();
        for (Client client : clients) {
            if (!pieces.isEmpty()) {
                pieces.add(Words.of(", "));
            }
            ProcessDetails process = client.process();
            if (process == null) {
                pieces.add(Words.of(client.address().unmapped().toString(), "mono"));
            } else {
                pieces.add(Words.of(process.name()));
                pieces.add(Words.of(" " + process.pid(), "muted"));
            }
            int lost = client.connections();
            pieces.add(
                    Words.of(
                            client == clients.getFirst()
                                    ? " " + Texts.get("stop.row.clients.loses", lost)
                                    : " " + Texts.get("stop.row.clients.losesToo", lost)));
        }
        return Words.flow(pieces.toArray(Node[]::new));
    }

    private static HitRow obstacle(Obstacle obstacle) {
        Feather icon =
                switch (obstacle.reason()) {
                    case GONE -> Feather.CHECK;
                    case KERNEL -> Feather.CLOCK;
                    case HIDDEN -> Feather.EYE_OFF;
                    case REFUSED, OTHER_NAMESPACE -> Feather.SLASH;
                };
        String port = obstacle.socket().local().port().toString();
        var text = Words.wrapped(obstacle.text());
        return obstacle.missing() == null
                ? new HitRow(icon, Texts.get("stop.row.port", port), text)
                : new HitRow(
                        icon,
                        Texts.get("stop.row.port", port),
                        text,
                        Words.wrapped(
                                SentenceText.start(obstacle.missing().needed()) + ".",
                                "muted",
                                "small"));
    }
}

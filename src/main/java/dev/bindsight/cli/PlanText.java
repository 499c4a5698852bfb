package dev.bindsight.cli;

import dev.bindsight.fix.Obstacle;
import dev.bindsight.fix.StopChoice;
import dev.bindsight.fix.StopPlan;
import dev.bindsight.fix.StopTarget;
import dev.bindsight.inventory.Client;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.text.DurationText;
import dev.bindsight.text.PathText;
import dev.bindsight.text.Texts;
import dev.bindsight.words.ConditionText;
import dev.bindsight.words.SentenceText;
import dev.bindsight.words.SocketText;
import dev.bindsight.words.stop.FixText;
import dev.bindsight.words.stop.ObstacleText;
import dev.bindsight.words.stop.RequirementText;
import dev.bindsight.words.stop.StopHits;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What a stop would hit, for the terminal: the rows of the stop dialog as lines. */
final class PlanText {
    private static final String INDENT = "  ";

    private final StopPlan plan;
    private final Instant now;
    private final String home;
    private final List<String> lines = new ArrayList<>();

    /**
     * A plan in words.
     *
     * @param now to tell ages from
     * @param home the folder that is written as {@code ~}
     */
    PlanText(StopPlan plan, Instant now, String home) {
        this.plan = plan;
        this.now = now;
        this.home = home;
    }

    /** The lines, the choices last if there are several. */
    List<String> lines(List<StopChoice> offered) {
        lines.clear();
        String what =
                offered.size() == 1
                        ? FixText.targets(offered.getFirst())
                        : FixText.names(plan.targets().stream().map(StopTarget::process).toList());
        lines.add(Texts.get("stop.title", what, FixText.ports(plan.sockets())));
        lines.add(Texts.get("stop.subtitle"));
        plan.targets().forEach(this::target);
        hits(StopHits.of(plan));
        plan.obstacles().forEach(this::obstacle);
        for (int i = 0; i < offered.size() && offered.size() > 1; i++) {
            lines.add((i + 1) + "  " + FixText.button(offered.get(i), plan));
        }
        return List.copyOf(lines);
    }

    private void target(StopTarget target) {
        ProcessDetails process = target.process();
        Duration age = Duration.between(process.facts().startedAt(), now);
        lines.add(
                INDENT
                        + Texts.get("stop.row.process")
                        + ": "
                        + process.name()
                        + ", "
                        + Texts.get(
                                "stop.row.process.facts",
                                process.pid().toString(),
                                process.user(),
                                DurationText.span(age)));
        String directory = process.facts().directory();
        lines.add(
                INDENT.repeat(2)
                        + String.join(" ", process.facts().command())
                        + (directory == null
                                ? ""
                                : " "
                                        + Texts.get("stop.row.process.in")
                                        + " "
                                        + PathText.of(directory, home)));
        if (target.condition() != null) {
            ConditionText.ofSignals(target.condition())
                    .forEach(each -> lines.add(INDENT.repeat(2) + SentenceText.start(each) + "."));
        }
        if (target.missing() != null) {
            lines.add(
                    INDENT.repeat(2)
                            + Texts.get(
                                    "stop.missing.text",
                                    SentenceText.start(
                                            RequirementText.of(target.missing().needed()))));
        }
    }

    private void hits(StopHits hits) {
        if (!hits.children().isEmpty()) {
            row(
                    Texts.get("stop.row.children", hits.children().size()),
                    FixText.names(hits.children()) + ". " + Texts.get("stop.row.children.note"));
        }
        if (!hits.otherPorts().isEmpty()) {
            String ports =
                    hits.otherPorts().stream()
                            .map(each -> SocketText.local(each))
                            .collect(Collectors.joining(", "));
            row(
                    Texts.get("stop.row.ports", hits.otherPorts().size()),
                    ports + " " + Texts.get("stop.row.ports.close", hits.otherPorts().size()));
        }
        if (!hits.clients().isEmpty()) {
            row(
                    Texts.get("stop.row.clients", hits.clients().size()),
                    hits.clients().stream().map(PlanText::client).collect(Collectors.joining(", "))
                            + ". "
                            + Texts.get("stop.row.clients.note"));
        }
        hits.supervisors()
                .forEach(each ->
                        lines.add(
                                INDENT
                                        + Texts.get(
                                                "stop.again.probable",
                                                FixText.supervisor(each.supervisor()))
                                        + "."));
    }

    private static String client(Client client) {
        ProcessDetails process = client.process();
        String who =
                process == null ? client.address().unmapped().toString() : FixText.process(process);
        return who + " " + Texts.get("stop.row.clients.loses", client.connections());
    }

    private void obstacle(Obstacle obstacle) {
        row(
                Texts.get("stop.row.port", obstacle.socket().local().port().toString()),
                ObstacleText.of(obstacle));
    }

    private void row(String kind, String what) {
        lines.add(INDENT + kind + ": " + what);
    }
}

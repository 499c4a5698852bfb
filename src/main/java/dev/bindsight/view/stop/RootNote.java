package dev.bindsight.view.stop;

import dev.bindsight.fix.MissingPermission;
import dev.bindsight.fix.Obstacle;
import dev.bindsight.fix.StopPlan;
import dev.bindsight.fix.StopTarget;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.text.Texts;
import dev.bindsight.view.look.CommandLine;
import dev.bindsight.view.look.Nodes;
import dev.bindsight.words.SentenceText;
import dev.bindsight.words.stop.FixText;
import dev.bindsight.words.stop.RequirementText;
import dev.bindsight.words.stop.RootCommand;

import javafx.scene.Node;

import org.kordamp.ikonli.feather.Feather;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Says before the click that a stop takes other rights, and gives the command that root can run.
 */
final class RootNote {
    private RootNote() {}

    /** Whom this user may not signal, and what would; empty where nobody is. */
    static List<Node> of(StopPlan plan, WaysOn ways, Consumer<String> copy) {
        List<StopTarget> denied =
                plan.targets().stream().filter(target -> target.missing() != null).toList();
        var nodes = new ArrayList<Node>();
        if (!denied.isEmpty()) {
            List<ProcessDetails> owners = denied.stream().map(StopTarget::process).toList();
            MissingPermission missing = denied.getFirst().missing();
            nodes.add(
                    new NoteBox(
                            Feather.LOCK,
                            Texts.get("stop.missing", FixText.names(owners)),
                            missing == null
                                    ? ""
                                    : Texts.get(
                                            "stop.missing.text",
                                            SentenceText.start(
                                                    RequirementText.of(missing.needed())))));
            Set<SocketEntry> sockets = new LinkedHashSet<>();
            denied.forEach(target -> sockets.addAll(target.holds()));
            commands(sockets, owners, ways, copy).ifPresent(nodes::add);
        }
        List<SocketEntry> hidden =
                plan.obstacles().stream()
                        .filter(each -> each.reason() == Obstacle.Reason.HIDDEN)
                        .map(Obstacle::socket)
                        .toList();
        if (!hidden.isEmpty()) {
            commands(hidden, List.of(), ways, copy).ifPresent(nodes::add);
        }
        return nodes;
    }

    /** The lines to copy; empty where Bindsight is root and they would change nothing. */
    static Optional<Node> commands(
            Iterable<SocketEntry> sockets,
            List<ProcessDetails> owners,
            WaysOn ways,
            Consumer<String> copy) {
        var all = new ArrayList<SocketEntry>();
        sockets.forEach(all::add);
        return ways.forRoot()
                .map(program -> RootCommand.stop(program, all, owners))
                .filter(lines -> !lines.isEmpty())
                .map(lines -> {
                    var box =
                            Nodes.column(
                                    "root-commands",
                                    Nodes.words(Texts.get("stop.root"), "muted", "small"));
                    lines.forEach(line -> box.getChildren().add(CommandLine.of(line, copy)));
                    return box;
                });
    }
}

package dev.bindsight.view.ports;

import dev.bindsight.inventory.project.Project;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.SocketKey;
import dev.bindsight.model.TcpInfo;
import dev.bindsight.model.TcpState;
import dev.bindsight.text.ByteText;
import dev.bindsight.text.CommandText;
import dev.bindsight.text.DurationText;
import dev.bindsight.text.SinceText;
import dev.bindsight.text.Texts;
import dev.bindsight.view.look.Icons;
import dev.bindsight.view.rows.Row;
import dev.bindsight.words.SocketText;

import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.control.TableCell;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.function.Function;

/** The cells of the columns. They format, and do nothing else. */
final class PortCells {
    private static final PseudoClass QUIET = PseudoClass.getPseudoClass("quiet");
    private static final PseudoClass FULL = PseudoClass.getPseudoClass("full");

    private final ObservableValue<Instant> now;
    private final ZoneId zone;
    private final CellHints hints;

    /**
     * Makes cells.
     *
     * @param now the time that ages and countdowns are told by
     * @param zone the time zone of the user
     * @param home the user's home directory, shown as {@code ~}
     */
    PortCells(ObservableValue<Instant> now, ZoneId zone, String home) {
        this.now = now;
        this.zone = zone;
        this.hints = new CellHints(zone, home);
        Icons.load();
    }

    TableCell<Row<SocketKey, PortFacts>, PortFacts> of(PortColumn column) {
        return switch (column) {
            case MARK -> new MarkCell();
            case PORT -> text(ofSocket(facts -> Integer.toString(facts.port())), "port");
            case ADDRESS -> text(PortCells::address, hints::address, "mono");
            case PROTOCOL -> text(ofSocket(facts -> SocketText.protocol(facts.entry())), "muted");
            case SERVICE -> text(ofSocket(facts -> orNone(facts.service())), "muted");
            case PROCESS -> new OwnerCell(now, hints);
            case PID -> text(PortCells::pid, "muted");
            case PROJECT -> text(PortCells::project, hints::project);
            case USER -> text(PortCells::user);
            case PEER -> text(ofSocket(PortCells::peer), "mono");
            case EXPOSURE -> new ExposureCell(hints);
            case STATE -> new StateCell(hints);
            case QUEUE -> new QueueCell(hints);
            case RTT -> text(measured(info -> rtt(info)), "muted");
            case SENT -> text(measured(info -> ByteText.of(info.bytesAcked())), "muted");
            case RECEIVED -> text(measured(info -> ByteText.of(info.bytesReceived())), "muted");
            case SINCE -> text(this::since, hints::since, "muted");
            case COMMAND -> text(PortCells::command, "mono");
        };
    }

    private String since(PortFacts facts) {
        Instant since = facts.since();
        return since == null ? none() : SinceText.of(since, now.getValue(), zone);
    }

    /** Whose it is; what no user has any more is the kernel's. */
    static String user(PortFacts facts) {
        return facts.user() == null ? Texts.get("ports.kernel") : facts.user();
    }

    /** Of a process: how many sockets its row stands for. */
    private static String address(PortFacts facts) {
        ProcessGroup group = facts.group();
        return group == null
                ? SocketText.plainAddress(facts.entry())
                : Texts.get("ports.group.sockets", group.sockets().size());
    }

    private static String pid(PortFacts facts) {
        return facts.owners().isEmpty() ? none() : facts.owners().getFirst().pid().toString();
    }

    private static String project(PortFacts facts) {
        Project project = facts.extra().project();
        if (project == null) {
            return none();
        }
        return project.branch() == null
                ? project.label()
                : Texts.get("ports.project", project.label(), project.branch());
    }

    private static String peer(PortFacts facts) {
        Endpoint remote = facts.entry().remote();
        return remote == null ? none() : SocketText.endpoint(remote);
    }

    private static Function<PortFacts, String> measured(Function<TcpInfo, String> text) {
        return ofSocket(facts -> {
            TcpInfo info = facts.extra().measured();
            return info == null ? none() : text.apply(info);
        });
    }

    /** What only a socket has is not told of a process. */
    private static Function<PortFacts, String> ofSocket(Function<PortFacts, String> text) {
        return facts -> facts.group() == null ? text.apply(facts) : "";
    }

    private static String rtt(TcpInfo info) {
        return DurationText.measured(Duration.of(info.rttMicros(), ChronoUnit.MICROS));
    }

    private static String command(PortFacts facts) {
        return facts.owners().isEmpty()
                ? none()
                : CommandText.upTo(CommandText.LINE, facts.owners().getFirst().facts().command());
    }

    private static String orNone(@Nullable String text) {
        return text == null ? none() : text;
    }

    private static TableCell<Row<SocketKey, PortFacts>, PortFacts> text(
            Function<PortFacts, String> text, String... styleClasses) {
        return new TextCell(text, _ -> null, styleClasses);
    }

    private static TableCell<Row<SocketKey, PortFacts>, PortFacts> text(
            Function<PortFacts, String> text,
            Function<PortFacts, @Nullable String> explanation,
            String... styleClasses) {
        return new TextCell(text, explanation, styleClasses);
    }

    /** The state; that of what is no listener is muted. */
    private static final class StateCell extends HintedCell {
        private final CellHints hints;

        StateCell(CellHints hints) {
            this.hints = hints;
            getStyleClass().add("state");
        }

        @Override
        protected void updateItem(@Nullable PortFacts facts, boolean empty) {
            super.updateItem(facts, empty);
            SocketEntry entry =
                    empty || facts == null || facts.group() != null ? null : facts.entry();
            setText(entry == null ? null : entry.stateLabel());
            Restyle.set(this, QUIET, entry != null && entry.state() != TcpState.LISTEN);
        }

        @Override
        @Nullable String explanation(PortFacts facts) {
            return hints.state(facts);
        }
    }

    /** What waits; a queue that takes no more says so. */
    private static final class QueueCell extends HintedCell {
        private final CellHints hints;

        QueueCell(CellHints hints) {
            this.hints = hints;
            getStyleClass().addAll("queue", "muted");
        }

        @Override
        protected void updateItem(@Nullable PortFacts facts, boolean empty) {
            super.updateItem(facts, empty);
            if (empty || facts == null) {
                setText(null);
                Restyle.set(this, FULL, false);
                return;
            }
            ProcessGroup group = facts.group();
            boolean full = group == null ? facts.isQueueFull() : group.full();
            String queue = queue(facts, group);
            setText(full ? Texts.get("ports.queue.full", queue) : queue);
            Restyle.set(this, FULL, full);
        }

        private static String queue(PortFacts facts, @Nullable ProcessGroup group) {
            return group == null
                    ? SocketText.queue(facts.entry(), facts.hasBacklog())
                    : Long.toString(group.waiting());
        }

        @Override
        @Nullable String explanation(PortFacts facts) {
            return hints.queue(facts);
        }
    }

    /** A cell with one text. */
    private static final class TextCell extends HintedCell {
        private final Function<PortFacts, String> text;
        private final Function<PortFacts, @Nullable String> explanation;

        TextCell(
                Function<PortFacts, String> text,
                Function<PortFacts, @Nullable String> explanation,
                String... styleClasses) {
            this.text = text;
            this.explanation = explanation;
            getStyleClass().addAll(styleClasses);
        }

        @Override
        protected void updateItem(@Nullable PortFacts facts, boolean empty) {
            super.updateItem(facts, empty);
            setText(empty || facts == null ? null : text.apply(facts));
        }

        @Override
        @Nullable String explanation(PortFacts facts) {
            return explanation.apply(facts);
        }
    }

    private static String none() {
        return Texts.get("socket.notApplicable");
    }
}

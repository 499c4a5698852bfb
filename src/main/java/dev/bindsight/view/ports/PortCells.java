package dev.bindsight.view.ports;

import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.TcpState;
import dev.bindsight.text.CommandText;
import dev.bindsight.text.SinceText;
import dev.bindsight.text.SocketText;
import dev.bindsight.text.Texts;

import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.control.TableCell;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.ZoneId;
import java.util.function.Function;

/** The cells of the columns. They format, and do nothing else. */
final class PortCells {
    private static final PseudoClass QUIET = PseudoClass.getPseudoClass("quiet");
    private static final String NONE = Texts.get("socket.notApplicable");

    private final ObservableValue<Instant> now;
    private final ZoneId zone;

    /**
     * Makes cells.
     *
     * @param now the time that ages and countdowns are told by
     * @param zone the time zone of the user
     */
    PortCells(ObservableValue<Instant> now, ZoneId zone) {
        this.now = now;
        this.zone = zone;
    }

    TableCell<PortRow, PortFacts> of(PortColumn column) {
        return switch (column) {
            case MARK -> new MarkCell();
            case PORT -> text(facts -> Integer.toString(facts.port()), "port");
            case ADDRESS -> text(facts -> SocketText.address(facts.entry()), "mono");
            case PROTOCOL -> text(facts -> SocketText.protocol(facts.entry()), "muted");
            case SERVICE -> text(facts -> orNone(facts.service()), "muted");
            case PROCESS -> new OwnerCell(now);
            case USER -> text(PortCells::user);
            case EXPOSURE -> new ExposureCell();
            case STATE -> new StateCell();
            case QUEUE -> text(PortCells::queue, "muted");
            case SINCE -> text(this::since, "muted");
            case COMMAND -> text(PortCells::command, "mono");
        };
    }

    private String since(PortFacts facts) {
        Instant since = facts.since();
        return since == null ? NONE : SinceText.of(since, now.getValue(), zone);
    }

    /** Whose it is; what no user has any more is the kernel's. */
    static String user(PortFacts facts) {
        return facts.user() == null ? Texts.get("ports.kernel") : facts.user();
    }

    private static String queue(PortFacts facts) {
        SocketEntry entry = facts.entry();
        return facts.hasBacklog()
                ? Texts.get(
                        "ports.queue", Long.toString(entry.recvQ()), Long.toString(entry.sendQ()))
                : SocketText.queue(entry, false);
    }

    private static String command(PortFacts facts) {
        return facts.owners().isEmpty()
                ? NONE
                : CommandText.upTo(CommandText.LINE, facts.owners().getFirst().facts().command());
    }

    private static String orNone(@Nullable String text) {
        return text == null ? NONE : text;
    }

    private static TableCell<PortRow, PortFacts> text(
            Function<PortFacts, String> text, String... styleClasses) {
        return new TextCell(text, styleClasses);
    }

    /** The state; that of what is no listener is muted. */
    private static final class StateCell extends TableCell<PortRow, PortFacts> {
        StateCell() {
            getStyleClass().add("state");
        }

        @Override
        protected void updateItem(PortFacts facts, boolean empty) {
            super.updateItem(facts, empty);
            boolean there = !empty && facts != null;
            setText(there ? facts.entry().stateLabel() : null);
            pseudoClassStateChanged(QUIET, there && facts.entry().state() != TcpState.LISTEN);
        }
    }

    /** A cell with one text. */
    private static final class TextCell extends TableCell<PortRow, PortFacts> {
        private final Function<PortFacts, String> text;

        TextCell(Function<PortFacts, String> text, String... styleClasses) {
            this.text = text;
            getStyleClass().addAll(styleClasses);
        }

        @Override
        protected void updateItem(PortFacts facts, boolean empty) {
            super.updateItem(facts, empty);
            setText(empty || facts == null ? null : text.apply(facts));
        }
    }
}

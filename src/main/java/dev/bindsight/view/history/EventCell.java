package dev.bindsight.view.history;

import dev.bindsight.history.EventKind;
import dev.bindsight.history.PastEvent;
import dev.bindsight.history.PastHolder;
import dev.bindsight.view.look.Icons;
import dev.bindsight.view.look.Nodes;

import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A cell of the events; what is cut off is told when the pointer comes. */
class EventCell extends TableCell<PastEvent, PastEvent> {
    private static final double WIDEST = 480;

    private final EventColumn column;

    EventCell(EventColumn column) {
        this.column = column;
        getStyleClass().addAll(column.styleClasses());
        setOnMouseEntered(_ -> hint());
    }

    @Override
    protected void updateItem(@Nullable PastEvent event, boolean empty) {
        super.updateItem(event, empty);
        setText(event == null || empty ? "" : column.text(event));
        if (column == EventColumn.WHAT) {
            getStyleClass().remove("warning-words");
            if (event != null && !empty && isWarning(event.kind())) {
                getStyleClass().add("warning-words");
            }
        }
    }

    private static boolean isWarning(EventKind kind) {
        return kind == EventKind.CAME_BACK
                || kind == EventKind.BIND_REFUSED
                || kind == EventKind.CONNECT_FAILED;
    }

    private void hint() {
        if (!isEmpty() && isTextTruncated()) {
            var hint = new Tooltip(getText());
            hint.setWrapText(true);
            hint.setMaxWidth(WIDEST);
            setTooltip(hint);
        } else {
            setTooltip(null);
        }
    }

    /** The sign of what happened. */
    static final class Mark extends EventCell {
        private final FontIcon icon = Icons.of(Feather.CIRCLE, Icons.ROW);

        Mark() {
            super(EventColumn.MARK);
        }

        @Override
        protected void updateItem(@Nullable PastEvent event, boolean empty) {
            super.updateItem(event, empty);
            setText("");
            setGraphic(event == null || empty ? null : icon);
            if (event != null && !empty) {
                icon.setIconCode(icon(event.kind()));
                icon.getStyleClass().removeAll("warning", "success", "muted");
                icon.getStyleClass().add(color(event.kind()));
            }
        }

        private static Feather icon(EventKind kind) {
            return switch (kind) {
                case OPENED -> Feather.PLUS;
                case CLOSED -> Feather.MINUS;
                case CHANGED_OWNER -> Feather.REPEAT;
                case CAME_BACK -> Feather.REFRESH_CW;
                case STOPPED_BY_BINDSIGHT -> Feather.SQUARE;
                case BIND_REFUSED, CONNECT_FAILED -> Feather.X_CIRCLE;
                case OPENED_AND_CLOSED -> Feather.MORE_HORIZONTAL;
                case RECORDING_BEGAN, RECORDING_WENT_ON -> Feather.PLAY;
                case RECORDING_ENDED -> Feather.PAUSE;
                case CLOCK_SET -> Feather.CLOCK;
            };
        }

        private static String color(EventKind kind) {
            return isWarning(kind) ? "warning" : kind == EventKind.OPENED ? "success" : "muted";
        }
    }

    /** Its name, and muted what runs it and its pid then. */
    static final class Process extends EventCell {
        private final Label name = new Label();
        private final Label more = Nodes.label("", "muted");
        private final HBox both = Nodes.row(6, name, more);

        Process() {
            super(EventColumn.PROCESS);
            name.setMinWidth(0);
            more.setMinWidth(0);
        }

        @Override
        protected void updateItem(@Nullable PastEvent event, boolean empty) {
            super.updateItem(event, empty);
            PastHolder holder = event == null || empty ? null : EventColumn.doer(event);
            setGraphic(holder == null ? null : both);
            if (holder != null) {
                setText("");
                name.setText(holder.name());
                String pid = holder.pid().toString();
                more.setText(holder.runtime() == null ? pid : holder.runtime() + " " + pid);
            }
        }
    }
}

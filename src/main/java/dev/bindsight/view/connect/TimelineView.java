package dev.bindsight.view.connect;

import dev.bindsight.model.Endpoint;
import dev.bindsight.text.DurationText;
import dev.bindsight.text.Texts;
import dev.bindsight.view.look.Nodes;

import javafx.css.PseudoClass;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

/** The phases of one connect as bars on one scale, and their total. */
final class TimelineView extends VBox {
    private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");

    /**
     * A timeline.
     *
     * @param from where the socket was connected from, absent where it was not asked
     */
    TimelineView(Timeline timeline, @Nullable Endpoint from) {
        getStyleClass().add("timeline");
        for (Timeline.Phase phase : timeline.phases()) {
            getChildren().add(row(timeline, phase));
        }
        if (from != null) {
            getChildren().add(total(timeline, from));
        }
    }

    private static HBox row(Timeline timeline, Timeline.Phase phase) {
        var name = Nodes.label(Texts.get("connect.phase." + phase.kind()), "phase-name");
        var bar = new Bar(phase.from(timeline.total()), phase.to(timeline.total()));
        bar.pseudoClassStateChanged(FAILED, phase.failed());
        HBox.setHgrow(bar, Priority.ALWAYS);
        var value = Nodes.label(DurationText.precise(phase.length()), "phase-value");
        var row = Nodes.row("phase", name, bar, value);
        row.setAccessibleText(name.getText() + " " + value.getText());
        return row;
    }

    private static HBox total(Timeline timeline, @Nullable Endpoint from) {
        var name = Nodes.label(Texts.get("connect.total"), "muted");
        var sum = Nodes.label(DurationText.precise(timeline.total()), "strong");
        var row = Nodes.row("total", name, sum, Nodes.space());
        if (from != null) {
            var source = Nodes.whole(Texts.get("connect.from", from.toString()), "muted", "small");
            row.getChildren().add(source);
        }
        return row;
    }

    /** A bar over a part of its track, at least so wide that it is seen. */
    private static final class Bar extends Region {
        private static final double LEAST = 2;

        private final double from;
        private final double to;
        private final Region filled = new Region();

        Bar(double from, double to) {
            this.from = from;
            this.to = to;
            getStyleClass().add("bar");
            filled.getStyleClass().add("filled");
            getChildren().add(filled);
        }

        @Override
        protected void layoutChildren() {
            double width = Math.max(LEAST, Math.round((to - from) * getWidth()));
            double x = Math.min(Math.round(from * getWidth()), getWidth() - width);
            filled.resizeRelocate(Math.max(0, x), 0, width, getHeight());
        }
    }
}

package dev.bindsight.view.connections;

import dev.bindsight.view.chart.RoundTripLine;
import dev.bindsight.view.chart.TrafficLine;
import dev.bindsight.view.chart.Trail;
import dev.bindsight.view.connections.ConnectionRow.Head;
import dev.bindsight.view.connections.ConnectionRow.Link;
import dev.bindsight.view.look.Nodes;
import dev.bindsight.view.rows.CellLabelSkin;

import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;

/** A line over time, painted again each second whether its row changed or not. */
abstract class LineCell extends ConnectionCell {
    private final ReadOnlyIntegerProperty second;
    private final InvalidationListener onSecond = _ -> paint();

    LineCell(ReadOnlyIntegerProperty second, Node graphic, String styleClass) {
        super(_ -> null, _ -> null, styleClass);
        this.second = second;
        setGraphic(graphic);
        // the cell tells what is painted, and its name is that of its column
        graphic.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        graphic.accessibleTextProperty().bind(accessibleTextProperty());
        second.addListener(new WeakInvalidationListener(onSecond));
    }

    @Override
    void show(@Nullable ConnectionRow facts) {
        paint();
    }

    private void paint() {
        int until = second.get();
        paint(isEmpty() ? null : getItem(), until);
    }

    /** Paints what a row has to show, or nothing. */
    abstract void paint(@Nullable ConnectionRow facts, int until);

    /** What flowed in a minute. */
    static final class Minute extends LineCell {
        private final TrafficLine line;

        Minute(ReadOnlyIntegerProperty second) {
            this(second, new TrafficLine());
        }

        private Minute(ReadOnlyIntegerProperty second, TrafficLine line) {
            super(second, line, "minute");
            this.line = line;
        }

        @Override
        void paint(@Nullable ConnectionRow facts, int until) {
            Trail trail =
                    switch (facts) {
                        case Link link -> link.flow().trail();
                        case Head head -> head.totals().trail();
                        case null, default -> null;
                    };
            boolean counted =
                    switch (facts) {
                        case Link link -> link.flow().isCounted() && link.flow().isOpen();
                        case Head head -> !Double.isNaN(head.totals().down());
                        case null, default -> false;
                    };
            line.setVisible(counted);
            if (counted) {
                line.show(trail == null ? NOTHING : trail, until);
            }
            setAccessibleText(
                    counted ? words(facts, trail == null ? NOTHING : trail, until) : null);
        }

        private static @Nullable String words(
                @Nullable ConnectionRow facts, Trail trail, int until) {
            return switch (facts) {
                case Link link ->
                        LineWords.traffic(link.flow().down(), link.flow().up(), trail, until);
                case Head head ->
                        LineWords.traffic(head.totals().down(), head.totals().up(), trail, until);
                case null, default -> null;
            };
        }
    }

    /** What nothing flowed in, for all that had none; never changed. */
    private static final Trail NOTHING = new Trail();

    /** The round trip, as a line and a number. */
    static final class RoundTrip extends LineCell {
        private final RoundTripLine line;
        private final Label number;

        RoundTrip(ReadOnlyIntegerProperty second) {
            this(second, new RoundTripLine(), Nodes.whole("", "round-trip-number"));
        }

        private RoundTrip(ReadOnlyIntegerProperty second, RoundTripLine line, Label number) {
            super(second, Nodes.row(0, line, Nodes.space(), number), "round-trip");
            this.line = line;
            this.number = number;
            number.setSkin(new CellLabelSkin(number));
            ((Region) getGraphic()).setPrefWidth(ConnectionColumn.RTT.width() - 16);
        }

        @Override
        void paint(@Nullable ConnectionRow facts, int until) {
            Flow flow = facts instanceof Link link ? link.flow() : null;
            number.setText(flow == null ? "" : RowWords.roundTrip(flow.rttMicros()));
            Long micros = flow == null ? null : flow.rttMicros();
            Trail trail = flow == null || micros == null ? null : flow.trail();
            line.setVisible(trail != null);
            if (trail != null) {
                line.show(trail, until);
            }
            setAccessibleText(
                    micros == null
                            ? null
                            : LineWords.roundTrip(micros, trail == null ? NOTHING : trail, until));
        }
    }
}

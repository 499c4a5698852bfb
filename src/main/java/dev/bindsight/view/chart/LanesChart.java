package dev.bindsight.view.chart;

import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.shape.ArcType;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;

/** Lanes over a time, each with bars, below a ruler. Places on it are fractions of the time. */
public final class LanesChart extends Painting {
    /** How tall the ruler and each lane are. */
    public static final double ROW = 24;

    /** How wide the names of the lanes are. */
    public static final double NAMES = 104;

    private static final double SIZE = 11;
    private static final double HATCH = 8;
    private static final double BADGE = 7;
    private static final int HUES = 6;
    private static final double FIRST_HUE = 225;
    private static final double LEAST_BAR = 3;

    private Scene shown = Scene.EMPTY;

    /** Nothing on it. */
    public LanesChart() {
        super("lanes-chart");
    }

    /**
     * All that is on it.
     *
     * @param ticks on the ruler
     * @param lanes from top to bottom
     * @param gaps in which nothing is known, over all lanes
     * @param cursor a line over all lanes, absent for none
     */
    public record Scene(
            List<Tick> ticks, List<Lane> lanes, List<Gap> gaps, @Nullable Double cursor) {
        /** Nothing. */
        public static final Scene EMPTY = new Scene(List.of(), List.of(), List.of(), null);

        /** Copies the lists. */
        public Scene {
            ticks = List.copyOf(ticks);
            lanes = List.copyOf(lanes);
            gaps = List.copyOf(gaps);
        }
    }

    /**
     * A line of the ruler.
     *
     * @param at where
     * @param label its words
     * @param strong whether a day begins there
     */
    public record Tick(double at, String label, boolean strong) {}

    /**
     * A lane.
     *
     * @param name what stands before it
     * @param bars on it
     * @param badges over the bars
     */
    public record Lane(String name, List<Bar> bars, List<Badge> badges) {
        /** Copies the lists. */
        public Lane {
            bars = List.copyOf(bars);
            badges = List.copyOf(badges);
        }
    }

    /**
     * A bar.
     *
     * @param from where it begins, below 0 where it began before
     * @param to where it ends, above 1 where it lasts longer
     * @param label its words, as far as there is room
     * @param group bars of one group have one colour
     * @param striped whether it is marked as taken over
     * @param selected whether it is selected
     * @param id tells it from all others
     */
    public record Bar(
            double from,
            double to,
            String label,
            int group,
            boolean striped,
            boolean selected,
            long id) {}

    /**
     * Something that happened.
     *
     * @param at where
     * @param kind what
     */
    public record Badge(double at, Kind kind) {
        /** What happened. */
        public enum Kind {
            /** A cross in a circle. */
            REFUSED,
            /** A square. */
            STOPPED,
            /** An arrow back. */
            CAME_BACK
        }
    }

    /**
     * A time of which nothing is known.
     *
     * @param from where it begins
     * @param to where it ends
     * @param label why
     */
    public record Gap(double from, double to, String label) {}

    /** Shows something else from now on. */
    public void show(Scene scene) {
        shown = scene;
        setPrefHeight(ROW * (scene.lanes().size() + 1));
        paint();
        requestLayout();
    }

    /** The bar at a point. */
    public Optional<Bar> barAt(double x, double y) {
        int lane = (int) Math.floor(y / ROW) - 1;
        if (lane < 0 || lane >= shown.lanes().size()) {
            return Optional.empty();
        }
        double at = (x - NAMES) / (getWidth() - NAMES);
        return shown.lanes().get(lane).bars().reversed().stream()
                .filter(bar -> bar.from() <= at && at <= bar.to())
                .findFirst();
    }

    @Override
    void paint(GraphicsContext on, double width, double height) {
        double room = width - NAMES;
        on.setTextBaseline(VPos.CENTER);
        lines(on, width, room);
        for (int i = 0; i < shown.lanes().size(); i++) {
            lane(on, shown.lanes().get(i), ROW * (i + 1), room);
        }
        shown.gaps().forEach(gap -> gap(on, gap, room));
        Double cursor = shown.cursor();
        if (cursor != null && cursor >= 0 && cursor <= 1) {
            on.setStroke(marked());
            on.setLineDashes(3, 3);
            line(on, x(cursor, room), ROW / 2, x(cursor, room), bottom());
            on.setLineDashes();
        }
    }

    private void lines(GraphicsContext on, double width, double room) {
        on.setStroke(quiet());
        for (int i = 1; i <= shown.lanes().size() + 1; i++) {
            line(on, 0, ROW * i, width, ROW * i);
        }
        for (Tick tick : shown.ticks()) {
            double x = x(tick.at(), room);
            on.setStroke(quiet());
            line(on, x, ROW, x, bottom());
            on.setFill(tick.strong() ? line() : second());
            double half = width(tick.label(), tick.strong()) / 2;
            // at an edge the words stand beside their line
            double middle = Math.min(Math.max(x, NAMES + half), NAMES + room - half);
            text(on, tick.label(), middle, ROW / 2, TextAlignment.CENTER, tick.strong());
        }
    }

    private void lane(GraphicsContext on, Lane lane, double top, double room) {
        on.setFill(line());
        text(on, lane.name(), NAMES - 12, top + ROW / 2, TextAlignment.RIGHT, true);
        lane.bars().forEach(bar -> bar(on, bar, top, room));
        lane.badges().forEach(badge -> badge(on, badge, top + ROW / 2, room));
    }

    private void bar(GraphicsContext on, Bar bar, double top, double room) {
        double from = Math.max(NAMES, x(bar.from(), room));
        double to = Math.min(NAMES + room, Math.max(x(bar.to(), room), from + LEAST_BAR));
        Color color = color(bar.group());
        on.setFill(color.deriveColor(0, 1, 1, 0.22));
        on.fillRect(from, top + 3, to - from, ROW - 6);
        if (bar.striped()) {
            stripes(on, color.deriveColor(0, 1, 1, 0.45), from, to, top + 3, ROW - 6);
        }
        on.setStroke(bar.selected() ? marked() : color.deriveColor(0, 1, 1, 0.7));
        on.setLineWidth(bar.selected() ? 2 : 1);
        on.strokeRect(Math.floor(from) + 0.5, top + 3.5, Math.floor(to - from), ROW - 7);
        on.setLineWidth(1);
        if (bar.from() >= 0) {
            on.setFill(color);
            on.fillRect(from, top + 3, 3, ROW - 6);
        }
        String label = fitting(bar.label(), to - from - 12);
        on.setFill(line());
        text(on, label, from + 7, top + ROW / 2, TextAlignment.LEFT, false);
    }

    private void badge(GraphicsContext on, Badge badge, double y, double room) {
        double x = x(badge.at(), room);
        if (badge.at() < 0 || badge.at() > 1) {
            return;
        }
        on.setFill(second());
        on.setStroke(badge.kind() == Badge.Kind.STOPPED ? line() : edge());
        on.setLineWidth(1.5);
        double half = BADGE / 2;
        switch (badge.kind()) {
            case REFUSED -> {
                on.strokeOval(x - half - 1, y - half - 1, BADGE + 2, BADGE + 2);
                on.strokeLine(x - 2, y - 2, x + 2, y + 2);
                on.strokeLine(x - 2, y + 2, x + 2, y - 2);
            }
            case STOPPED -> on.strokeRect(x - half, y - half, BADGE, BADGE);
            case CAME_BACK -> {
                on.strokeArc(
                        x - half - 1, y - half - 1, BADGE + 2, BADGE + 2, 30, 270, ArcType.OPEN);
                on.strokeLine(x + half, y - half, x + half, y);
            }
        }
        on.setLineWidth(1);
    }

    private void gap(GraphicsContext on, Gap gap, double room) {
        double from = Math.max(NAMES, x(gap.from(), room));
        double to = Math.min(NAMES + room, x(gap.to(), room));
        if (to <= from) {
            return;
        }
        stripes(on, quiet(), from, to, ROW, bottom() - ROW);
        String label = gap.label();
        double wide = width(label, false);
        if (wide + 24 < to - from && !shown.lanes().isEmpty()) {
            double y = ROW + (bottom() - ROW) / 2;
            on.setFill(second());
            text(on, label, (from + to) / 2, y, TextAlignment.CENTER, false);
        }
    }

    private static void stripes(
            GraphicsContext on, Color color, double from, double to, double top, double tall) {
        on.save();
        on.beginPath();
        on.rect(from, top, to - from, tall);
        on.clip();
        on.setStroke(color);
        for (double x = from - tall; x < to; x += HATCH) {
            on.strokeLine(x, top + tall, x + tall, top);
        }
        on.restore();
    }

    private double bottom() {
        return ROW * (shown.lanes().size() + 1);
    }

    private static double x(double at, double room) {
        return NAMES + at * room;
    }

    private static void line(
            GraphicsContext on, double fromX, double fromY, double toX, double toY) {
        on.strokeLine(
                Math.floor(fromX) + 0.5,
                Math.floor(fromY) + 0.5,
                Math.floor(toX) + 0.5,
                Math.floor(toY) + 0.5);
    }

    private static Color color(int group) {
        return Color.hsb((FIRST_HUE + Math.floorMod(group, HUES) * 360.0 / HUES) % 360, 0.6, 0.75);
    }

    private static String fitting(String text, double room) {
        if (width(text, false) <= room) {
            return text;
        }
        for (int end = text.length() - 1; end > 1; end--) {
            String cut = text.substring(0, end).stripTrailing() + "…";
            if (width(cut, false) <= room) {
                return cut;
            }
        }
        return "";
    }

    private static double width(String text, boolean strong) {
        var measured = new Text(text);
        measured.setFont(font(strong));
        return measured.getLayoutBounds().getWidth();
    }

    private static Font font(boolean strong) {
        return Font.font("Inter", strong ? FontWeight.BOLD : FontWeight.NORMAL, SIZE);
    }

    private static void text(
            GraphicsContext on,
            String text,
            double x,
            double y,
            TextAlignment alignment,
            boolean strong) {
        on.setFont(font(strong));
        on.setTextAlign(alignment);
        on.fillText(text, x, y);
    }
}

package dev.bindsight.view.chart;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.css.StyleableObjectProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.shape.ArcType;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;

import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Lanes over a time, each with bars, below a ruler. Places on it are fractions of the time. Only
 * the lanes that are seen are painted; {@link #setTop} says where they begin. One bar can have the
 * keyboard.
 */
public final class LanesChart extends Painting {
    /** How tall the ruler and each lane are. */
    public static final double ROW = 24;

    /** How wide the names of the lanes are. */
    public static final double NAMES = 120;

    /** What is left free at the right, for half of a word of the ruler. */
    public static final double RIGHT = 26;

    private static final double PORT = 56;
    private static final double SIZE = 11;
    private static final double HATCH = 8;
    private static final double DOTS = 5;
    private static final double BADGE = 7;
    private static final double EDGE = 3;
    private static final double LEAST_BAR = 3;
    private static final double INSET = 3.5;
    private static final double ROUND = 6;
    private static final double BETWEEN_WORDS = 10;
    private static final int MOST_WIDTHS = 4_000;

    private static final StyleablePropertyFactory<LanesChart> OWN =
            new StyleablePropertyFactory<>(Painting.colors());
    private static final CssMetaData<LanesChart, Color> BACK =
            OWN.createColorCssMetaData("-back-color", each -> each.back, Color.WHITE);
    private static final CssMetaData<LanesChart, Color> FIELD =
            OWN.createColorCssMetaData("-field-color", each -> each.field, Color.WHITE);
    private static final CssMetaData<LanesChart, Color> SOFT =
            OWN.createColorCssMetaData("-soft-color", each -> each.soft, Color.WHITE);
    private static final CssMetaData<LanesChart, Color> FIRST =
            OWN.createColorCssMetaData("-first-bar-color", each -> each.bars.get(0), Color.GRAY);
    private static final CssMetaData<LanesChart, Color> SECOND =
            OWN.createColorCssMetaData("-second-bar-color", each -> each.bars.get(1), Color.GRAY);
    private static final CssMetaData<LanesChart, Color> THIRD =
            OWN.createColorCssMetaData("-third-bar-color", each -> each.bars.get(2), Color.GRAY);
    private static final CssMetaData<LanesChart, Color> FOURTH =
            OWN.createColorCssMetaData("-fourth-bar-color", each -> each.bars.get(3), Color.GRAY);

    private final StyleableObjectProperty<Color> back = color(BACK, "back");
    private final StyleableObjectProperty<Color> field = color(FIELD, "field");
    private final StyleableObjectProperty<Color> soft = color(SOFT, "soft");
    private final List<StyleableObjectProperty<Color>> bars =
            List.of(
                    color(FIRST, "first"),
                    color(SECOND, "second"),
                    color(THIRD, "third"),
                    color(FOURTH, "fourth"));

    private final ReadOnlyObjectWrapper<@Nullable Bar> current =
            new ReadOnlyObjectWrapper<>(this, "current");
    private final Map<String, Double> widths = new HashMap<>();
    private Scene shown = Scene.EMPTY;
    private double top;

    /** Nothing on it. */
    public LanesChart() {
        super("lanes-chart");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.NODE);
        focusedProperty().subscribe(_ -> paint());
    }

    /**
     * All that is on it.
     *
     * @param ticks on the ruler, from left to right
     * @param lanes from top to bottom
     * @param gaps in which nothing is known, over all lanes
     * @param cursor a moment over all lanes, absent for none
     * @param end the words of its right edge where that is now; absent where it is not
     * @param selected the id of the bar that is selected, 0 for none
     */
    public record Scene(
            List<Tick> ticks,
            List<Lane> lanes,
            List<Gap> gaps,
            @Nullable Cursor cursor,
            @Nullable String end,
            long selected) {
        /** Nothing. */
        public static final Scene EMPTY = new Scene(List.of(), List.of(), List.of(), null, null, 0);

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
     * A moment that was asked for.
     *
     * @param at where
     * @param label its words
     */
    public record Cursor(double at, String label) {}

    /**
     * A lane.
     *
     * @param name what stands before it
     * @param bars on it, from left to right
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
     * @param labels what may be written on it, the longest first; the first that fits whole is
     * @param group bars of one group have one colour
     * @param pattern plain, striped or dotted: 0, 1 or 2
     * @param track which part of the height of its lane it has, from 0
     * @param tracks how many parts the lane has there
     * @param count for how many it stands that are too narrow to be told apart
     * @param id tells it from all others
     */
    public record Bar(
            double from,
            double to,
            List<String> labels,
            int group,
            int pattern,
            int track,
            int tracks,
            int count,
            long id) {
        /** Copies the list. */
        public Bar {
            labels = List.copyOf(labels);
        }

        private boolean isSeen() {
            return to >= 0 && from <= 1;
        }

        private double middle() {
            return (Math.max(0, from) + Math.min(1, to)) / 2;
        }
    }

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
     * @param label why, short
     * @param words why, from when to when
     */
    public record Gap(double from, double to, String label, String words) {}

    /** Shows something else from now on. */
    public void show(Scene scene) {
        if (scene.equals(shown)) {
            return;
        }
        shown = scene;
        setPrefHeight(tall());
        Bar had = current.get();
        if (had != null) {
            current.set(bar(had.id()));
        }
        setTop(top);
        paint();
    }

    /** How tall the ruler and all lanes are. */
    public double tall() {
        return ROW * (shown.lanes().size() + 1) + 1;
    }

    /** Where the lanes that are seen begin, in pixels from the first one. */
    public double top() {
        return top;
    }

    /** Shows the lanes from there on; what is not there is clamped. */
    public void setTop(double pixels) {
        double now = Math.clamp(pixels, 0, Math.max(0, tall() - getHeight()));
        if (now != top) {
            top = now;
            paint();
        }
    }

    /** The bar that has the keyboard; absent while none has. */
    public ReadOnlyObjectProperty<@Nullable Bar> currentProperty() {
        return current.getReadOnlyProperty();
    }

    /** Which fraction of the time stands at a point, within 0 and 1. */
    public double fraction(double x) {
        return Math.clamp((x - NAMES) / Math.max(1, room(getWidth())), 0, 1);
    }

    /** How many pixels the time is wide. */
    public double room() {
        return room(getWidth());
    }

    /** The bar at a point. */
    public Optional<Bar> barAt(double x, double y) {
        int lane = (int) Math.floor((y - ROW + top) / ROW);
        if (y < ROW || x < NAMES || lane < 0 || lane >= shown.lanes().size()) {
            return Optional.empty();
        }
        double room = room(getWidth());
        double part = (y - ROW + top - lane * ROW - EDGE) / (ROW - 2 * EDGE);
        return shown.lanes().get(lane).bars().reversed().stream()
                .filter(bar -> left(bar, room) <= x && x <= right(bar, room))
                .min(
                        Comparator.comparingDouble(
                                bar -> Math.abs((bar.track() + 0.5) / bar.tracks() - part)));
    }

    /** The gap at a point. */
    public Optional<Gap> gapAt(double x, double y) {
        double at = (x - NAMES) / Math.max(1, room(getWidth()));
        return y < ROW || at < 0
                ? Optional.empty()
                : shown.gaps().stream()
                        .filter(gap -> gap.from() <= at && at <= gap.to())
                        .findFirst();
    }

    /** Gives the keyboard to the bar above or below, the nearest of the next lane that has one. */
    public void moveLane(int by) {
        Bar had = current.get();
        int lane = had == null ? (by > 0 ? -1 : shown.lanes().size()) : laneOf(had.id());
        double middle = had == null ? 1 : had.middle();
        for (int i = lane + by; i >= 0 && i < shown.lanes().size(); i += by) {
            Optional<Bar> nearest =
                    seen(i).stream()
                            .min(
                                    Comparator.comparingDouble(
                                            bar -> Math.abs(bar.middle() - middle)));
            if (nearest.isPresent()) {
                focus(i, nearest.get());
                return;
            }
        }
    }

    /** Gives the keyboard to the bar before or after on its lane, or to the last of the first. */
    public void moveBar(int by) {
        Bar had = current.get();
        if (had == null) {
            moveLane(1);
            return;
        }
        int lane = laneOf(had.id());
        List<Bar> all = seen(lane);
        int next = all.indexOf(had) + by;
        if (next >= 0 && next < all.size()) {
            focus(lane, all.get(next));
        }
    }

    /** Gives the keyboard to a bar, where it is on it. */
    public void focus(long id) {
        int lane = laneOf(id);
        Bar bar = bar(id);
        if (bar != null) {
            focus(lane, bar);
        }
    }

    private void focus(int lane, Bar bar) {
        current.set(bar);
        double above = lane * ROW;
        double below = above + 2 * ROW + 1 - getHeight();
        setTop(Math.clamp(top, Math.min(above, below), above));
        paint();
    }

    private List<Bar> seen(int lane) {
        return shown.lanes().get(lane).bars().stream().filter(Bar::isSeen).toList();
    }

    private int laneOf(long id) {
        for (int i = 0; i < shown.lanes().size(); i++) {
            if (shown.lanes().get(i).bars().stream().anyMatch(bar -> bar.id() == id)) {
                return i;
            }
        }
        return -1;
    }

    private @Nullable Bar bar(long id) {
        return shown.lanes().stream()
                .flatMap(lane -> lane.bars().stream())
                .filter(bar -> bar.id() == id)
                .findFirst()
                .orElse(null);
    }

    @Override
    void paint(GraphicsContext on, double width, double height) {
        double room = room(width);
        double bottom = Math.min(height, tall() - top);
        on.setTextBaseline(VPos.CENTER);
        on.save();
        clip(on, 0, ROW, width, height - ROW);
        int first = (int) (top / ROW);
        int last = Math.min(shown.lanes().size(), (int) ((top + height) / ROW) + 1);
        backs(on, first, last, width);
        on.setStroke(quiet());
        for (Tick tick : shown.ticks()) {
            line(on, x(tick.at(), room), ROW, x(tick.at(), room), bottom);
        }
        for (int i = first; i < last; i++) {
            lane(on, shown.lanes().get(i), ROW * (i + 1) - top, room);
        }
        shown.gaps().forEach(gap -> gap(on, gap, room, bottom));
        for (int i = first; i < last; i++) {
            double middle = ROW * (i + 1) - top + ROW / 2;
            shown.lanes().get(i).badges().forEach(badge -> badge(on, badge, middle, room));
        }
        on.restore();
        ruler(on, width, room, bottom);
    }

    private void backs(GraphicsContext on, int first, int last, double width) {
        for (int i = first; i < last; i++) {
            double y = ROW * (i + 1) - top;
            if (i % 2 == 0) {
                on.setFill(field.get());
                on.fillRect(0, y, NAMES, ROW);
            }
            on.setStroke(quiet());
            line(on, 0, y, width, y);
            line(on, 0, y + ROW, width, y + ROW);
            on.setFill(line());
            text(on, shown.lanes().get(i).name(), PORT, y + ROW / 2, TextAlignment.RIGHT, true);
        }
    }

    private void ruler(GraphicsContext on, double width, double room, double bottom) {
        Cursor asked = shown.cursor();
        Cursor cursor = asked != null && asked.at() >= 0 && asked.at() <= 1 ? asked : null;
        double taken = Double.NEGATIVE_INFINITY;
        double until = NAMES + room + RIGHT;
        if (shown.end() != null) {
            double x = NAMES + room;
            until = x - width(shown.end(), false) / 2 - BETWEEN_WORDS;
            on.setFill(second());
            text(on, shown.end(), x, ROW / 2, TextAlignment.CENTER, false);
            on.setStroke(line());
            line(on, x, ROW, x, bottom);
        }
        double pill = cursor == null ? 0 : width(cursor.label(), false) + 12;
        double at = cursor == null ? 0 : inside(x(cursor.at(), room), pill, width);
        for (Tick tick : shown.ticks()) {
            double wide = width(tick.label(), tick.strong());
            // at the left edge the words stand beside their line
            double middle = Math.max(x(tick.at(), room), NAMES + wide / 2);
            boolean free = middle - wide / 2 >= taken && middle + wide / 2 <= until;
            boolean under = cursor != null && Math.abs(middle - at) < (wide + pill) / 2 + 4;
            if (free && !under) {
                on.setFill(tick.strong() ? line() : second());
                text(on, tick.label(), middle, ROW / 2, TextAlignment.CENTER, tick.strong());
                taken = middle + wide / 2 + BETWEEN_WORDS;
            }
        }
        if (cursor != null) {
            on.setStroke(marked());
            on.setLineDashes(3, 3);
            line(on, x(cursor.at(), room), ROW - 3, x(cursor.at(), room), bottom);
            on.setLineDashes();
            pill(on, at, ROW / 2, cursor.label(), soft.get(), marked(), marked());
        }
    }

    private void pill(
            GraphicsContext on,
            double x,
            double y,
            String label,
            Color fill,
            Color edge,
            Color ink) {
        double wide = width(label, false) + 12;
        double left = Math.floor(x - wide / 2) + 0.5;
        on.setFill(fill);
        on.fillRoundRect(left, y - 8.5, wide, 17, ROUND, ROUND);
        on.setStroke(edge);
        on.strokeRoundRect(left, y - 8.5, wide, 17, ROUND, ROUND);
        on.setFill(ink);
        text(on, label, x, y, TextAlignment.CENTER, false);
    }

    private static double inside(double x, double wide, double width) {
        return Math.clamp(x, NAMES + wide / 2, Math.max(NAMES + wide / 2, width - wide / 2 - 2));
    }

    private void lane(GraphicsContext on, Lane lane, double above, double room) {
        for (Bar bar : lane.bars()) {
            if (bar.isSeen()) {
                bar(on, bar, above, room);
            }
        }
    }

    private void bar(GraphicsContext on, Bar bar, double above, double room) {
        double from = left(bar, room);
        double to = right(bar, room);
        double whole = ROW - 2 * INSET;
        double tall = whole / bar.tracks() - (bar.tracks() > 1 ? 1 : 0);
        double y = above + INSET + bar.track() * whole / bar.tracks();
        boolean isMany = bar.count() > 1;
        Color color = isMany ? second() : bars.get(bar.group() % bars.size()).get();
        on.setFill(alpha(color, 0.2));
        on.fillRoundRect(from, y, to - from, tall, ROUND, ROUND);
        if (isMany) {
            upright(on, alpha(color, 0.7), from, to, y, tall);
        } else if (bar.pattern() == 1) {
            stripes(on, alpha(color, 0.5), from, to, y, tall);
        } else if (bar.pattern() == 2) {
            dots(on, alpha(color, 0.8), from, to, y, tall);
        }
        boolean isSelected = bar.id() == shown.selected();
        on.setStroke(isSelected ? marked() : alpha(color, 0.7));
        on.setLineWidth(isSelected ? 2 : 1);
        on.strokeRoundRect(Math.floor(from) + 0.5, y, Math.floor(to - from), tall, ROUND, ROUND);
        on.setLineWidth(1);
        if (bar.from() >= 0) {
            on.setFill(color);
            on.fillRoundRect(from, y, EDGE, tall, EDGE, EDGE);
        }
        if (isFocused() && current.get() != null && current.get().id() == bar.id()) {
            on.setStroke(marked());
            on.setLineDashes(2, 2);
            on.strokeRoundRect(
                    Math.floor(from) - 1.5, y - 2, Math.floor(to - from) + 4, tall + 4, 8, 8);
            on.setLineDashes();
        }
        if (bar.tracks() == 1) {
            label(on, bar, from, to, above);
        }
    }

    private void label(GraphicsContext on, Bar bar, double from, double to, double above) {
        for (String label : bar.labels()) {
            double wide = width(label, false);
            if (wide <= to - from - 12) {
                if (bar.pattern() != 0 || bar.count() > 1) {
                    on.setFill(alpha(back.get(), 0.8));
                    on.fillRect(from + 5, above + INSET + 1, wide + 4, ROW - 2 * INSET - 2);
                }
                on.setFill(line());
                text(on, label, from + 7, above + ROW / 2, TextAlignment.LEFT, false);
                return;
            }
        }
    }

    private void badge(GraphicsContext on, Badge badge, double y, double room) {
        if (badge.at() < 0 || badge.at() > 1) {
            return;
        }
        double x = x(badge.at(), room);
        double half = BADGE / 2;
        on.setFill(back.get());
        on.fillOval(x - 7.5, y - 7.5, 15, 15);
        on.setStroke(badge.kind() == Badge.Kind.STOPPED ? line() : edge());
        on.setLineWidth(1.5);
        switch (badge.kind()) {
            case REFUSED -> {
                on.strokeOval(x - half - 1.5, y - half - 1.5, BADGE + 3, BADGE + 3);
                on.strokeLine(x - 2, y - 2, x + 2, y + 2);
                on.strokeLine(x - 2, y + 2, x + 2, y - 2);
            }
            case STOPPED -> on.strokeRect(x - half, y - half, BADGE, BADGE);
            case CAME_BACK -> {
                on.strokeArc(
                        x - half - 1, y - half - 1, BADGE + 2, BADGE + 2, 30, 270, ArcType.OPEN);
                on.strokeLine(x + half, y - half - 1, x + half, y);
                on.strokeLine(x + half - 3, y, x + half, y);
            }
        }
        on.setLineWidth(1);
    }

    private void gap(GraphicsContext on, Gap gap, double room, double bottom) {
        double from = Math.max(NAMES, x(gap.from(), room));
        double to = Math.min(NAMES + room, x(gap.to(), room));
        if (to <= from) {
            return;
        }
        on.setFill(back.get());
        on.fillRect(from, ROW, to - from, bottom - ROW);
        stripes(on, alpha(second(), 0.25), from, to, ROW, bottom - ROW);
        if (width(gap.label(), false) + 24 < to - from && bottom > 2 * ROW - 4) {
            double y = Math.floor(ROW + (bottom - ROW) / 2);
            pill(on, (from + to) / 2, y, gap.label(), back.get(), quiet(), second());
        }
    }

    private static void stripes(
            GraphicsContext on, Color color, double from, double to, double above, double tall) {
        on.save();
        clip(on, from, above, to - from, tall);
        on.setStroke(color);
        // they run on where the time is moved
        for (double x = from - tall - from % HATCH; x < to; x += HATCH) {
            on.strokeLine(x, above + tall, x + tall, above);
        }
        on.restore();
    }

    private static void dots(
            GraphicsContext on, Color color, double from, double to, double above, double tall) {
        on.setFill(color);
        for (double x = from + DOTS; x < to - 2; x += DOTS) {
            for (double y = above + 3; y < above + tall - 2; y += DOTS) {
                on.fillRect(Math.floor(x), Math.floor(y), 1.5, 1.5);
            }
        }
    }

    private static void upright(
            GraphicsContext on, Color color, double from, double to, double above, double tall) {
        on.setStroke(color);
        for (double x = Math.floor(from) + 2.5; x < to - 1; x += 3) {
            on.strokeLine(x, above + 2, x, above + tall - 2);
        }
    }

    private static void clip(GraphicsContext on, double x, double y, double wide, double tall) {
        on.beginPath();
        on.rect(x, y, wide, tall);
        on.clip();
    }

    private static Color alpha(Color color, double opacity) {
        return color.deriveColor(0, 1, 1, opacity);
    }

    private static double room(double width) {
        return width - NAMES - RIGHT;
    }

    private static double left(Bar bar, double room) {
        return Math.max(NAMES, x(bar.from(), room));
    }

    private static double right(Bar bar, double room) {
        return Math.min(NAMES + room, Math.max(x(bar.to(), room), left(bar, room) + LEAST_BAR));
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

    /** Measuring takes long, and the same words come in every painting. */
    private double width(String text, boolean strong) {
        if (widths.size() > MOST_WIDTHS) {
            widths.clear();
        }
        return widths.computeIfAbsent(
                (strong ? '*' : ' ') + text,
                _ -> {
                    var measured = new Text(text);
                    measured.setFont(font(strong));
                    return measured.getLayoutBounds().getWidth();
                });
    }

    private static Font font(boolean strong) {
        return strong
                ? Font.font("Bindsight Inter", FontWeight.BOLD, SIZE + 1)
                : Font.font("Bindsight Inter", SIZE);
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

    @Override
    public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        return OWN.getCssMetaData();
    }
}

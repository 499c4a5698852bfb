package dev.bindsight.view.chart;

import dev.bindsight.view.chart.LanesPicture.Bar;
import dev.bindsight.view.chart.LanesPicture.Gap;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.css.StyleableObjectProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;

import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.List;
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
    public static final double NAMES = LaneAxis.NAMES;

    /** What is left free at the right, for half of a word of the ruler. */
    public static final double RIGHT = LaneAxis.RIGHT;

    /** What is above and below the bars of a lane. */
    private static final double EDGE = 3;

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
    private final Lettering letters = new Lettering();
    private LanesPicture shown = LanesPicture.EMPTY;
    private double top;

    /** Nothing on it. */
    public LanesChart() {
        super("lanes-chart");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.NODE);
        focusedProperty().subscribe(_ -> paint());
    }

    /** Shows something else from now on. */
    public void show(LanesPicture scene) {
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
        return tall(shown);
    }

    static double tall(LanesPicture scene) {
        return ROW * (scene.lanes().size() + 1) + 1;
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
        return Math.clamp(axis().at(x), 0, 1);
    }

    /** How many pixels the time is wide. */
    public double room() {
        return axis().room();
    }

    /** The bar at a point. */
    public Optional<Bar> barAt(double x, double y) {
        int lane = (int) Math.floor((y - ROW + top) / ROW);
        if (y < ROW || x < NAMES || lane < 0 || lane >= shown.lanes().size()) {
            return Optional.empty();
        }
        LaneAxis axis = axis();
        double part = (y - ROW + top - lane * ROW - EDGE) / (ROW - 2 * EDGE);
        return shown.lanes().get(lane).bars().reversed().stream()
                .filter(bar -> axis.left(bar) <= x && x <= axis.right(bar))
                .min(
                        Comparator.comparingDouble(
                                bar -> Math.abs((bar.track() + 0.5) / bar.tracks() - part)));
    }

    /** The gap at a point. */
    public Optional<Gap> gapAt(double x, double y) {
        double at = axis().at(x);
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
        Bar bar = current.get();
        long focused = isFocused() && bar != null ? bar.id() : 0;
        new LanesPainter(on, new LaneAxis(width), height, top, shown, focused, ink(), letters)
                .paint();
    }

    private LaneInk ink() {
        return new LaneInk(
                line(),
                second(),
                quiet(),
                marked(),
                edge(),
                back.get(),
                field.get(),
                soft.get(),
                bars.stream().map(StyleableObjectProperty::get).toList());
    }

    private LaneAxis axis() {
        return new LaneAxis(getWidth());
    }

    @Override
    public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        return OWN.getCssMetaData();
    }
}

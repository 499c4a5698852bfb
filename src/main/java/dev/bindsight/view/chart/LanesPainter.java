package dev.bindsight.view.chart;

import dev.bindsight.view.chart.LanesPicture.Badge;
import dev.bindsight.view.chart.LanesPicture.Bar;
import dev.bindsight.view.chart.LanesPicture.Cursor;
import dev.bindsight.view.chart.LanesPicture.Gap;
import dev.bindsight.view.chart.LanesPicture.Lane;
import dev.bindsight.view.chart.LanesPicture.Tick;

import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.shape.ArcType;
import javafx.scene.text.TextAlignment;

import java.util.List;

/** Paints lanes once. */
final class LanesPainter {
    private static final double PORT = 56;
    private static final double BADGE = 7;
    private static final double EDGE = 3;
    private static final double INSET = 3.5;
    private static final double ROUND = 6;
    private static final double BETWEEN_WORDS = 10;

    private final GraphicsContext on;
    private final LaneAxis axis;
    private final double height;
    private final double top;
    private final LanesPicture shown;
    private final long focused;
    private final LaneInk ink;
    private final Lettering letters;

    /**
     * What is to be painted.
     *
     * @param height in pixels, of the ruler and the lanes that are seen
     * @param top how many pixels of the lanes are above what is seen
     * @param focused the id of the bar that has the keyboard, 0 for none
     */
    LanesPainter(
            GraphicsContext on,
            LaneAxis axis,
            double height,
            double top,
            LanesPicture shown,
            long focused,
            LaneInk ink,
            Lettering letters) {
        this.on = on;
        this.axis = axis;
        this.height = height;
        this.top = top;
        this.shown = shown;
        this.focused = focused;
        this.ink = ink;
        this.letters = letters;
    }

    /** Paints all of it. */
    void paint() {
        double bottom = Math.min(height, LanesChart.tall(shown) - top);
        on.setTextBaseline(VPos.CENTER);
        on.save();
        Hatching.clip(on, 0, LanesChart.ROW, axis.width(), height - LanesChart.ROW);
        int first = (int) (top / LanesChart.ROW);
        int last = Math.min(shown.lanes().size(), (int) ((top + height) / LanesChart.ROW) + 1);
        backs(first, last);
        on.setStroke(ink.quiet());
        for (Tick tick : shown.ticks()) {
            line(axis.x(tick.at()), LanesChart.ROW, axis.x(tick.at()), bottom);
        }
        for (int i = first; i < last; i++) {
            lane(shown.lanes().get(i), LanesChart.ROW * (i + 1) - top);
        }
        shown.gaps().forEach(gap -> gap(gap, bottom));
        for (int i = first; i < last; i++) {
            double middle = LanesChart.ROW * (i + 1) - top + LanesChart.ROW / 2;
            shown.lanes().get(i).badges().forEach(badge -> badge(badge, middle));
        }
        on.restore();
        ruler(bottom);
    }

    private void backs(int first, int last) {
        for (int i = first; i < last; i++) {
            double y = LanesChart.ROW * (i + 1) - top;
            if (i % 2 == 0) {
                on.setFill(ink.field());
                on.fillRect(0, y, LaneAxis.NAMES, LanesChart.ROW);
            }
            on.setStroke(ink.quiet());
            line(0, y, axis.width(), y);
            line(0, y + LanesChart.ROW, axis.width(), y + LanesChart.ROW);
            on.setFill(ink.line());
            letters.write(
                    on,
                    shown.lanes().get(i).name(),
                    PORT,
                    y + LanesChart.ROW / 2,
                    TextAlignment.RIGHT,
                    true);
        }
    }

    private void ruler(double bottom) {
        Cursor asked = shown.cursor();
        Cursor cursor = asked != null && asked.at() >= 0 && asked.at() <= 1 ? asked : null;
        double pill = cursor == null ? 0 : letters.width(cursor.label(), false) + 12;
        double at = cursor == null ? 0 : inside(axis.x(cursor.at()), pill);
        double taken = Double.NEGATIVE_INFINITY;
        double until = axis.end() + LaneAxis.RIGHT;
        if (shown.end() != null) {
            double x = axis.end();
            double wide = letters.width(shown.end(), false);
            until = x - wide / 2 - BETWEEN_WORDS;
            if (cursor == null || Math.abs(x - at) >= (wide + pill) / 2 + 4) {
                on.setFill(ink.second());
                letters.write(on, shown.end(), x, LanesChart.ROW / 2, TextAlignment.CENTER, false);
            }
            on.setStroke(ink.line());
            line(x, LanesChart.ROW, x, bottom);
        }
        for (Tick tick : shown.ticks()) {
            double wide = letters.width(tick.label(), tick.strong());
            // at the left edge the words stand beside their line
            double middle = Math.max(axis.x(tick.at()), LaneAxis.NAMES + wide / 2);
            boolean free = middle - wide / 2 >= taken && middle + wide / 2 <= until;
            boolean under = cursor != null && Math.abs(middle - at) < (wide + pill) / 2 + 4;
            if (free && !under) {
                on.setFill(tick.strong() ? ink.line() : ink.second());
                letters.write(
                        on,
                        tick.label(),
                        middle,
                        LanesChart.ROW / 2,
                        TextAlignment.CENTER,
                        tick.strong());
                taken = middle + wide / 2 + BETWEEN_WORDS;
            }
        }
        if (cursor != null) {
            on.setStroke(ink.marked());
            on.setLineDashes(3, 3);
            line(axis.x(cursor.at()), LanesChart.ROW - 3, axis.x(cursor.at()), bottom);
            on.setLineDashes();
            pill(at, LanesChart.ROW / 2, cursor.label(), ink.soft(), ink.marked(), ink.marked());
        }
    }

    private void pill(double x, double y, String label, Color fill, Color edge, Color ink) {
        double wide = letters.width(label, false) + 12;
        double left = Math.floor(x - wide / 2) + 0.5;
        on.setFill(fill);
        on.fillRoundRect(left, y - 8.5, wide, 17, ROUND, ROUND);
        on.setStroke(edge);
        on.strokeRoundRect(left, y - 8.5, wide, 17, ROUND, ROUND);
        on.setFill(ink);
        letters.write(on, label, x, y, TextAlignment.CENTER, false);
    }

    private double inside(double x, double wide) {
        return Math.clamp(
                x,
                LaneAxis.NAMES + wide / 2,
                Math.max(LaneAxis.NAMES + wide / 2, axis.width() - wide / 2 - 2));
    }

    private void lane(Lane lane, double above) {
        for (Bar bar : lane.bars()) {
            if (bar.isSeen()) {
                bar(bar, above);
                if (bar.tracks() == 1) {
                    label(bar, lane.badges(), above);
                }
            }
        }
    }

    private void bar(Bar bar, double above) {
        double from = axis.left(bar);
        double to = axis.right(bar);
        double whole = LanesChart.ROW - 2 * INSET;
        double tall = whole / bar.tracks() - (bar.tracks() > 1 ? 1 : 0);
        double y = above + INSET + bar.track() * whole / bar.tracks();
        boolean isMany = bar.count() > 1;
        Color color = isMany ? ink.second() : ink.bar(bar.group());
        on.setFill(alpha(color, 0.2));
        on.fillRoundRect(from, y, to - from, tall, ROUND, ROUND);
        if (isMany) {
            Hatching.upright(on, alpha(color, 0.7), from, to, y, tall);
        } else if (bar.pattern() == 1) {
            Hatching.stripes(on, alpha(color, 0.5), from, to, y, tall);
        } else if (bar.pattern() == 2) {
            Hatching.dots(on, alpha(color, 0.8), from, to, y, tall);
        }
        boolean isSelected = bar.id() == shown.selected();
        on.setStroke(isSelected ? ink.marked() : alpha(color, 0.7));
        on.setLineWidth(isSelected ? 2 : 1);
        on.strokeRoundRect(Math.floor(from) + 0.5, y, Math.floor(to - from), tall, ROUND, ROUND);
        on.setLineWidth(1);
        if (bar.from() >= 0) {
            on.setFill(color);
            on.fillRoundRect(from, y, EDGE, tall, EDGE, EDGE);
        }
        if (bar.id() == focused) {
            on.setStroke(ink.marked());
            on.setLineDashes(2, 2);
            on.strokeRoundRect(
                    Math.floor(from) - 1.5, y - 2, Math.floor(to - from) + 4, tall + 4, 8, 8);
            on.setLineDashes();
        }
    }

    private void label(Bar bar, List<Badge> badges, double above) {
        double end = axis.right(bar) - 5;
        for (String label : bar.labels()) {
            double wide = letters.width(label, false);
            double at = besides(badges, axis.left(bar) + 7, wide);
            if (at + wide <= end) {
                if (bar.pattern() != 0 || bar.count() > 1) {
                    on.setFill(alpha(ink.back(), 0.8));
                    on.fillRect(
                            at - 2, above + INSET + 1, wide + 4, LanesChart.ROW - 2 * INSET - 2);
                }
                on.setFill(ink.line());
                letters.write(on, label, at, above + LanesChart.ROW / 2, TextAlignment.LEFT, false);
                return;
            }
        }
    }

    /** The first place from {@code from} on where no sign covers words. */
    private double besides(List<Badge> badges, double from, double wide) {
        double at = from;
        for (Badge badge : badges) {
            double x = axis.x(badge.at());
            if (x + BADGE > at && x - BADGE < at + wide) {
                at = x + BADGE + 3;
            }
        }
        return at;
    }

    private void badge(Badge badge, double y) {
        if (badge.at() < 0 || badge.at() > 1) {
            return;
        }
        double x = axis.x(badge.at());
        double half = BADGE / 2;
        on.setFill(ink.back());
        on.fillOval(x - 7.5, y - 7.5, 15, 15);
        on.setStroke(badge.kind() == Badge.Kind.STOPPED ? ink.line() : ink.edge());
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

    private void gap(Gap gap, double bottom) {
        double from = Math.max(LaneAxis.NAMES, axis.x(gap.from()));
        double to = Math.min(axis.end(), axis.x(gap.to()));
        if (to <= from) {
            return;
        }
        on.setFill(ink.back());
        on.fillRect(from, LanesChart.ROW, to - from, bottom - LanesChart.ROW);
        Hatching.stripes(
                on, alpha(ink.second(), 0.25), from, to, LanesChart.ROW, bottom - LanesChart.ROW);
        if (letters.width(gap.label(), false) + 24 < to - from && bottom > 2 * LanesChart.ROW - 4) {
            double y = Math.floor(LanesChart.ROW + (bottom - LanesChart.ROW) / 2);
            pill((from + to) / 2, y, gap.label(), ink.back(), ink.quiet(), ink.second());
        }
    }

    private static Color alpha(Color color, double opacity) {
        return color.deriveColor(0, 1, 1, opacity);
    }

    private void line(double fromX, double fromY, double toX, double toY) {
        on.strokeLine(
                Math.floor(fromX) + 0.5,
                Math.floor(fromY) + 0.5,
                Math.floor(toX) + 0.5,
                Math.floor(toY) + 0.5);
    }
}

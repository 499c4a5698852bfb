package dev.bindsight.view.explain;

import dev.bindsight.explain.log.LogHistogram;
import dev.bindsight.view.look.Nodes;

import javafx.scene.layout.Region;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * How many errors came when, as bars over one axis, which all groups of a log have in common. Bars
 * that would be narrower than a pixel are drawn together.
 */
final class HistogramView extends Region {
    private final double widest;
    private final Path bars = Nodes.styled(new Path(), "bars");
    private final Region axis = Nodes.styled(new Region(), "axis");
    private @Nullable LogHistogram shown;

    /**
     * Bars.
     *
     * @param least how wide a bar is at least, with the gap behind it, in pixels
     */
    HistogramView(double least) {
        widest = least;
        getStyleClass().add("histogram");
        getChildren().addAll(axis, bars);
        bars.setManaged(false);
        axis.setManaged(false);
        setMouseTransparent(true);
    }

    /** Draws another one. */
    void show(LogHistogram next) {
        shown = next;
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        axis.resizeRelocate(0, height - 1, width, 1);
        LogHistogram of = shown;
        if (of == null || of.counts().isEmpty() || width <= 0) {
            bars.getElements().clear();
            return;
        }
        List<Long> counts = together(of.counts(), (int) Math.max(1, width / widest));
        long highest = counts.stream().mapToLong(Long::longValue).max().orElse(0);
        double step = width / counts.size();
        double gap = step >= 3 ? 1 : 0;
        var elements = new ArrayList<PathElement>();
        for (int i = 0; i < counts.size(); i++) {
            long count = counts.get(i);
            if (count > 0) {
                double bar = Math.max(1, Math.round((height - 1) * count / highest));
                double left = Math.round(i * step);
                double right = Math.max(left + 1, Math.round((i + 1) * step) - gap);
                double bottom = height - 1;
                elements.addAll(
                        List.of(
                                new MoveTo(left, bottom),
                                new LineTo(left, bottom - bar),
                                new LineTo(right, bottom - bar),
                                new LineTo(right, bottom),
                                new ClosePath()));
            }
        }
        bars.getElements().setAll(elements);
    }

    /** So many counts at most, each of as many neighbours. */
    private static List<Long> together(List<Long> counts, int most) {
        int each = (counts.size() + most - 1) / most;
        var fewer = new ArrayList<Long>();
        for (int i = 0; i < counts.size(); i += each) {
            fewer.add(
                    counts.subList(i, Math.min(counts.size(), i + each)).stream()
                            .mapToLong(Long::longValue)
                            .sum());
        }
        return fewer;
    }
}

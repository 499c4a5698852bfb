package dev.bindsight.view.connect;

import dev.bindsight.probe.Sample;

import java.util.ArrayList;
import java.util.List;

/**
 * Samples as they are drawn: with more of them than pixels, each column of pixels keeps its first,
 * lowest, highest and last, so that no spike is lost and ten thousand cost no more than a thousand.
 *
 * @param pieces lines without a gap, from left to right
 * @param losses what was lost, from left to right, at most one per column
 * @param dotted whether there is room for a dot at each point
 */
record ChartLine(List<List<Point>> pieces, List<Loss> losses, boolean dotted) {
    private static final double ROOM_FOR_DOT = 5;

    /**
     * A point.
     *
     * @param x from the left edge
     * @param y from the top edge
     */
    record Point(double x, double y) {}

    /**
     * A connect that did not work.
     *
     * @param x from the left edge
     * @param sample the connect
     */
    record Loss(double x, Sample sample) {}

    /** Samples on a scale, in an area of this size. */
    static ChartLine of(List<Sample> samples, ChartScale scale, double width, double height) {
        var making = new Making(scale, width, height);
        for (Sample sample : samples) {
            making.add(sample);
        }
        making.endPiece();
        double used =
                samples.isEmpty() ? 0 : making.x(samples.getLast()) - making.x(samples.getFirst());
        boolean dotted = samples.size() <= 1 || used / (samples.size() - 1) >= ROOM_FOR_DOT;
        return new ChartLine(making.pieces, making.losses, dotted);
    }

    private static final class Making {
        private final ChartScale scale;
        private final double width;
        private final double height;
        private final List<List<Point>> pieces = new ArrayList<>();
        private final List<Loss> losses = new ArrayList<>();
        private final List<Point> piece = new ArrayList<>();
        private final List<Point> column = new ArrayList<>();

        Making(ChartScale scale, double width, double height) {
            this.scale = scale;
            this.width = width;
            this.height = height;
        }

        double x(Sample sample) {
            return (double) sample.since().toNanos() / scale.spanNanos() * width;
        }

        void add(Sample sample) {
            double x = x(sample);
            if (!sample.attempt().ok()) {
                endPiece();
                if (losses.isEmpty() || (int) losses.getLast().x() != (int) x) {
                    losses.add(new Loss(x, sample));
                }
                return;
            }
            double share = (double) sample.latency().toNanos() / scale.topNanos();
            if (!column.isEmpty() && (int) column.getFirst().x() != (int) x) {
                endColumn();
            }
            column.add(new Point(x, height - share * height));
        }

        void endPiece() {
            endColumn();
            if (!piece.isEmpty()) {
                pieces.add(List.copyOf(piece));
                piece.clear();
            }
        }

        private void endColumn() {
            if (column.size() <= 4) {
                piece.addAll(column);
            } else {
                int low = 0;
                int high = 0;
                for (int i = 1; i < column.size(); i++) {
                    low = column.get(i).y() > column.get(low).y() ? i : low;
                    high = column.get(i).y() < column.get(high).y() ? i : high;
                }
                piece.add(column.getFirst());
                piece.add(column.get(Math.min(low, high)));
                piece.add(column.get(Math.max(low, high)));
                piece.add(column.getLast());
            }
            column.clear();
        }
    }
}

package dev.bindsight.view.chart;

/** What an axis reaches to: a round number that its parts divide into round numbers. */
public final class AxisScale {
    private static final double[] ROUND = {1, 2, 2.5, 5, 10};

    private AxisScale() {}

    /** The least round number that is not below a value greater than 0: 1, 2, 2.5, 5, 10, 20, … */
    public static double round(double value) {
        double power = Math.pow(10, Math.floor(Math.log10(value)));
        for (double factor : ROUND) {
            if (factor * power >= value) {
                return factor * power;
            }
        }
        return 10 * power;
    }

    /**
     * The end of an axis.
     *
     * @param most the greatest value that is shown, greater than 0
     * @param parts how many parts it has
     */
    public static double top(double most, int parts) {
        return round(most / parts) * parts;
    }
}

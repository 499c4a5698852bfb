package dev.bindsight.view.connections;

import dev.bindsight.text.Texts;
import dev.bindsight.view.chart.TrafficLine;
import dev.bindsight.view.chart.Trail;

import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** The lines over time in words, for who does not see them: what is now, and the most there was. */
final class LineWords {
    private LineWords() {}

    /**
     * What flowed.
     *
     * @param down bytes a second that come in now, NaN where that is not known yet
     * @param up bytes a second that go out
     * @param until the second the line ends with
     */
    static String traffic(double down, double up, Trail trail, int until) {
        double mostDown = most(trail::down, until);
        double mostUp = most(trail::up, until);
        return mostDown == 0 && mostUp == 0
                ? Texts.get("connections.minute.quiet")
                : Texts.get(
                        "connections.minute.spoken",
                        RowWords.rate(down),
                        RowWords.rate(up),
                        RowWords.rate(mostDown),
                        RowWords.rate(mostUp));
    }

    /** The round trip. */
    static String roundTrip(long micros, Trail trail, int until) {
        long most = Math.round(most(trail::roundTrip, until));
        return most == 0
                ? Texts.get("connections.roundTrip.spokenNow", RowWords.roundTrip(micros))
                : Texts.get(
                        "connections.roundTrip.spoken",
                        RowWords.roundTrip(micros),
                        RowWords.roundTrip(most));
    }

    /** The most of the last minute; seconds of which nothing is known are none. */
    private static double most(IntToDoubleFunction at, int until) {
        return IntStream.rangeClosed(until - TrafficLine.SECONDS + 1, until)
                .mapToDouble(at)
                .filter(each -> each > 0)
                .max()
                .orElse(0);
    }
}

package dev.bindsight.probe;

import dev.bindsight.model.Outcome;
import dev.bindsight.model.Outcome.DecidedBy;
import dev.bindsight.text.Csv;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Repeated connects as comma-separated values. The titles are names for programs, in English. */
public final class SampleCsv {
    private static final List<String> TITLES =
            List.of(
                    "index",
                    "since_seconds",
                    "address",
                    "outcome",
                    "errno",
                    "connect_microseconds");

    private SampleCsv() {}

    /**
     * One line per sample, in their order, under a line of titles. The outcome is {@code
     * connected}, {@code failed}, {@code timeout} where Bindsight's own clock ended it, or {@code
     * cancelled}; the errno is empty where there was none.
     */
    public static String of(List<Sample> samples) {
        var lines = new ArrayList<List<String>>();
        lines.add(TITLES);
        samples.forEach(sample -> lines.add(line(sample)));
        return Csv.of(lines);
    }

    private static List<String> line(Sample sample) {
        Outcome outcome = sample.attempt().outcome();
        return List.of(
                Integer.toString(sample.index()),
                BigDecimal.valueOf(sample.since().toNanos() / 1_000, 6).toPlainString(),
                sample.attempt().probe().endpoint().toString(),
                word(outcome),
                outcome instanceof Outcome.Refused refused ? refused.errno().name() : "",
                Long.toString(sample.latency().toNanos() / 1_000));
    }

    private static String word(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Worked _ -> "connected";
            case Outcome.Refused(var _, var _, DecidedBy by) ->
                    switch (by) {
                        case KERNEL -> "failed";
                        case TIMEOUT -> "timeout";
                    };
            case Outcome.Cancelled _ -> "cancelled";
            case Outcome.Unresolved _, Outcome.NotTried _ -> "failed";
        };
    }
}

package dev.bindsight.view.connect;

import dev.bindsight.model.Outcome;
import dev.bindsight.model.fact.Finding;
import dev.bindsight.probe.Sample;
import dev.bindsight.probe.Statistics;
import dev.bindsight.text.DurationText;
import dev.bindsight.text.Texts;
import dev.bindsight.view.finding.Verdict;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/** A repeated connect, in words. */
final class RepeatText {
    private RepeatText() {}

    /** Why one was lost: {@code no reply}, an errno. */
    static String loss(Sample sample) {
        return switch (sample.attempt().outcome()) {
            case Outcome.Refused(var _, var _, Outcome.DecidedBy by)
                    when by == Outcome.DecidedBy.TIMEOUT ->
                    Texts.get("connect.chart.noReply");
            default -> Verdict.of(new Finding(sample.attempt(), null)).word();
        };
    }

    /** {@code 42 of 60}, {@code ended after 42 of 60}. */
    static String count(RepeatRun run) {
        int done = run.samples().size();
        int planned = run.plan().count();
        return run.runningProperty().get() || done == planned
                ? Texts.get("connect.repeat.count", done, planned)
                : Texts.get("connect.repeat.ended", done, planned);
    }

    /** How many connected, {@code 41 of 42}. */
    static String connected(Statistics statistics) {
        return Texts.get("connect.repeat.count", statistics.connected(), statistics.sent());
    }

    /** A time, or that there is none. */
    static String time(@Nullable Duration time) {
        return time == null ? Texts.get("socket.notApplicable") : DurationText.precise(time);
    }
}

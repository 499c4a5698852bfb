package dev.bindsight.probe;

import dev.bindsight.model.Attempt;
import dev.bindsight.model.Outcome;
import dev.bindsight.model.Probe.ConnectProbe;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** Repeats one connect at an interval. */
public final class Repeater {
    private final BiFunction<ConnectProbe, Cancellation, Attempt> connects;

    /** A repeater of real connects. */
    public Repeater(ConnectProver connects) {
        this(connects::prove);
    }

    /** A repeater of whatever connects, such as a scripted one. */
    Repeater(BiFunction<ConnectProbe, Cancellation, Attempt> connects) {
        this.connects = connects;
    }

    /** Which of two is worth repeating: the first that connected, else the first. */
    public static Attempt worthier(Attempt first, Attempt next) {
        return !first.ok() && next.ok() ? next : first;
    }

    /**
     * Connects again and again. Blocks.
     *
     * @param count how many times, at least 1
     * @param interval from start to start; a connect that takes longer delays the next, and what
     *     was missed is not made up for
     * @param each is told of each, on the calling thread
     * @return all of them; fewer if it was cancelled, without the one that was under way then
     */
    public List<Sample> repeat(
            ConnectProbe probe,
            int count,
            Duration interval,
            Consumer<Sample> each,
            Cancellation cancellation) {
        var samples = new ArrayList<Sample>();
        long first = System.nanoTime();
        long due = first;
        while (samples.size() < count && Pause.until(due, cancellation)) {
            long started = System.nanoTime();
            Attempt attempt = connects.apply(probe, cancellation);
            if (attempt.outcome() instanceof Outcome.Cancelled) {
                break;
            }
            var since = Duration.ofNanos(started - first);
            var sample = new Sample(samples.size(), since, attempt);
            samples.add(sample);
            each.accept(sample);
            due = Math.max(due + interval.toNanos(), System.nanoTime());
        }
        return List.copyOf(samples);
    }
}

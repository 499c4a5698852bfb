package dev.bindsight.diagnosis;

import dev.bindsight.model.Attempt;
import dev.bindsight.model.Probe.ConnectProbe;
import dev.bindsight.model.fact.Diagnosis;
import dev.bindsight.model.fact.Finding;
import dev.bindsight.probe.Cancellation;
import dev.bindsight.probe.ConnectRequest;
import dev.bindsight.probe.Sample;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Tries connects and says why one fails: the one entrance for the window and the terminal. Blocks.
 * Safe for use by several threads.
 */
public interface ConnectDiagnosis {
    /** Looks the name up and connects to every address and port of it. */
    ConnectReport connect(
            ConnectRequest request, ConnectObserver observer, Cancellation cancellation);

    /**
     * The same, with each finding given away as soon as all is known that is to be said of it.
     *
     * @return the report without findings
     */
    default ConnectReport connect(
            ConnectRequest request,
            ConnectObserver observer,
            FindingSink sink,
            Cancellation cancellation) {
        ConnectReport report = connect(request, observer, cancellation);
        report.findings().forEach(sink::take);
        return new ConnectReport(
                report.request(),
                report.resolution(),
                List.of(),
                report.unresolved(),
                report.cancelled());
    }

    /**
     * Compares a connect that failed with a control: another port of the same host, and the
     * gateway. Sends packets that were not asked for, so only on a click or {@code --control}.
     *
     * @return the same finding with what the controls showed; the cause may be another
     */
    Finding control(Finding failed, Cancellation cancellation);

    /**
     * Whether a port of this machine that a socket could be bound to is answered all the same,
     * because something redirects what goes there. Makes one connect, and a second to be sure.
     *
     * @param bound the bind that worked
     * @return what is to be said of that bind; empty for nothing
     */
    default Optional<Diagnosis> redirected(Attempt bound, Cancellation cancellation) {
        return Optional.empty();
    }

    /**
     * Repeats one connect.
     *
     * @param count how many times
     * @param interval from start to start; a connect that takes longer delays the next
     * @param each is told of each, on the calling thread
     * @return all of them, fewer than {@code count} if it was cancelled
     */
    List<Sample> repeat(
            ConnectProbe probe,
            int count,
            Duration interval,
            Consumer<Sample> each,
            Cancellation cancellation);
}

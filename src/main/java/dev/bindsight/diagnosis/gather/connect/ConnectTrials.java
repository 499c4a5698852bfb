package dev.bindsight.diagnosis.gather.connect;

import dev.bindsight.diagnosis.observation.OpenAgain;
import dev.bindsight.diagnosis.observation.SeenSockets;
import dev.bindsight.model.Attempt;
import dev.bindsight.model.Probe.ConnectProbe;
import dev.bindsight.probe.Cancellation;
import dev.bindsight.probe.ConnectProver;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** Connects once more, or elsewhere, to learn more of one that failed. */
public final class ConnectTrials {
    /** What listens on this machine answers in far less. */
    private static final Duration LIMIT = Duration.ofSeconds(1);

    /** Of a thousand silent ports not each is tried again: the first tell what the rest would. */
    private static final Duration ALL = Duration.ofSeconds(5);

    private final ConnectProver prover;
    private final Cancellation cancellation;
    private final Duration all;
    private final AtomicLong spent = new AtomicLong();

    /** Those of one request. */
    public ConnectTrials(ConnectProver prover, Cancellation cancellation) {
        this(prover, cancellation, ALL);
    }

    /**
     * With another limit.
     *
     * @param all how long all of its connects may take together
     */
    ConnectTrials(ConnectProver prover, Cancellation cancellation, Duration all) {
        this.all = all;
        this.prover = prover;
        this.cancellation = cancellation;
    }

    /** Makes a connect; empty where no time is left for that. */
    Optional<Attempt> made(ConnectProbe probe) {
        return timed(() -> prover.prove(briefly(probe), cancellation));
    }

    private Optional<Attempt> timed(Supplier<Attempt> connect) {
        if (spent.get() >= all.toNanos()) {
            return Optional.empty();
        }
        long started = System.nanoTime();
        Attempt attempt = connect.get();
        spent.addAndGet(System.nanoTime() - started);
        return Optional.of(attempt);
    }

    /** The same connect with the ICMPv6 message of a refusal kept, as other programs do not ask. */
    Optional<Attempt> reported(ConnectProbe probe) {
        return timed(() -> prover.proveReporting(briefly(probe), cancellation));
    }

    /** Makes the same connect once more and looks while it is open; empty if it fails now. */
    Optional<OpenAgain> open(ConnectProbe probe, Supplier<SeenSockets> look) {
        var seen = new AtomicReference<@Nullable SeenSockets>();
        return timed(() -> prover.prove(briefly(probe), cancellation, _ -> seen.set(look.get())))
                .filter(Attempt::ok)
                .flatMap(again ->
                        Optional.ofNullable(seen.get())
                                .map(sockets -> new OpenAgain(again, sockets)));
    }

    private static ConnectProbe briefly(ConnectProbe probe) {
        return probe.timeout().compareTo(LIMIT) < 0 ? probe : probe.within(LIMIT);
    }
}

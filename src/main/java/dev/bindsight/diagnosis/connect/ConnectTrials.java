package dev.bindsight.diagnosis.connect;

import dev.bindsight.model.Attempt;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.Probe.ConnectProbe;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.fact.Offer;
import dev.bindsight.probe.Cancellation;
import dev.bindsight.probe.ConnectProver;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** Tries a connect elsewhere before it is offered; what does not work is not offered. */
final class ConnectTrials {
    /** What listens on this machine answers in far less. */
    private static final Duration LIMIT = Duration.ofSeconds(1);

    /** Of a thousand silent ports not each is tried again: the first tell what the rest would. */
    private static final Duration ALL = Duration.ofSeconds(5);

    private final ConnectProver prover;
    private final Cancellation cancellation;
    private final Duration all;
    private final AtomicLong spent = new AtomicLong();

    ConnectTrials(ConnectProver prover, Cancellation cancellation) {
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

    /** Makes the same connect once more; empty where no time is left for that. */
    Optional<Attempt> again(ConnectProbe probe) {
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

    /**
     * A connect that was made once more.
     *
     * @param attempt the connect
     * @param seen the sockets of this machine while it was open, absent where no source answered
     */
    record Open(Attempt attempt, @Nullable Inventory seen) {}

    /** Makes the same connect once more and looks while it is open; empty if it fails now. */
    Optional<Open> open(ConnectProbe probe, Supplier<@Nullable Inventory> look) {
        var seen = new AtomicReference<@Nullable Inventory>();
        return timed(() -> prover.prove(briefly(probe), cancellation, _ -> seen.set(look.get())))
                .filter(Attempt::ok)
                .map(again -> new Open(again, seen.get()));
    }

    /** The same connect to another address, if it works. */
    Optional<Offer> elsewhere(ConnectProbe probe, Endpoint there) {
        IpAddress before = probe.endpoint().address();
        ConnectProbe retry = Probes.to(probe, there);
        boolean otherFamily = before.family() != there.address().family();
        return proven(retry)
                .map(proof ->
                        otherFamily
                                ? Offers.otherFamily(retry, proof.trace())
                                : Offers.otherAddress(retry, proof.trace()));
    }

    /** The same connect without the source it asks for, if that works. */
    Optional<Offer> fromAnywhere(ConnectProbe probe) {
        ConnectProbe retry = Probes.fromAnywhere(probe);
        return proven(retry).map(proof -> Offers.anySource(retry, proof.trace()));
    }

    /** The same connect to another port, if it works. */
    Optional<Offer> otherPort(ConnectProbe probe, Endpoint there) {
        ConnectProbe retry = Probes.to(probe, there);
        return proven(retry).map(proof -> Offers.otherPort(retry, proof.trace()));
    }

    private Optional<Attempt> proven(ConnectProbe probe) {
        return again(probe).filter(ConnectTrials::isProof);
    }

    /** Whether an attempt shows that somebody is there; a datagram that was only sent does not. */
    static boolean isProof(Attempt attempt) {
        boolean udp = ((ConnectProbe) attempt.probe()).protocol() == Protocol.UDP;
        return attempt.ok() && (!udp || SilentDatagram.isAnswered(attempt));
    }

    private static ConnectProbe briefly(ConnectProbe probe) {
        return probe.timeout().compareTo(LIMIT) < 0 ? probe : Probes.within(probe, LIMIT);
    }
}

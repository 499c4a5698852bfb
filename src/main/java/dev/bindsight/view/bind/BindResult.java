package dev.bindsight.view.bind;

import dev.bindsight.model.Attempt;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.Probe.BindProbe;
import dev.bindsight.model.fact.Finding;
import dev.bindsight.probe.HeldBind;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * One bind of this session and what came of it.
 *
 * @param finding the attempt, and what is to be said about it
 * @param before the result it is compared with: the run before, or the one whose fix it is; absent
 *     for the first of its kind
 * @param hold what became of the socket that was kept, absent where none was
 */
record BindResult(Finding finding, @Nullable Finding before, @Nullable Hold hold) {
    /** The attempt. */
    Attempt attempt() {
        return finding.attempt();
    }

    /** What was tried. */
    BindProbe probe() {
        return (BindProbe) finding.attempt().probe();
    }

    /** The same with its socket given back. */
    BindResult released(Hold.Released released) {
        return new BindResult(finding, before, released);
    }

    /** A socket that was kept bound for the user to try. */
    sealed interface Hold {
        /**
         * It is bound.
         *
         * @param bind counts what arrives
         * @param since when it was bound
         * @param until when it is given back
         */
        record Holding(HeldBind bind, Instant since, Instant until) implements Hold {}

        /**
         * It was given back.
         *
         * @param held for how long it was bound
         * @param count how many connections or datagrams came
         * @param peers the last that connected
         */
        record Released(Duration held, long count, List<Endpoint> peers) implements Hold {
            /** Copies the list. */
            public Released {
                peers = List.copyOf(peers);
            }
        }
    }
}

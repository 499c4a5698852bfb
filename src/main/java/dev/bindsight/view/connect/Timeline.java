package dev.bindsight.view.connect;

import dev.bindsight.model.Exchange;
import dev.bindsight.model.Exchange.FirstBytes;
import dev.bindsight.model.Exchange.Head;
import dev.bindsight.model.Exchange.Tls;
import dev.bindsight.model.IpAddressText;
import dev.bindsight.model.Resolution;
import dev.bindsight.model.fact.Finding;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What the time of one connect went into, one phase after the other.
 *
 * @param phases in the order they happened
 * @param total the sum of them
 */
record Timeline(List<Phase> phases, Duration total) {
    /** Copies the list. */
    Timeline {
        phases = List.copyOf(phases);
    }

    /** What was being done. */
    enum Kind {
        /** The name was looked up. */
        RESOLVE,
        /** The connection was opened. */
        CONNECT,
        /** The TLS handshake. */
        TLS,
        /** The wait for what the server says by itself. */
        FIRST_BYTE
    }

    /**
     * One phase.
     *
     * @param start when it began, counted from the beginning of the first
     * @param failed whether it is what ended the connect, or brought nothing
     */
    record Phase(Kind kind, Duration start, Duration length, boolean failed) {
        /** Where it begins and ends on a scale from 0 to 1. */
        double from(Duration total) {
            return share(start, total);
        }

        /** Where it ends on a scale from 0 to 1. */
        double to(Duration total) {
            return share(start.plus(length), total);
        }

        private static double share(Duration part, Duration total) {
            return total.isZero() ? 0 : (double) part.toNanos() / total.toNanos();
        }
    }

    /**
     * Of one connect.
     *
     * @param resolution how long the name took, absent if that is not known; an address took none
     */
    static Timeline of(@Nullable Resolution resolution, Finding finding) {
        Phases phases = looked(resolution);
        phases.add(Kind.CONNECT, finding.attempt().elapsed(), !finding.attempt().ok());
        Exchange exchange = finding.exchange();
        if (exchange != null) {
            Tls tls = exchange.tls();
            if (tls != null) {
                phases.add(Kind.TLS, tls.elapsed(), !(tls instanceof Tls.Established));
            }
            Head head = exchange.head();
            if (head != null) {
                phases.add(Kind.FIRST_BYTE, head.elapsed(), !(head instanceof Head.Answered));
            }
            FirstBytes first = exchange.first();
            if (first != null) {
                boolean broken = first instanceof FirstBytes.Broken;
                phases.add(Kind.FIRST_BYTE, first.elapsed(), broken);
            }
        }
        return new Timeline(phases.all, phases.end);
    }

    /** Of a name that led to no address to connect to. */
    static Timeline ofName(@Nullable Resolution resolution) {
        Phases phases = looked(resolution);
        return new Timeline(phases.all, phases.end);
    }

    private static Phases looked(@Nullable Resolution resolution) {
        var phases = new Phases();
        if (resolution != null && IpAddressText.parse(resolution.host()).isEmpty()) {
            phases.add(Kind.RESOLVE, resolution.elapsed(), resolution.addresses().isEmpty());
        }
        return phases;
    }

    private static final class Phases {
        private final List<Phase> all = new ArrayList<>();
        private Duration end = Duration.ZERO;

        void add(Kind kind, Duration length, boolean failed) {
            all.add(new Phase(kind, end, length, failed));
            end = end.plus(length);
        }
    }
}

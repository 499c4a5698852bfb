package dev.bindsight.diagnosis.connect;

import dev.bindsight.model.AddressFamily;
import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.Probe.ConnectProbe;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/** A connect that differs from another in one thing. */
final class Probes {
    private Probes() {}

    /**
     * To another endpoint. A source of another family is left behind, because no socket could have
     * it, and so is a scope with its link-local address.
     */
    static ConnectProbe to(ConnectProbe probe, Endpoint there) {
        AddressFamily family = there.address().family();
        BindPlace source = probe.source();
        @Nullable BindPlace kept =
                source == null || source.endpoint().address().family() == family ? source : null;
        boolean near = there.address().isLinkLocal();
        return new ConnectProbe(
                there,
                near ? probe.scope() : 0,
                near ? probe.device() : null,
                probe.protocol(),
                kept,
                probe.timeout(),
                probe.blocking());
    }

    /** From where the kernel chooses. */
    static ConnectProbe fromAnywhere(ConnectProbe probe) {
        return new ConnectProbe(
                probe.endpoint(),
                probe.scope(),
                probe.device(),
                probe.protocol(),
                null,
                probe.timeout(),
                probe.blocking());
    }

    /** With another limit. */
    static ConnectProbe within(ConnectProbe probe, Duration limit) {
        return new ConnectProbe(
                probe.endpoint(),
                probe.scope(),
                probe.device(),
                probe.protocol(),
                probe.source(),
                limit,
                probe.blocking());
    }
}

package dev.bindsight.cli;

import dev.bindsight.model.Attempt;
import dev.bindsight.model.Port;
import dev.bindsight.model.Probe;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.fact.Finding;
import dev.bindsight.probe.ConnectRequest;
import dev.bindsight.probe.Repeater;

import org.jspecify.annotations.Nullable;

import java.util.BitSet;

/** What the findings of a connect come to, counted as they pass. */
final class ConnectTally {
    private final ConnectRequest request;
    private final BitSet connected = new BitSet();
    private @Nullable Attempt repeatable;
    private boolean outside;

    ConnectTally(ConnectRequest request) {
        this.request = request;
    }

    void count(Finding finding) {
        Attempt attempt = finding.attempt();
        Probe probe = attempt.probe();
        repeatable = repeatable == null ? attempt : Repeater.worthier(repeatable, attempt);
        outside |= probe.protocol() == Protocol.TCP && !probe.endpoint().address().isLoopback();
        // what a cancelled handshake would have come to, nobody knows
        if (finding.holds() && (!request.tls() || finding.exchange() != null)) {
            connected.set(probe.endpoint().port().number());
        }
    }

    /** Whether any went where a proxy may be for: of one nothing is said for loopback. */
    boolean isOutside() {
        return outside;
    }

    /** The one that is worth repeating, absent before the first. */
    @Nullable Attempt repeatable() {
        return repeatable;
    }

    /** Whether each port connected at some address. */
    boolean eachPortConnected() {
        return request.ports().stream().mapToInt(Port::number).allMatch(connected::get);
    }
}

package dev.bindsight.fix;

import dev.bindsight.diagnosis.BindDiagnosis;
import dev.bindsight.diagnosis.ConnectDiagnosis;
import dev.bindsight.diagnosis.ConnectObserver;
import dev.bindsight.diagnosis.ConnectReport;
import dev.bindsight.model.Attempt;
import dev.bindsight.model.Exchange;
import dev.bindsight.model.Outcome;
import dev.bindsight.model.Probe;
import dev.bindsight.model.Probe.BindProbe;
import dev.bindsight.model.Probe.ConnectProbe;
import dev.bindsight.model.fact.Finding;
import dev.bindsight.platform.MachineFacts;
import dev.bindsight.probe.AddressFamilies;
import dev.bindsight.probe.Cancellation;
import dev.bindsight.probe.ConnectRequest;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Carries a single probe out and has it explained.
 *
 * @param binds tries binds
 * @param connects tries connects
 * @param machine names the devices of scopes
 */
record Repetition(BindDiagnosis binds, ConnectDiagnosis connects, MachineFacts machine) {
    /**
     * Runs a probe.
     *
     * @param before what was found at first: what came after its connect is asked for again
     */
    Finding run(Probe probe, Finding before, Cancellation cancellation) {
        return switch (probe) {
            case BindProbe bind -> binds.tryBind(bind, cancellation);
            case ConnectProbe connect -> connect(connect, before.exchange(), cancellation);
        };
    }

    /** By its address, so that no name is looked up: an address of the name may be gone. */
    private Finding connect(
            ConnectProbe probe, @Nullable Exchange exchange, Cancellation cancellation) {
        String scope =
                probe.scope() == 0
                        ? ""
                        : machine.interfaceName(probe.scope()).map(name -> "%" + name).orElse("");
        var request =
                new ConnectRequest(
                        probe.endpoint().address() + scope,
                        List.of(probe.endpoint().port()),
                        probe.protocol(),
                        AddressFamilies.ANY,
                        probe.source(),
                        probe.timeout(),
                        probe.blocking(),
                        exchange != null && exchange.tls() != null,
                        exchange != null && exchange.first() != null);
        ConnectReport report = connects.connect(request, ConnectObserver.UNHEARD, cancellation);
        return report.findings().isEmpty()
                ? new Finding(untried(probe), null)
                : report.findings().getFirst();
    }

    /** A probe that was cancelled before it began. */
    static Attempt untried(Probe probe) {
        return new Attempt(
                probe, Instant.now(), List.of(), new Outcome.Cancelled(), null, Duration.ZERO);
    }
}

package dev.bindsight.diagnosis.bind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.app.Engine;
import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.Fix;
import dev.bindsight.model.IpAddressText;
import dev.bindsight.model.Port;
import dev.bindsight.model.Probe.BindProbe;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketOption;
import dev.bindsight.model.fact.Diagnosis;
import dev.bindsight.model.fact.Finding;
import dev.bindsight.model.fact.Offer;
import dev.bindsight.probe.Cancellation;

import java.util.List;
import java.util.Objects;
import java.util.Set;

/** The diagnosis of binds on the real machine, and a question or two that many tests ask. */
final class BindBench implements AutoCloseable {
    private final Engine engine = Engine.open();

    static BindProbe tcp(String address, int port, SocketOption... options) {
        return probe(Protocol.TCP, address, port, options);
    }

    static BindProbe probe(Protocol protocol, String address, int port, SocketOption... options) {
        var endpoint = new Endpoint(IpAddressText.parse(address).orElseThrow(), new Port(port));
        return new BindProbe(BindPlace.of(endpoint), protocol, Set.of(options));
    }

    Finding find(BindProbe probe) {
        return engine.binds().tryBind(probe, new Cancellation());
    }

    /** The diagnosis of a bind that has to be refused. */
    Diagnosis diagnose(BindProbe probe) {
        Finding finding = find(probe);
        return Objects.requireNonNull(finding.diagnosis());
    }

    static List<Offer> offers(Diagnosis diagnosis, Class<? extends Fix> kind) {
        return diagnosis.offers().stream().filter(offer -> kind.isInstance(offer.fix())).toList();
    }

    /** The options that are offered, which have to be proven. */
    static List<SocketOption> offered(Diagnosis diagnosis) {
        return diagnosis.offers().stream()
                .map(offer ->
                        switch (offer.fix()) {
                            case Fix.RetryWithReuseAddress _ ->
                                    proven(offer, SocketOption.SO_REUSEADDR);
                            case Fix.RetryWithReusePort _ ->
                                    proven(offer, SocketOption.SO_REUSEPORT);
                            default -> null;
                        })
                .filter(Objects::nonNull)
                .toList();
    }

    private static SocketOption proven(Offer offer, SocketOption option) {
        assertThat(offer.proven()).as("proven: %s", offer).isTrue();
        return option;
    }

    @Override
    public void close() {
        engine.close();
    }
}

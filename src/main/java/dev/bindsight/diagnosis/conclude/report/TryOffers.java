package dev.bindsight.diagnosis.conclude.report;

import dev.bindsight.diagnosis.observation.ReportObservation;
import dev.bindsight.model.Fix;
import dev.bindsight.model.HostAndPort;
import dev.bindsight.model.Probe.ConnectProbe;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.fact.Benefit;
import dev.bindsight.model.fact.Offer;

/** The calls that send packets, which are made when somebody asks for them. */
final class TryOffers {
    private TryOffers() {}

    static Offer connect(ReportObservation found, HostAndPort to) {
        Protocol protocol = found.found().isOfUdp() ? Protocol.UDP : Protocol.TCP;
        boolean tls = found.error().tls() != null && protocol == Protocol.TCP;
        return open(new Fix.TryConnect(to, protocol, tls));
    }

    static Offer connect(ReportObservation found, ConnectProbe probe) {
        return connect(found, to(probe));
    }

    static Offer lookUp(String name) {
        return open(new Fix.LookUp(name));
    }

    static HostAndPort to(ConnectProbe probe) {
        return new HostAndPort(probe.place().addressText(), probe.endpoint().port());
    }

    private static Offer open(Fix fix) {
        return Offer.open(fix, Benefit.asTheFixSays(), null);
    }
}

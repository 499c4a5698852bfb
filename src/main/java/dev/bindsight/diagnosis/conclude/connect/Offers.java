package dev.bindsight.diagnosis.conclude.connect;

import dev.bindsight.model.AddressFamily;
import dev.bindsight.model.Fix;
import dev.bindsight.model.Probe.ConnectProbe;
import dev.bindsight.model.TracedCall;
import dev.bindsight.model.fact.Benefit;
import dev.bindsight.model.fact.Offer;

import java.time.Duration;
import java.util.List;

/** What is offered about a connect. */
final class Offers {
    private static final Duration MORE = Duration.ofSeconds(10);
    private static final int FACTOR = 3;

    private Offers() {}

    /** Another address than the one that was asked for, which was tried and works. */
    static Offer elsewhere(ConnectProbe asked, ConnectProbe probe, List<TracedCall> proof) {
        AddressFamily before = asked.endpoint().address().family();
        return before == probe.endpoint().address().family()
                ? otherAddress(probe, proof)
                : otherFamily(probe, proof);
    }

    /** The other family, which was tried and works. */
    static Offer otherFamily(ConnectProbe probe, List<TracedCall> proof) {
        return proven(new Fix.RetryOtherFamily(probe), proof);
    }

    /** Another address, which was tried and works. */
    static Offer otherAddress(ConnectProbe probe, List<TracedCall> proof) {
        return proven(new Fix.UseOtherAddress(probe), proof);
    }

    /** Without the source that was asked for, which was tried and works. */
    static Offer anySource(ConnectProbe probe, List<TracedCall> proof) {
        return Offer.proven(new Fix.UseOtherAddress(probe), new Benefit.AnySource(), proof);
    }

    /** Another port, which was tried and works. */
    static Offer otherPort(ConnectProbe probe, List<TracedCall> proof) {
        return proven(new Fix.UseOtherPort(probe, null), proof);
    }

    /** The same connect with more patience: the longer of 10 s and three times as long. */
    static Offer moreTime(ConnectProbe probe) {
        Duration more = probe.timeout().multipliedBy(FACTOR);
        Duration limit = more.compareTo(MORE) < 0 ? MORE : more;
        return open(new Fix.RaiseTimeout(probe.within(limit)));
    }

    /** A server, which the user starts. */
    static Offer startServer(ConnectProbe probe) {
        return open(new Fix.StartServer(probe.place()));
    }

    private static Offer open(Fix fix) {
        return Offer.open(fix, Benefit.asTheFixSays(), null);
    }

    private static Offer proven(Fix fix, List<TracedCall> proof) {
        return Offer.proven(fix, Benefit.asTheFixSays(), proof);
    }
}

package dev.bindsight.diagnosis.conclude.connect;

import dev.bindsight.model.AddressFamily;
import dev.bindsight.model.Fix;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.Probe.ConnectProbe;
import dev.bindsight.model.TracedCall;
import dev.bindsight.model.fact.Offer;
import dev.bindsight.text.DurationText;
import dev.bindsight.text.Texts;

import java.time.Duration;
import java.util.List;

/** The words of what is offered about a connect. */
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
        return proven(
                new Fix.RetryOtherFamily(probe),
                Texts.get("whyConnect.offer.family", family(probe.endpoint().address())),
                probe,
                proof);
    }

    /** Another address, which was tried and works. */
    static Offer otherAddress(ConnectProbe probe, List<TracedCall> proof) {
        return proven(
                new Fix.UseOtherAddress(probe),
                Texts.get("whyConnect.offer.address", probe.endpoint().address().toString()),
                probe,
                proof);
    }

    /** Without the source that was asked for, which was tried and works. */
    static Offer anySource(ConnectProbe probe, List<TracedCall> proof) {
        return proven(
                new Fix.UseOtherAddress(probe), Texts.get("whyConnect.offer.source"), probe, proof);
    }

    /** Another port, which was tried and works. */
    static Offer otherPort(ConnectProbe probe, List<TracedCall> proof) {
        return proven(
                new Fix.UseOtherPort(probe, null),
                Texts.get("whyConnect.offer.port", probe.endpoint().port().toString()),
                probe,
                proof);
    }

    /** The same connect with more patience: the longer of 10 s and three times as long. */
    static Offer moreTime(ConnectProbe probe) {
        Duration more = probe.timeout().multipliedBy(FACTOR);
        Duration limit = more.compareTo(MORE) < 0 ? MORE : more;
        return open(
                new Fix.RaiseTimeout(probe.within(limit)),
                Texts.get("whyConnect.offer.wait", DurationText.span(limit)),
                Texts.get("whyConnect.offer.waitEffect"));
    }

    /** A server, which the user starts. */
    static Offer startServer(ConnectProbe probe) {
        return open(
                new Fix.StartServer(probe.endpoint()),
                Texts.get("whyConnect.offer.start"),
                Texts.get("whyConnect.offer.startEffect", probe.place().toString()));
    }

    private static Offer open(Fix fix, String label, String effect) {
        return new Offer(fix, label, effect, false, null, List.of());
    }

    private static Offer proven(Fix fix, String label, ConnectProbe probe, List<TracedCall> proof) {
        String effect = Texts.get("whyConnect.offer.connects", probe.place().toString());
        return new Offer(fix, label, effect, true, null, proof);
    }

    /** {@code IPv4} or {@code IPv6}. */
    static String family(IpAddress address) {
        return switch (address.family()) {
            case IPV4 -> Texts.get("whyConnect.ipv4");
            case IPV6 -> Texts.get("whyConnect.ipv6");
        };
    }
}

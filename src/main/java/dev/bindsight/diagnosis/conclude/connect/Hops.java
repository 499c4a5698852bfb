package dev.bindsight.diagnosis.conclude.connect;

import dev.bindsight.diagnosis.observation.NextHop;
import dev.bindsight.model.AddressFamily;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.fact.Evidence;
import dev.bindsight.text.Texts;

import java.util.Optional;

/** What is to be said of who takes the packets first. */
final class Hops {
    private Hops() {}

    /** Why nothing can get there, where that is known. */
    static Optional<String> obstacle(NextHop hop) {
        IpAddress address = hop.address();
        String device = hop.device();
        if (hop.lacksCarrier()) {
            return Optional.of(Texts.get("whyConnect.hop.noCarrier", device, address));
        }
        return switch (hop.state()) {
            case FAILED ->
                    Optional.of(
                            hop.gateway()
                                    ? Texts.get("whyConnect.hop.gatewayGone", address, device)
                                    : Texts.get("whyConnect.hop.nobody", address, device));
            case INCOMPLETE -> Optional.of(Texts.get("whyConnect.hop.nobodyYet", address, device));
            case REACHABLE, KNOWN, FIXED -> Optional.empty();
            case null -> Optional.empty();
        };
    }

    /** What was looked at; empty where it says nothing. */
    static Optional<Evidence> evidence(NextHop hop) {
        IpAddress address = hop.address();
        String device = hop.device();
        if (hop.lacksCarrier()) {
            return Optional.of(
                    Evidence.machine(Texts.get("whyConnect.hop.carrierEvidence", device)));
        }
        String asked =
                address.family() == AddressFamily.IPV4
                        ? Texts.get("whyConnect.hop.arp")
                        : Texts.get("whyConnect.hop.discovery");
        return switch (hop.state()) {
            case FAILED, INCOMPLETE ->
                    said(
                            Texts.get(
                                    "whyConnect.hop.silent",
                                    asked,
                                    address,
                                    device,
                                    hop.state().name()));
            case REACHABLE -> said(Texts.get("whyConnect.hop.reachable", address, device));
            case KNOWN, FIXED -> Optional.empty();
            case null -> Optional.empty();
        };
    }

    private static Optional<Evidence> said(String text) {
        return Optional.of(ConnectEvidence.network(text));
    }
}

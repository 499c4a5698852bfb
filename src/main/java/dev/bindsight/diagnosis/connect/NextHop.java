package dev.bindsight.diagnosis.connect;

import dev.bindsight.model.AddressFamily;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.Neighbour;
import dev.bindsight.model.Neighbour.State;
import dev.bindsight.model.Route;
import dev.bindsight.model.fact.Evidence;
import dev.bindsight.text.Texts;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/**
 * Who takes the packets to a destination first, on a network this machine is in: the destination
 * itself or a gateway.
 *
 * @param address its address
 * @param device the device it is reached by
 * @param gateway whether it is a gateway, not the destination
 * @param state what the neighbour table says of it, absent where it says nothing
 * @param lacksCarrier whether the device has no carrier
 */
record NextHop(
        IpAddress address,
        String device,
        boolean gateway,
        @Nullable State state,
        boolean lacksCarrier) {
    /** The one of a connect; empty for this machine itself and where no route is seen. */
    static Optional<NextHop> of(FailedConnect found) {
        if (found.isLocal()) {
            return Optional.empty();
        }
        MachineSnapshot sight = found.sight();
        IpAddress destination = found.endpoint().address().unmapped();
        Optional<String> scope = sight.device(found.probe().scope());
        return sight.ways()
                .to(destination)
                .filter(route -> !route.refuses())
                .flatMap(route -> of(sight, destination, route, scope));
    }

    private static Optional<NextHop> of(
            MachineSnapshot sight, IpAddress destination, Route route, Optional<String> scope) {
        IpAddress gateway = route.gateway();
        IpAddress next = gateway == null ? destination : gateway;
        return scope.or(() -> Optional.ofNullable(route.device()))
                .map(device ->
                        new NextHop(
                                next,
                                device,
                                gateway != null,
                                sight.neighbour(next, device).map(Neighbour::state).orElse(null),
                                sight.lacksCarrier(device)));
    }

    /** Whether nobody has answered for it. */
    boolean isSilent() {
        return state == State.FAILED || state == State.INCOMPLETE;
    }

    /** Whether it is the destination, and answered within the last half minute or so. */
    boolean isDestinationUp() {
        return !gateway && state == State.REACHABLE;
    }

    /** Why nothing can get there, where that is known. */
    Optional<String> obstacle() {
        if (lacksCarrier) {
            return Optional.of(Texts.get("whyConnect.hop.noCarrier", device, address));
        }
        return switch (state) {
            case FAILED ->
                    Optional.of(
                            gateway
                                    ? Texts.get("whyConnect.hop.gatewayGone", address, device)
                                    : Texts.get("whyConnect.hop.nobody", address, device));
            case INCOMPLETE -> Optional.of(Texts.get("whyConnect.hop.nobodyYet", address, device));
            case REACHABLE, KNOWN, FIXED -> Optional.empty();
            case null -> Optional.empty();
        };
    }

    /** What was looked at; empty where it says nothing. */
    Optional<Evidence> evidence() {
        if (lacksCarrier) {
            return Optional.of(
                    Evidence.machine(Texts.get("whyConnect.hop.carrierEvidence", device)));
        }
        String asked =
                address.family() == AddressFamily.IPV4
                        ? Texts.get("whyConnect.hop.arp")
                        : Texts.get("whyConnect.hop.discovery");
        return switch (state) {
            case FAILED, INCOMPLETE ->
                    said(Texts.get("whyConnect.hop.silent", asked, address, device, state.name()));
            case REACHABLE -> said(Texts.get("whyConnect.hop.reachable", address, device));
            case KNOWN, FIXED -> Optional.empty();
            case null -> Optional.empty();
        };
    }

    private static Optional<Evidence> said(String text) {
        return Optional.of(ConnectEvidence.network(text));
    }
}

package dev.bindsight.diagnosis.gather.bind;

import dev.bindsight.inventory.MachineSummary;
import dev.bindsight.model.AddressFamily;
import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.LocalAddress;
import dev.bindsight.model.Order;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** Where else on this machine a server could bind the same port. */
final class OtherPlaces {
    private final MachineSummary machine;

    OtherPlaces(MachineSummary machine) {
        this.machine = machine;
    }

    /**
     * The counterparts of a place in the other family, and for a dual-stack one either family
     * alone; none for an address that has no counterpart.
     */
    List<BindPlace> otherFamily(BindPlace place) {
        IpAddress address = place.endpoint().address();
        var places = new ArrayList<BindPlace>();
        if (machine.hasIpv6() && (isDualStack(place) || address.equals(IpAddress.ANY_IPV4))) {
            places.add(at(place, IpAddress.ANY_IPV6, true));
        }
        if (address.equals(IpAddress.ANY_IPV6)) {
            places.add(at(place, IpAddress.ANY_IPV4, null));
        }
        if (address.equals(IpAddress.LOOPBACK_IPV4) && machine.hasIpv6()) {
            places.add(at(place, IpAddress.LOOPBACK_IPV6, null));
        }
        if (address.equals(IpAddress.LOOPBACK_IPV6)) {
            places.add(at(place, IpAddress.LOOPBACK_IPV4, null));
        }
        return places;
    }

    /**
     * The machine's own addresses that a place could take, loopback last, without itself; first of
     * all the same address on the device that has it.
     */
    List<BindPlace> hostAddresses(BindPlace place) {
        IpAddress address = place.endpoint().address();
        AddressFamily family = address.unmapped().family();
        return machine.addresses().stream()
                .filter(here -> here.address().family() == family || isDualStack(place))
                .filter(here -> !isItself(place, here))
                .sorted(Order.by(here -> !here.address().equals(address)))
                .map(here -> on(place, here))
                .toList();
    }

    private static boolean isItself(BindPlace place, LocalAddress here) {
        String device = place.interfaceName();
        return here.address().equals(place.endpoint().address().unmapped())
                && (device == null || device.equals(here.device()));
    }

    /** Every address of the place's family. */
    static BindPlace wildcard(BindPlace place) {
        return switch (place.endpoint().address().unmapped().family()) {
            case IPV4 -> at(place, IpAddress.ANY_IPV4, null);
            case IPV6 -> at(place, IpAddress.ANY_IPV6, false);
        };
    }

    private static boolean isDualStack(BindPlace place) {
        return place.endpoint().address().equals(IpAddress.ANY_IPV6)
                && !Boolean.TRUE.equals(place.v6only());
    }

    private static BindPlace on(BindPlace place, LocalAddress here) {
        String scope = here.address().isLinkLocal() ? here.device() : null;
        return new BindPlace(new Endpoint(here.address(), place.endpoint().port()), null, scope);
    }

    private static BindPlace at(BindPlace place, IpAddress address, @Nullable Boolean v6only) {
        return new BindPlace(new Endpoint(address, place.endpoint().port()), v6only, null);
    }
}

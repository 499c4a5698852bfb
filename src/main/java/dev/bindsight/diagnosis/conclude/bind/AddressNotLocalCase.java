package dev.bindsight.diagnosis.conclude.bind;

import dev.bindsight.diagnosis.observation.BindObservation;
import dev.bindsight.diagnosis.observation.Trial;
import dev.bindsight.model.Cause;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.LocalAddress;
import dev.bindsight.model.fact.BindFact;
import dev.bindsight.model.fact.BindReason;
import dev.bindsight.model.fact.Evidence;
import dev.bindsight.model.fact.Offer;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The machine does not have the address, or not on the device that is named with it. */
record AddressNotLocalCase(BindObservation found, Cause.AddressNotLocal cause) implements BindCase {
    /** With a scope, the address is here only if it is on that very device. */
    static boolean isHere(BindObservation found) {
        String device = found.probe().place().interfaceName();
        return found.machine().addresses().stream()
                .filter(each -> each.address().equals(found.address().unmapped()))
                .anyMatch(each -> device == null || device.equals(each.device()));
    }

    /** Whether the address is on the loopback device and that is switched off. */
    static boolean isLoopbackDown(BindObservation found) {
        return found.address().isLoopback() && found.machine().isLoopbackDown();
    }

    @Override
    public Set<Trial> trials() {
        return found.address().isLoopback()
                ? Set.of(Trial.OWN_ADDRESS, Trial.EVERY_ADDRESS)
                : Set.of(Trial.FREEBIND, Trial.OWN_ADDRESS, Trial.EVERY_ADDRESS);
    }

    @Override
    public BindReason reason() {
        IpAddress address = found.address();
        if (isLoopbackDown(found)) {
            return new BindReason.LoopbackDown(address);
        }
        List<LocalAddress> here = found.machine().addresses();
        if (here.isEmpty()) {
            return new BindReason.NoAddressHere(found.probe().place());
        }
        String device = found.probe().place().interfaceName();
        List<String> devices =
                here.stream()
                        .filter(each -> each.address().equals(address))
                        .map(LocalAddress::device)
                        .toList();
        return device == null || devices.isEmpty()
                ? new BindReason.NotHere(address, here)
                : new BindReason.OnOtherDevice(address, devices, device);
    }

    @Override
    public List<Evidence> evidence() {
        List<LocalAddress> here = found.machine().addresses();
        return here.isEmpty()
                ? List.of()
                : List.of(Evidence.machine(new BindFact.AddressesHere(here)));
    }

    @Override
    public List<Offer> offers() {
        var offers = new ArrayList<Offer>();
        PlaceOffers.ownAddress(found).ifPresent(offers::add);
        PlaceOffers.everyAddress(found).ifPresent(offers::add);
        return offers;
    }
}

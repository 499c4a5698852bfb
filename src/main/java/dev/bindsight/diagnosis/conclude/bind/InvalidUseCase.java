package dev.bindsight.diagnosis.conclude.bind;

import dev.bindsight.diagnosis.observation.BindObservation;
import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Cause;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.fact.BindReason;

/** The call makes no sense as it was made. */
record InvalidUseCase(BindObservation found, Cause.InvalidUse cause) implements BindCase {
    @Override
    public BindReason reason() {
        IpAddress address = found.address();
        BindPlace place = found.probe().place();
        String device = place.interfaceName();
        if (device != null && found.machine().lacksDevice()) {
            return new BindReason.NoSuchDevice(device);
        }
        if (address.isLinkLocal()) {
            return device == null
                    ? new BindReason.WithoutScope(address)
                    : new BindReason.NotOnDevice(device);
        }
        return address.isIpv4Mapped() && Boolean.TRUE.equals(place.v6only())
                ? new BindReason.Ipv4ForIpv6Alone(address)
                : new BindReason.NotTaken();
    }
}

package dev.bindsight.diagnosis.conclude.connect;

import dev.bindsight.diagnosis.observation.Conclusion;
import dev.bindsight.diagnosis.observation.ConnectObservation;
import dev.bindsight.diagnosis.observation.Explanation;
import dev.bindsight.model.AddressFamily;
import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Cause;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.fact.MisuseReason;

import java.util.List;
import java.util.Optional;

/** What cannot be connected to as it was asked for, wherever it is. */
final class Misuse {
    private static final long EVERYBODY = 0xFFFF_FFFFL;
    private static final long LOOPBACK_BROADCAST = 0x7FFF_FFFFL;

    private Misuse() {}

    /** Why, if that is what is wrong with a connect that failed. */
    static Conclusion of(ConnectObservation found) {
        return ofFamilies(found)
                .or(() ->
                        reason(found, found.endpoint().address())
                                .<Conclusion>map(why ->
                                        new Explanation(
                                                new Cause.InvalidUse(), why, List.of(), List.of()))
                                .orElseGet(Conclusion::nothing));
    }

    /** Whether the source and the destination are of different families. */
    static Conclusion ofFamilies(ConnectObservation found) {
        IpAddress address = found.endpoint().address();
        BindPlace source = found.probe().source();
        if (source == null || source.endpoint().address().family() == address.family()) {
            return Conclusion.nothing();
        }
        return new Explanation(
                new Cause.WrongFamily(),
                new MisuseReason.FamiliesDiffer(source.endpoint().address(), address),
                List.of(),
                List.of());
    }

    private static Optional<MisuseReason> reason(ConnectObservation found, IpAddress address) {
        Protocol protocol = found.probe().protocol();
        if (found.endpoint().port().number() == 0) {
            return Optional.of(new MisuseReason.PortZero());
        }
        if (isMulticast(address.unmapped())) {
            return Optional.of(new MisuseReason.ToMulticast(address, protocol));
        }
        if (isBroadcast(found, address.unmapped())) {
            return Optional.of(new MisuseReason.ToBroadcast(address, protocol));
        }
        if (!address.isLinkLocal() || found.probe().scope() != 0) {
            return Optional.empty();
        }
        String device = found.probe().device();
        return Optional.of(
                device == null
                        ? new MisuseReason.LacksInterface(address)
                        : new MisuseReason.InterfaceUnknown(address, device));
    }

    private static boolean isMulticast(IpAddress address) {
        return switch (address.family()) {
            case IPV4 -> address.low() >>> 28 == 0xE;
            case IPV6 -> address.high() >>> 56 == 0xFF;
        };
    }

    private static boolean isBroadcast(ConnectObservation found, IpAddress address) {
        return address.family() == AddressFamily.IPV4
                && (address.low() == EVERYBODY
                        || address.low() == LOOPBACK_BROADCAST
                        || found.here().ways().isBroadcast(address));
    }
}

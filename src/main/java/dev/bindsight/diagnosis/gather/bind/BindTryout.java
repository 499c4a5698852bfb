package dev.bindsight.diagnosis.gather.bind;

import dev.bindsight.diagnosis.observation.BindObservation;
import dev.bindsight.diagnosis.observation.BindTried;
import dev.bindsight.diagnosis.observation.Trial;
import dev.bindsight.inventory.MachineSummary;
import dev.bindsight.model.Attempt;
import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Probe.BindProbe;
import dev.bindsight.model.SocketOption;
import dev.bindsight.probe.BindProver;
import dev.bindsight.probe.Cancellation;

import org.jspecify.annotations.Nullable;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tries what may work instead of a bind that was refused; nothing of it touches anybody. */
public final class BindTryout {
    private static final List<SocketOption> REUSE =
            List.of(SocketOption.SO_REUSEADDR, SocketOption.SO_REUSEPORT);

    private final BindProver prover;
    private final FreePortSearch ports;
    private final OtherPlaces places;

    /** On one machine. */
    public BindTryout(BindProver prover, MachineSummary machine) {
        this.prover = prover;
        this.ports = new FreePortSearch(machine);
        this.places = new OtherPlaces(machine);
    }

    /**
     * Tries what is wanted, in the order in which the trials stand.
     *
     * @param cancellation ends it early; what was not tried is absent then
     */
    public BindTried of(BindObservation found, Set<Trial> wanted, Cancellation cancellation) {
        var trials = new BindTrials(prover, cancellation);
        BindProbe probe = found.probe();
        BindPlace place = probe.place();
        Map<SocketOption, Attempt> options = options(probe, wanted, trials);
        @Nullable Attempt otherPort = null;
        if (wanted.contains(Trial.UNPRIVILEGED_PORT)) {
            otherPort = ports.next(probe, true, trials).orElse(null);
        } else if (wanted.contains(Trial.NEXT_PORT)) {
            otherPort = ports.next(probe, false, trials).orElse(null);
        }
        @Nullable Attempt anyPort =
                wanted.contains(Trial.ANY_PORT)
                        ? FreePortSearch.any(probe, trials).orElse(null)
                        : null;
        @Nullable Attempt otherFamily =
                wanted.contains(Trial.OTHER_FAMILY)
                        ? works(probe, places.otherFamily(place), trials)
                        : null;
        @Nullable Attempt ownAddress =
                wanted.contains(Trial.OWN_ADDRESS)
                        ? works(probe, places.hostAddresses(place), trials)
                        : null;
        @Nullable Attempt everyAddress =
                wanted.contains(Trial.EVERY_ADDRESS)
                        ? works(probe, List.of(OtherPlaces.wildcard(place)), trials)
                        : null;
        return new BindTried(options, otherPort, anyPort, otherFamily, ownAddress, everyAddress);
    }

    private static @Nullable Attempt works(
            BindProbe probe, List<BindPlace> places, BindTrials trials) {
        return trials.firstThatWorks(places.stream().map(probe::at)).orElse(null);
    }

    private static Map<SocketOption, Attempt> options(
            BindProbe probe, Set<Trial> wanted, BindTrials trials) {
        var attempts = new EnumMap<SocketOption, Attempt>(SocketOption.class);
        if (wanted.contains(Trial.REUSE)) {
            for (SocketOption option : REUSE) {
                if (!probe.options().contains(option)) {
                    trials.once(probe.with(option))
                            .ifPresent(attempt -> attempts.put(option, attempt));
                }
            }
        }
        if (wanted.contains(Trial.FREEBIND)
                && !probe.options().contains(SocketOption.IP_FREEBIND)) {
            trials.once(probe.with(SocketOption.IP_FREEBIND))
                    .filter(Attempt::ok)
                    .ifPresent(attempt -> attempts.put(SocketOption.IP_FREEBIND, attempt));
        }
        return attempts;
    }
}

package dev.bindsight.diagnosis.observation;

import dev.bindsight.model.Probe.ConnectProbe;
import dev.bindsight.model.Resolution;

import org.jspecify.annotations.Nullable;

/**
 * A name that led to no address to connect to.
 *
 * @param subject what came of looking it up
 * @param other a connect to its first address, which is of a family that was not asked for; absent
 *     where it has none
 */
public record NameObservation(ObservationSubject.LookedUp subject, @Nullable ConnectProbe other) {
    /** What came of looking it up. */
    public Resolution resolution() {
        return subject.resolution();
    }

    /** The name, as it was asked for. */
    public String host() {
        return resolution().host();
    }
}

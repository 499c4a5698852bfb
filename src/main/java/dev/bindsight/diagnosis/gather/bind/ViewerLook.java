package dev.bindsight.diagnosis.gather.bind;

import dev.bindsight.diagnosis.observation.Viewer;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.function.Function;

/**
 * Where the person is who is told.
 *
 * @param home their home directory
 * @param zone a time zone that tells some moments as the clock on their wall does
 */
public record ViewerLook(String home, Function<Collection<Instant>, ZoneId> zone) {
    /** One who is told of these moments and no others. */
    public Viewer of(Collection<Instant> moments) {
        return new Viewer(home, zone.apply(moments));
    }
}

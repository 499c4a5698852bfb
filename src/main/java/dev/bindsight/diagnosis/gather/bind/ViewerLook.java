package dev.bindsight.diagnosis.gather.bind;

import dev.bindsight.diagnosis.observation.Viewer;

import java.time.ZoneId;
import java.util.function.Supplier;

/**
 * Where the person is who is told.
 *
 * @param home their home directory
 * @param zone the time zone of the clock on their wall, which takes milliseconds to read
 */
public record ViewerLook(String home, Supplier<ZoneId> zone) {
    /** At this moment. */
    public Viewer at() {
        return new Viewer(home, zone.get());
    }
}

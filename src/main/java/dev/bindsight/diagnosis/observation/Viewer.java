package dev.bindsight.diagnosis.observation;

import java.time.ZoneId;

/**
 * Where the person is who is told: by place and time of its start they know a process again.
 *
 * @param home their home directory, shown as {@code ~}
 * @param zone the time zone of the clock on their wall
 */
public record Viewer(String home, ZoneId zone) {}

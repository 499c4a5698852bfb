package dev.bindsight.diagnosis.observation;

import java.time.ZoneId;

/**
 * Where the person is who is told: by place and time of its start they know a process again.
 *
 * @param home their home directory, shown as {@code ~}
 * @param zone a time zone that tells when the processes in the way began, and when they were looked
 *     at, as the clock on their wall does
 */
public record Viewer(String home, ZoneId zone) {}

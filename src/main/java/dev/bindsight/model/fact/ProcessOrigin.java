package dev.bindsight.model.fact;

import dev.bindsight.model.ProcessDetails;

import java.time.ZoneId;

/**
 * Where and when a process was started, by which a person knows their own again.
 *
 * @param process the process
 * @param home the person's home directory, shown as {@code ~}
 * @param zone the time zone of the clock on their wall
 */
public record ProcessOrigin(ProcessDetails process, String home, ZoneId zone) {}

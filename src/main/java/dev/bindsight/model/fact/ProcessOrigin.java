package dev.bindsight.model.fact;

import dev.bindsight.model.ProcessDetails;

import java.time.ZoneId;

/**
 * Where and when a process was started, by which a person knows their own again.
 *
 * @param process the process
 * @param home the person's home directory, shown as {@code ~}
 * @param zone a time zone that tells when it was started, and when it was seen, as the clock on
 *     their wall does
 */
public record ProcessOrigin(ProcessDetails process, String home, ZoneId zone) {}

package dev.bindsight.model;

/**
 * A systemd unit, read from a cgroup path (systemd.unit(5)).
 *
 * @param name with its suffix, unescaped as systemctl takes it: {@code postgresql@15-main.service}
 * @param user whether the user's own manager keeps it ({@code systemctl --user})
 */
public record SystemdUnit(String name, boolean user) {}

package dev.bindsight.platform;

/**
 * A unit file as it stands on disk, uninterpreted (systemd.unit(5)).
 *
 * @param name its file name, such as {@code ssh.socket}
 * @param user whether it belongs to the user's own manager
 * @param text its whole text
 */
public record UnitFile(String name, boolean user, String text) {}

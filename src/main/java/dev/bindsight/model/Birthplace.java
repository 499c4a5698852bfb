package dev.bindsight.model;

import org.jspecify.annotations.Nullable;

/**
 * The cgroup a socket was made in (cgroups(7)). It stays what it was, though the process may have
 * moved or handed the socket on since: a hint at the owner, no proof.
 *
 * @param cgroup its path
 * @param unit the systemd unit of that path
 * @param container the container of that path
 * @param manager whether it is that of systemd itself, which opens sockets for the programs that it
 *     will start with them (systemd.socket(5))
 */
public record Birthplace(
        String cgroup, @Nullable SystemdUnit unit, @Nullable Container container, boolean manager) {
    /** Whether it tells anything: a program of a user has neither. */
    public boolean isTelling() {
        return unit != null || container != null || manager;
    }
}

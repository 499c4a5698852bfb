package dev.bindsight.platform;

import java.util.Optional;

/** Turns the cgroup id that a socket carries into its path (cgroups(7)). */
public interface CgroupTable {
    /** The path below the cgroup v2 mount, such as {@code /system.slice/ssh.service}. */
    Optional<String> path(long id);
}

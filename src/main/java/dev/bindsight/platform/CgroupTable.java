package dev.bindsight.platform;

import java.util.List;
import java.util.Optional;

/** Turns the cgroup id that a socket carries into its path (cgroups(7)). */
public interface CgroupTable {
    /** The path below the cgroup v2 mount, such as {@code /system.slice/ssh.service}. */
    Optional<String> path(long id);

    /**
     * The .socket units that are installed, each file once, the one that takes precedence
     * (systemd.unit(5), "Unit File Load Path"); empty where there is no systemd.
     */
    default List<UnitFile> socketUnits() {
        return List.of();
    }
}

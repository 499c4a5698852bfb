package dev.bindsight.platform.portable;

import org.jspecify.annotations.Nullable;

import oshi.SystemInfo;
import oshi.software.os.OperatingSystem;

/** OSHI's entry, made when it is first needed: loading it costs a quarter of a second. */
final class LazyOshi {
    private @Nullable OperatingSystem system;

    /**
     * OSHI's view of the system.
     *
     * @throws LinkageError if JNA's library cannot be loaded
     */
    synchronized OperatingSystem system() {
        if (system == null) {
            system = new SystemInfo().getOperatingSystem();
        }
        return system;
    }
}

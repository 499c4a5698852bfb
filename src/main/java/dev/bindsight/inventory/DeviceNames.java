package dev.bindsight.inventory;

import dev.bindsight.platform.MachineFacts;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Names of devices by index. Indexes are not given out again while the machine runs (the kernel
 * counts up), so a name that was found is kept; a device can be renamed, but then only while down.
 */
final class DeviceNames {
    private final MachineFacts machine;
    private final Map<Integer, String> names = new ConcurrentHashMap<>();

    DeviceNames(MachineFacts machine) {
        this.machine = machine;
    }

    /** The name of a device; its number in words of the kernel, {@code if7}, where it has none. */
    @Nullable String name(int index) {
        String known = names.get(index);
        if (known != null) {
            return known;
        }
        Optional<String> found = machine.interfaceName(index);
        found.ifPresent(name -> names.put(index, name));
        return found.orElse("if" + index);
    }
}

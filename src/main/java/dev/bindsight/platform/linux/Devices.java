package dev.bindsight.platform.linux;

import static dev.bindsight.platform.linux.abi.SocketAbi.IFNAMSIZ;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The network devices of this network namespace, by number and by name (netdevice(7)). */
final class Devices {
    private final Libc libc;

    Devices(Libc libc) {
        this.libc = libc;
    }

    /** The name of the device with an index. */
    Optional<String> name(int index) {
        var struct = libc.scratch().struct;
        struct.set(JAVA_BYTE, 0, (byte) 0);
        libc.ifIndextoname(index, struct.address());
        String name = NativeBytes.string(struct, 0);
        return name.isEmpty() ? Optional.empty() : Optional.of(name);
    }

    /** The index of the device with a name, greater than 0; the name is of whoever asks. */
    Optional<Integer> index(String name) {
        if (name.getBytes(StandardCharsets.UTF_8).length >= IFNAMSIZ) {
            return Optional.empty();
        }
        int index = libc.ifNametoindex(libc.scratch().begin().add(name).path());
        return index == 0 ? Optional.empty() : Optional.of(index);
    }
}

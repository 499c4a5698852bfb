package dev.bindsight.testbed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The descriptors of this virtual machine, to see that something left none open. */
public final class OpenDescriptors {
    private OpenDescriptors() {}

    /** How many there are now, the one for counting included. */
    public static long count() {
        try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
            return open.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

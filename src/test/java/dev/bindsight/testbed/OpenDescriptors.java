package dev.bindsight.testbed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The descriptors of this virtual machine, to see that something left none open. Other threads than
 * that of the test have some too: a file for a moment, or what an earlier test is still closing.
 */
public final class OpenDescriptors {
    private static final Path ALL = Path.of("/proc/self/fd");

    private OpenDescriptors() {}

    /** How many there are now, the one for counting included. */
    public static long count() {
        try (Stream<Path> open = Files.list(ALL)) {
            return open.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Passes as soon as there are no more than there were: what was left open would stay so. */
    public static void assertNoMoreThan(long before) {
        Eventually.holds("no more descriptors than " + before, () -> count() <= before);
    }

    /** The sockets of those that are open, as {@code socket:[inode]}, one for each descriptor. */
    public static List<String> sockets() {
        try (Stream<Path> open = Files.list(ALL)) {
            return open.map(OpenDescriptors::target)
                    .filter(each -> each.startsWith("socket:"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException e) {
            // closed by another thread since it was listed
            return "";
        }
    }
}

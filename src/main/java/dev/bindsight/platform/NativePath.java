package dev.bindsight.platform;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Paths the environment names. The JVM cannot encode every path that a variable holds: started
 * without a locale, as by cron, it takes ASCII alone.
 */
public final class NativePath {
    private NativePath() {}

    /** The path of a text; empty where this JVM cannot name it. */
    public static Optional<Path> of(String text) {
        try {
            return Optional.of(Path.of(text));
        } catch (InvalidPathException notEncodable) {
            return Optional.empty();
        }
    }

    /** The user's home directory; the root directory where this JVM cannot name the home. */
    public static Path home() {
        return of(System.getProperty("user.home")).orElse(Path.of("/"));
    }
}

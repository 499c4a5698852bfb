package dev.bindsight.platform;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
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

    /**
     * The home directory, as a shell writes {@code ~}: what HOME says, else that of the account.
     */
    public static Path home() {
        return home(System.getenv());
    }

    /**
     * The home directory in an environment. HOME counts if it is absolute and this JVM can name it.
     *
     * @param environment the environment variables
     */
    static Path home(Map<String, String> environment) {
        return of(environment.getOrDefault("HOME", ""))
                .filter(Path::isAbsolute)
                .orElseGet(NativePath::homeOfAccount);
    }

    /**
     * The home directory that passwd(5) has for the user, whatever HOME says; the root directory
     * where this JVM cannot name it.
     */
    public static Path homeOfAccount() {
        return of(System.getProperty("user.home")).orElse(Path.of("/"));
    }
}

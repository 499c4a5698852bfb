package dev.bindsight.settings;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;

/**
 * Where a user's files of one kind are (XDG Base Directory Specification): where a variable says,
 * else where it is by default.
 */
public final class UserFolder {
    private UserFolder() {}

    /**
     * The folder of {@code variable}.
     *
     * @param environment the environment variables; {@code variable} counts if it is absolute and
     *     this JVM can name it, which without a locale takes ASCII
     * @param standard where it is otherwise
     */
    public static Path of(Map<String, String> environment, String variable, Path standard) {
        try {
            Path path = Path.of(environment.getOrDefault(variable, ""));
            return path.isAbsolute() ? path : standard;
        } catch (InvalidPathException notEncodable) {
            return standard;
        }
    }
}

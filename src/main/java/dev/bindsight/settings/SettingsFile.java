package dev.bindsight.settings;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/**
 * The file that settings are kept in, {@code bindsight/settings.properties} in the user's
 * configuration directory (XDG Base Directory Specification).
 *
 * @param path where it is; it need not exist
 */
public record SettingsFile(Path path) {
    /**
     * The file of the user.
     *
     * @param environment the environment variables, of which {@code XDG_CONFIG_HOME} counts
     * @param home the user's home directory
     */
    public static SettingsFile of(Map<String, String> environment, Path home) {
        Path base = UserFolder.of(environment, "XDG_CONFIG_HOME", home.resolve(".config"));
        return new SettingsFile(base.resolve("bindsight").resolve("settings.properties"));
    }

    /** Reads it. Where there is none, or it cannot be read, everything is as by default. */
    public Settings load() {
        try {
            return SettingsText.read(Files.readString(path));
        } catch (MalformedInputException notText) {
            return Settings.DEFAULT;
        } catch (IOException missingOrClosed) {
            return Settings.DEFAULT;
        }
    }

    /**
     * Writes it whole or not at all, so that a crash leaves the old one.
     *
     * @return whether it was written; a home without room or permission is no reason to stop
     */
    public boolean save(Settings settings) {
        try {
            Path directory = path.toAbsolutePath().getParent();
            Files.createDirectories(directory);
            Path draft = Files.createTempFile(directory, "settings", ".new");
            try {
                Files.writeString(draft, SettingsText.write(settings));
                Files.move(
                        draft,
                        path,
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(draft);
            }
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}

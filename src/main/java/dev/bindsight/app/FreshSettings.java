package dev.bindsight.app;

import dev.bindsight.settings.Settings;
import dev.bindsight.settings.SettingsFile;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.function.Supplier;

/**
 * The settings as they are by now: another process may change them while this one records. The file
 * is read where it is another than before. Safe for use by several threads.
 */
final class FreshSettings implements Supplier<Settings> {
    private final SettingsFile file;
    private @Nullable Settings last;
    private @Nullable Stamp stamp;

    /** A file that is saved is a new one; one that is edited in place has another time or size. */
    private record Stamp(@Nullable Object key, FileTime changed, long size) {}

    FreshSettings(SettingsFile file) {
        this.file = file;
    }

    @Override
    public synchronized Settings get() {
        Stamp now = stamp();
        Settings known = last;
        if (known == null || now == null || !now.equals(stamp)) {
            known = file.load();
            last = known;
            stamp = now;
        }
        return known;
    }

    /** Absent where there is no file. */
    private @Nullable Stamp stamp() {
        try {
            BasicFileAttributes is = Files.readAttributes(file.path(), BasicFileAttributes.class);
            return new Stamp(is.fileKey(), is.lastModifiedTime(), is.size());
        } catch (IOException absent) {
            return null;
        }
    }
}

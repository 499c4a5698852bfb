package dev.bindsight.history.recorder;

import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.OSInfo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** SQLite's own code, which each process would unpack anew, and killed leave behind. */
final class SqliteLibrary {
    private SqliteLibrary() {}

    /** Puts it into a folder, as it lies in an installation. */
    static void unpack(Path into) throws IOException {
        String name = System.mapLibraryName("sqlitejdbc");
        String folder = "/org/sqlite/native/" + OSInfo.getNativeLibFolderPathForCurrentOS();
        try (InputStream packed = SQLiteJDBCLoader.class.getResourceAsStream(folder + "/" + name)) {
            Files.copy(Objects.requireNonNull(packed, folder), into.resolve(name));
        }
    }

    /** The option by which a JVM takes it from there. */
    static String option(Path from) {
        return "-Dorg.sqlite.lib.path=" + from;
    }
}

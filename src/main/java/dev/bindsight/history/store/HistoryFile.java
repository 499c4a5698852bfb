package dev.bindsight.history.store;

import static java.nio.file.attribute.PosixFilePermission.OWNER_EXECUTE;
import static java.nio.file.attribute.PosixFilePermission.OWNER_READ;
import static java.nio.file.attribute.PosixFilePermission.OWNER_WRITE;

import dev.bindsight.history.SystemReason;
import dev.bindsight.settings.UserFolder;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where the record is: {@code bindsight/history.db} in the user's state directory (XDG Base
 * Directory Specification), readable by its owner alone. SQLite gives the files beside it, the log
 * (-wal) and its index (-shm), the same permissions.
 *
 * @param path the file; it need not exist
 */
public record HistoryFile(Path path) {
    private static final Set<PosixFilePermission> FOLDER =
            Set.of(OWNER_READ, OWNER_WRITE, OWNER_EXECUTE);
    private static final Set<PosixFilePermission> FILE = Set.of(OWNER_READ, OWNER_WRITE);
    private static final String STAMP = "yyyyMMdd'T'HHmmssSSS'Z'";

    /** What SQLite writes at least: its index, which is made when the file is opened. */
    private static final int PROBE = 64 * 1024;

    /** What SQLite keeps beside the file while it is open. */
    private static final List<String> BESIDE = List.of("", "-wal", "-shm");

    /**
     * The file of the user.
     *
     * @param environment the environment variables, of which {@code XDG_STATE_HOME} counts
     * @param home the user's home directory
     */
    public static HistoryFile of(Map<String, String> environment, Path home) {
        Path standard = home.resolve(".local").resolve("state");
        Path base = UserFolder.of(environment, "XDG_STATE_HOME", standard);
        return new HistoryFile(base.resolve("bindsight").resolve("history.db"));
    }

    /** Whether there is one; one that was made and not written yet is none. */
    public boolean exists() {
        return size(path) > 0;
    }

    /** What tells it from another of the same name, as one begun after it was deleted. */
    @Nullable Object key() {
        try {
            return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
        } catch (IOException missing) {
            return null;
        }
    }

    /** Why it is not known whether there is one, as where the folder may not be searched. */
    @Nullable String hidden() {
        try {
            Files.readAttributes(path, BasicFileAttributes.class);
            return null;
        } catch (NoSuchFileException none) {
            return null;
        } catch (IOException unknown) {
            return SystemReason.of(unknown);
        }
    }

    /** The folder it is in. */
    public Path folder() {
        return Objects.requireNonNull(path.toAbsolutePath().getParent(), "a file has a folder");
    }

    /** What the one recorder of a user locks. */
    public Path lock() {
        return folder().resolve("recorder.lock");
    }

    /** Where a recorder says that it cannot write; see {@link Unwritten}. */
    Path unwritten() {
        return folder().resolve("recorder.unwritten");
    }

    /** How many bytes it takes with what is beside it. */
    public long bytes() {
        return BESIDE.stream().map(this::beside).mapToLong(HistoryFile::size).sum();
    }

    /** Makes the folder and an empty file where there is none, both for their owner alone. */
    public void make() throws IOException {
        Path folder = folder();
        Files.createDirectories(folder.getParent());
        try {
            Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(FOLDER));
        } catch (FileAlreadyExistsException there) {
            Files.setPosixFilePermissions(folder, FOLDER);
        }
        makeFile(path);
        for (String each : BESIDE) {
            if (Files.exists(beside(each))) {
                Files.setPosixFilePermissions(beside(each), FILE);
            }
        }
    }

    private static String stamp(Instant now) {
        return DateTimeFormatter.ofPattern(STAMP).withZone(ZoneOffset.UTC).format(now);
    }

    /** Makes a file for its owner alone where there is none. */
    public static void makeFile(Path file) throws IOException {
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(FILE));
        } catch (FileAlreadyExistsException there) {
            // as it is
        }
    }

    /** Why nothing can be written beside it, as on a full disk; absent where something can. */
    @Nullable String refusal() {
        try {
            Path probe = Files.createTempFile(folder(), "probe", null);
            try {
                Files.write(probe, new byte[PROBE]);
            } finally {
                Files.delete(probe);
            }
            return null;
        } catch (FileSystemException e) {
            return e.getReason() == null ? SystemReason.of(e) : e.getReason();
        } catch (IOException e) {
            return SystemReason.of(e);
        }
    }

    /**
     * Gives it another name, so that a new one can be begun.
     *
     * @return where it is now
     */
    Path putAside(Instant now) throws IOException {
        Path aside = path.resolveSibling(path.getFileName() + ".broken-" + stamp(now));
        Files.move(path, aside);
        for (String each : BESIDE.subList(1, BESIDE.size())) {
            Files.deleteIfExists(beside(each));
        }
        return aside;
    }

    /** The files that were put aside, the newest last. */
    List<Path> aside() {
        try (Stream<Path> files = Files.list(folder())) {
            String begin = path.getFileName() + ".broken-";
            return files.filter(each -> each.getFileName().toString().startsWith(begin))
                    .sorted()
                    .toList();
        } catch (IOException missingOrClosed) {
            return List.of();
        }
    }

    /**
     * Deletes it, what is beside it, and what was put aside.
     *
     * @return whether nothing of it is left
     */
    public boolean delete() {
        try {
            for (String each : BESIDE) {
                Files.deleteIfExists(beside(each));
            }
            for (Path each : aside()) {
                Files.deleteIfExists(each);
            }
            Files.deleteIfExists(unwritten());
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private Path beside(String suffix) {
        return path.resolveSibling(path.getFileName() + suffix);
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException absent) {
            return 0;
        }
    }
}

package dev.bindsight.inventory.project;

import dev.bindsight.model.ProcessFacts;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads which project a process was started in, from the few files that say so. It reads only what
 * stands in the directory or above it up to the root of its git checkout, opens nothing but plain
 * files of a bounded size, and follows no link: neither a symbolic one nor that of a git worktree.
 * May block, as on a dead network drive.
 */
public final class ProjectReader implements Function<ProcessFacts, Optional<Project>> {
    private static final int LARGEST = 256 * 1024;
    private static final int MOST_LEVELS = 8;
    private static final String REF = "ref: refs/heads/";
    private static final int SHORT_COMMIT = 7;

    private final Path proc;

    /**
     * @param proc where the kernel shows processes, {@code /proc}
     */
    public ProjectReader(Path proc) {
        this.proc = proc;
    }

    /** The project, empty where this user may not look into the directory, or it is gone. */
    @Override
    public Optional<Project> apply(ProcessFacts process) {
        String named = process.directory();
        if (named == null) {
            return Optional.empty();
        }
        try {
            Path directory = Path.of(named);
            return isHere(process, directory) ? Optional.of(read(directory)) : Optional.empty();
        } catch (InvalidPathException | SecurityException notForUs) {
            return Optional.empty();
        }
    }

    /**
     * Whether the path leads to the very directory of the process: in a container the same words
     * name another one, and after a deletion there may be a new one in its place.
     */
    private boolean isHere(ProcessFacts process, Path directory) {
        Path link = proc.resolve(process.ref().pid().toString()).resolve("cwd");
        try {
            Object its = Files.readAttributes(link, BasicFileAttributes.class).fileKey();
            BasicFileAttributes ours =
                    Files.readAttributes(
                            directory, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return its != null && its.equals(ours.fileKey());
        } catch (IOException unreadable) {
            return false;
        }
    }

    private static Project read(Path directory) {
        Path root = gitRoot(directory);
        for (Path at = directory; at != null; at = at.getParent()) {
            for (Manifest manifest : Manifest.values()) {
                Optional<String> name = text(at.resolve(manifest.file())).flatMap(manifest::name);
                if (name.isPresent()) {
                    return new Project(
                            directory.toString(), name.get(), manifest.file(), branch(root));
                }
            }
            if (root == null || at.equals(root)) {
                break;
            }
        }
        return new Project(directory.toString(), null, null, branch(root));
    }

    private static @Nullable Path gitRoot(Path directory) {
        Path at = directory;
        for (int level = 0; at != null && level < MOST_LEVELS; level++) {
            if (Files.exists(at.resolve(".git"), LinkOption.NOFOLLOW_LINKS)) {
                return at;
            }
            at = at.getParent();
        }
        return null;
    }

    /** What is checked out; of a worktree, whose .git is a file that leads elsewhere, unknown. */
    private static @Nullable String branch(@Nullable Path root) {
        if (root == null || !Files.isDirectory(root.resolve(".git"), LinkOption.NOFOLLOW_LINKS)) {
            return null;
        }
        String head = text(root.resolve(".git/HEAD")).orElse("").strip();
        String shown =
                head.startsWith(REF)
                        ? head.substring(REF.length())
                        : head.matches("[0-9a-f]{40,64}") ? head.substring(0, SHORT_COMMIT) : "";
        return Manifest.isShowable(shown) ? shown : null;
    }

    /** The text of a plain file; a pipe that poses as one would never end. */
    private static Optional<String> text(Path file) {
        try {
            BasicFileAttributes facts =
                    Files.readAttributes(
                            file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (!facts.isRegularFile() || facts.size() > LARGEST) {
                return Optional.empty();
            }
            try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
                return Optional.of(new String(in.readNBytes(LARGEST), StandardCharsets.UTF_8));
            }
        } catch (IOException missingOrClosed) {
            return Optional.empty();
        }
    }
}

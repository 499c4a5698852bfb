package dev.bindsight.platform.linux;

import static dev.bindsight.platform.linux.abi.FileAbi.STATX_INO;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.bindsight.model.ProgramFile;
import dev.bindsight.platform.linux.abi.FileAbi.Statx;

import org.jspecify.annotations.Nullable;

/**
 * The path of a process's program. The kernel puts {@code " (deleted)"} behind it where the file
 * has lost that path, and cannot be told from a file that is really called so by the text alone.
 *
 * @param path absent where it could not be read
 * @param file what became of it
 */
record ProgramPath(@Nullable String path, ProgramFile file) {
    private static final String DELETED = " (deleted)";
    private static final String MEMORY = "/memfd:";

    private record Identity(long inode, int major, int minor) {}

    /** Reads a link such as {@code /proc/7/exe}, in one thread of the process. */
    static ProgramPath read(Libc libc, ProcFiles proc, int pid, int thread) {
        Scratch scratch = proc.path(pid, thread, "/exe");
        int length = proc.readLink(scratch);
        if (length <= 0) {
            return new ProgramPath(null, ProgramFile.THERE);
        }
        String link = ProcFiles.text(scratch.link, 0, length);
        if (!link.endsWith(DELETED)) {
            return new ProgramPath(link, ProgramFile.THERE);
        }
        Identity program = identity(libc, proc, proc.path(pid, thread, "/exe"));
        if (program != null && program.equals(atRoot(libc, proc, pid, thread, link))) {
            return new ProgramPath(link, ProgramFile.THERE);
        }
        String path = link.substring(0, link.length() - DELETED.length());
        if (path.startsWith(MEMORY)) {
            return new ProgramPath(path, ProgramFile.IN_MEMORY);
        }
        boolean replaced = atRoot(libc, proc, pid, thread, path) != null;
        return new ProgramPath(path, replaced ? ProgramFile.REPLACED : ProgramFile.DELETED);
    }

    /** The file that has a path where the process is, which may be in a container. */
    private static @Nullable Identity atRoot(
            Libc libc, ProcFiles proc, int pid, int thread, String path) {
        return identity(libc, proc, proc.path(pid, thread, "/root").add(path));
    }

    private static @Nullable Identity identity(Libc libc, ProcFiles proc, Scratch path) {
        if (path.isTooLong()) {
            return null;
        }
        var struct = path.struct;
        int result = libc.statx(proc.root(), path.path(), 0, STATX_INO, struct.address());
        return result < 0
                ? null
                : new Identity(
                        struct.get(JAVA_LONG, Statx.STX_INO),
                        struct.get(JAVA_INT, Statx.STX_DEV_MAJOR),
                        struct.get(JAVA_INT, Statx.STX_DEV_MINOR));
    }
}

package dev.bindsight.inventory.project;

import org.jspecify.annotations.Nullable;

/**
 * The project whose directory a process runs in.
 *
 * @param directory the working directory of the process
 * @param name what its manifest calls it, absent where none says so
 * @param manifest the file that says so, such as {@code package.json}; absent without a name
 * @param branch the git branch that is checked out, or the first digits of a commit; absent where
 *     neither is known
 */
public record Project(
        String directory,
        @Nullable String name,
        @Nullable String manifest,
        @Nullable String branch) {
    /** The name, or the last part of the directory where there is none. */
    public String label() {
        if (name != null) {
            return name;
        }
        String last = directory.substring(directory.lastIndexOf('/') + 1);
        return last.isEmpty() ? directory : last;
    }
}

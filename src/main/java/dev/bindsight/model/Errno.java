package dev.bindsight.model;

/**
 * An error number of the kernel, with its POSIX name (errno(3)).
 *
 * @param name the name, such as {@code EADDRINUSE}; {@code E} and the number where it has none
 * @param number this system's number for it, greater than 0
 */
public record Errno(String name, int number) {
    /** {@code EADDRINUSE (98)}. */
    @Override
    public String toString() {
        return name + " (" + number + ")";
    }
}

package dev.bindsight.model;

/**
 * The inode of a socket in sockfs, the number in {@code socket:[123]} under {@code /proc/PID/fd}.
 *
 * @param number greater than 0; a socket without an inode has no {@code Inode}
 */
public record Inode(long number) {
    /** Checks the range. */
    public Inode {
        if (number <= 0) {
            throw new IllegalArgumentException("inode " + number + " is not positive");
        }
    }

    @Override
    public String toString() {
        return Long.toString(number);
    }
}

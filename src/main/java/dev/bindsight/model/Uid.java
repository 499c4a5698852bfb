package dev.bindsight.model;

/**
 * A user id as the kernel counts it.
 *
 * @param number 0 to 4294967295; {@code uid_t} is 32 bits and unsigned
 */
public record Uid(long number) {
    /** The superuser. */
    public static final Uid ROOT = new Uid(0);

    /** Checks the range. */
    public Uid {
        if (number < 0 || number > 0xFFFF_FFFFL) {
            throw new IllegalArgumentException("uid " + number + " is not 32 bits");
        }
    }

    @Override
    public String toString() {
        return Long.toString(number);
    }
}

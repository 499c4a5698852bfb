package dev.bindsight.model;

import org.jspecify.annotations.Nullable;

/**
 * An error number of the kernel, with its POSIX name (errno(3)); or, of a lookup of names, its code
 * ({@link EaiCode}), whose number is negative and no error number.
 *
 * @param name the name, such as {@code EADDRINUSE}; {@code E} and the number where it has none
 * @param number this system's number for it
 */
public record Errno(String name, int number) {
    /** One that something is concluded from, with this system's number. */
    public Errno(ErrnoName name, int number) {
        this(name.name(), number);
    }

    /** What a lookup of names returned. */
    public Errno(EaiCode code) {
        this(code.name(), code.number());
    }

    /** Whether it is a code that a function of the library returned, in place of -1. */
    public boolean isReturned() {
        return number < 0;
    }

    /** Which of those that something is concluded from it is; null for any other. */
    public @Nullable ErrnoName known() {
        return ErrnoName.of(name);
    }

    /** Whether it is one of these. */
    public boolean is(ErrnoName... names) {
        // no stream: a sweep asks for each of tens of thousands of ports
        for (ErrnoName each : names) {
            if (each.name().equals(name)) {
                return true;
            }
        }
        return false;
    }

    /** {@code EADDRINUSE (98)}. */
    @Override
    public String toString() {
        return name + " (" + number + ")";
    }
}

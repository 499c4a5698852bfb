package dev.bindsight.model;

/**
 * A process id in Bindsight's own pid namespace. On its own it does not identify a process, because
 * the kernel gives the number out again: see {@link ProcessRef}.
 *
 * @param number greater than 0
 */
public record Pid(int number) implements Comparable<Pid> {
    /** Checks the range. */
    public Pid {
        if (number <= 0) {
            throw new IllegalArgumentException("pid " + number + " is not positive");
        }
    }

    @Override
    public int compareTo(Pid other) {
        return Integer.compare(number, other.number);
    }

    @Override
    public String toString() {
        return Integer.toString(number);
    }
}

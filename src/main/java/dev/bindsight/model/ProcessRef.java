package dev.bindsight.model;

/**
 * The identity of a process: its pid together with when it started, because the kernel gives pids
 * out again.
 *
 * @param pid its process id
 * @param startTime when it started, in the platform's own unit so that it compares exactly: clock
 *     ticks since boot on Linux (field 22 of proc_pid_stat(5)), milliseconds since 1970 elsewhere
 */
public record ProcessRef(Pid pid, long startTime) implements Comparable<ProcessRef> {
    @Override
    public int compareTo(ProcessRef other) {
        int order = pid.compareTo(other.pid);
        return order == 0 ? Long.compare(startTime, other.startTime) : order;
    }
}

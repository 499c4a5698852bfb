package dev.bindsight.model;

import org.jspecify.annotations.Nullable;

/**
 * A process as a person knows it.
 *
 * @param facts what the machine says of it
 * @param user the name of its user, or the number where there is no name
 * @param name what a person calls it: {@code server.js}, {@code app.jar}, {@code manage.py}
 * @param runtime what runs it, where that is not the name: {@code node}, {@code java}
 * @param unit the systemd unit whose cgroup it is in
 * @param container the container it runs in, or, for docker-proxy, the one it serves
 */
public record ProcessDetails(
        ProcessFacts facts,
        String user,
        String name,
        @Nullable String runtime,
        @Nullable SystemdUnit unit,
        @Nullable Container container) {
    /** Which process. */
    public ProcessRef ref() {
        return facts.ref();
    }

    /** What it was doing when it was looked at. */
    public ProcessState state() {
        return facts.state();
    }

    /** Its process id. */
    public Pid pid() {
        return facts.ref().pid();
    }
}

package dev.bindsight.platform;

import java.util.List;
import java.util.Optional;

/**
 * The machine. Everything Bindsight knows or does passes through here, so that a scripted twin can
 * stand in for it in tests. Expected failures are values; an exception from here is a bug.
 *
 * <p>Safe for use by several threads at once, except where a part says otherwise. Every method may
 * block for as long as the kernel takes and belongs on a platform thread, never on the FX thread.
 */
public interface Platform extends AutoCloseable {
    /** The sources of sockets on this machine, best first; at least one. */
    List<SocketSource> sources();

    /**
     * The sockets of the network namespace that a process is in ({@code /proc/PID/net}).
     *
     * @return empty where the system has no such thing
     */
    default Optional<SocketSource> socketsAround(int pid) {
        return Optional.empty();
    }

    /** Its processes and what they have open. */
    ProcessTable processes();

    /** Where else those may keep sockets. */
    default SocketPlaces places() {
        return SocketPlaces.NONE;
    }

    /** Holding on to a process and signalling it. */
    ProcessControl control();

    /** Socket system calls, each traced. */
    SocketCalls sockets();

    /** Any other system call about sockets, traced too. */
    CallPort calls();

    /** The names of hosts. */
    NameResolver names();

    /** Destroying one socket of another process. */
    SocketDestroyer destroyer();

    /** What else explains a refusal: users, addresses, port ranges, privileges. */
    MachineFacts machine();

    /** What systemd and containers know: units, cgroups. */
    CgroupTable cgroups();

    /** Which run of the machine this is. */
    default BootFacts boot() {
        return BootFacts.NONE;
    }

    /** Begins to hear of sockets that are taken down; empty where the system does not tell. */
    default Optional<DestroyedSockets> destroyedSockets() {
        return Optional.empty();
    }

    /** What the packet filter follows of connections, and redirects. */
    default TrackedConnections tracked() {
        return TrackedConnections.NONE;
    }

    @Override
    void close();
}

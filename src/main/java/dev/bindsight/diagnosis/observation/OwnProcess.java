package dev.bindsight.diagnosis.observation;

import dev.bindsight.model.Pid;
import dev.bindsight.model.Privileges;
import dev.bindsight.model.Uid;

import org.jspecify.annotations.Nullable;

import java.util.Set;

/**
 * Who Bindsight itself was when it looked, and what it might do.
 *
 * @param pid its pid as /proc numbers it, absent where that is of a pid namespace without it
 * @param uid the user it runs as
 * @param user the name of that user
 * @param capabilities the effective ones, such as {@code CAP_KILL}; empty where there are none or
 *     the system does not tell (capabilities(7))
 * @param pidsAreOurs whether a pid that was seen means the same process to a signal sent from here
 */
public record OwnProcess(
        @Nullable Pid pid, Uid uid, String user, Set<String> capabilities, boolean pidsAreOurs) {
    /** Copies the set. */
    public OwnProcess {
        capabilities = Set.copyOf(capabilities);
    }

    /** Whether a process that was seen is this one. */
    public boolean is(Pid process) {
        return process.equals(pid);
    }

    /** Whether the system says itself that it has a capability, in its user namespace. */
    public boolean isGranted(String capability) {
        return capabilities.contains(capability);
    }

    /** Whether it may do what a capability allows, as far as known. */
    public boolean may(String capability) {
        return capabilities.isEmpty() ? isRoot() : isGranted(capability);
    }

    /** Whether it runs as root. */
    public boolean isRoot() {
        return uid.equals(Uid.ROOT);
    }

    /** Who it is and how much it may do. */
    public Privileges privileges() {
        return new Privileges(user, capabilities.size());
    }
}

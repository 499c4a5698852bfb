package dev.bindsight.fix;

import dev.bindsight.model.Fix;
import dev.bindsight.model.Ownership.HiddenReason;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.Supervisor;
import dev.bindsight.model.Uid;
import dev.bindsight.platform.MachineFacts;

import org.jspecify.annotations.Nullable;

import java.util.Set;

/** Who may signal whom (kill(2)), and what someone who may not would need. */
final class Permissions {
    private static final String KILL = "CAP_KILL";

    private final MachineFacts machine;

    Permissions(MachineFacts machine) {
        this.machine = machine;
    }

    /** Whether a pid that was read means the same process to a signal that is sent from here. */
    boolean pidsAreOurs() {
        return machine.pidsAreOurs();
    }

    /** What is missing where it does not. */
    MissingPermission otherNamespace(ProcessDetails process) {
        return new MissingPermission(process.user(), new Requirement.OneNamespace(), null);
    }

    /** What is missing to signal a process, foreseen; absent if nothing should be. */
    @Nullable MissingPermission foreseen(ProcessDetails process, @Nullable Supervisor supervisor) {
        Set<String> capabilities = machine.capabilities();
        boolean root = machine.uid().equals(Uid.ROOT) && capabilities.isEmpty();
        boolean may =
                root || capabilities.contains(KILL) || process.facts().uid().equals(machine.uid());
        return may ? null : refused(process, supervisor);
    }

    /** What is missing to signal a process, after the kernel refused. */
    MissingPermission refused(ProcessDetails process, @Nullable Supervisor supervisor) {
        String owner = process.user();
        return new MissingPermission(owner, needed(process, owner), instead(supervisor));
    }

    private Requirement needed(ProcessDetails process, String owner) {
        Uid uid = process.facts().uid();
        // a right that one has anyway is not what is missing
        if (uid.equals(machine.uid()) || machine.uid().equals(Uid.ROOT)) {
            return new Requirement.PolicyToSignal();
        }
        return uid.equals(Uid.ROOT)
                ? new Requirement.RootToSignal()
                : new Requirement.UserToSignal(owner);
    }

    /** What is missing to see the owner of a socket; absent where no permission would show one. */
    @Nullable MissingPermission hidden(
            HiddenReason reason, @Nullable Uid owner, @Nullable Supervisor supervisor) {
        Requirement needed = neededToSee(reason, owner);
        if (needed == null) {
            return null;
        }
        return new MissingPermission(nameOf(owner), needed, instead(supervisor));
    }

    /** The name of a user, absent for nobody that is known. */
    @Nullable String nameOf(@Nullable Uid user) {
        return user == null ? null : machine.userName(user);
    }

    private @Nullable Requirement neededToSee(HiddenReason reason, @Nullable Uid owner) {
        return switch (reason) {
            case MISSING_CAPABILITY -> new Requirement.PolicyToSee();
            case PROTECTED -> new Requirement.RootToSeeProtected();
            case OTHER_USER, HIDEPID ->
                    owner == null || owner.equals(Uid.ROOT) || owner.equals(machine.uid())
                            ? new Requirement.RootToSee()
                            : new Requirement.UserToSee(machine.userName(owner));
            case NOT_FOUND, NOT_IN_NAMESPACE, SOURCE_LACKS_IT, GONE -> null;
        };
    }

    /** What is missing to have a unit or container stopped, after its command refused. */
    MissingPermission command(Supervisor supervisor) {
        String root = machine.userName(Uid.ROOT);
        return switch (supervisor) {
            case Supervisor.Systemd unit ->
                    new MissingPermission(
                            root, new Requirement.UnitRight(Systemd.typed(unit)), null);
            case Supervisor.Runtime(var container, var _) ->
                    new MissingPermission(
                            root,
                            new Requirement.RuntimeRight(container.runtime(), container.label()),
                            null);
            case Supervisor.Parent(var process, var _, var _) -> refused(process, null);
        };
    }

    private static Fix.@Nullable Stop instead(@Nullable Supervisor supervisor) {
        return supervisor == null ? null : new Fix.StopSupervisor(supervisor);
    }
}

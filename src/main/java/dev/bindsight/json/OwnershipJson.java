package dev.bindsight.json;

import dev.bindsight.model.Birthplace;
import dev.bindsight.model.Container;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.KernelDevice;
import dev.bindsight.model.Ownership;
import dev.bindsight.model.Pid;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.ProcessFacts;
import dev.bindsight.model.ProcessRef;
import dev.bindsight.model.ProcessState;
import dev.bindsight.model.ProgramFile;
import dev.bindsight.model.SystemdUnit;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Who has a socket open, or why that is not known.
 *
 * @param kind {@code owned}, {@code kernel}, {@code notVisible} or {@code notLookedUp}
 * @param reason why no process is given: {@code timeWait}, {@code orphan}, {@code acceptQueue},
 *     {@code synQueue}, {@code kernelService}; {@code otherUser}, {@code protected}, {@code
 *     missingCapability}, {@code notFound}, {@code notInNamespace}, {@code hidepid}, {@code
 *     sourceLacksIt}, {@code gone}
 * @param remainingMicros how long until the kernel lets go of it, where a timer says so
 * @param processes its owners by pid; empty for every kind but {@code owned}
 * @param candidates processes that may carry it unread in a Unix socket, by pid; absent for none
 * @param closed processes of our own user that the kernel protects from a look, by pid, where one
 *     of them may have it; absent for none
 * @param createdIn where it was made, absent where its owner is visible or that tells nothing
 * @param service the part of the kernel that has it, absent unless that is known
 */
public record OwnershipJson(
        String kind,
        @Nullable Enum<?> reason,
        @Nullable Duration remainingMicros,
        List<ProcessJson> processes,
        @Nullable List<ProcessJson> candidates,
        @Nullable List<ProcessJson> closed,
        @Nullable BirthplaceJson createdIn,
        @Nullable DeviceJson service) {
    /** The shape of an ownership. */
    static OwnershipJson of(Ownership ownership, Inventory inventory) {
        return switch (ownership) {
            case Ownership.OwnedBy owned -> owned(owned, inventory);
            case Ownership.KernelHeld(var reason, Instant until, KernelDevice service) ->
                    new OwnershipJson(
                            "kernel",
                            reason,
                            until == null ? null : remaining(until, inventory),
                            List.of(),
                            null,
                            null,
                            null,
                            service == null ? null : DeviceJson.of(service));
            case Ownership.NotVisible hidden -> notVisible(hidden, inventory);
            case Ownership.NotLookedUp _ -> of("notLookedUp", List.of());
        };
    }

    private static OwnershipJson of(String kind, List<ProcessJson> processes) {
        return new OwnershipJson(kind, null, null, processes, null, null, null, null);
    }

    /** An owner of whom nothing is known has ended, and is none. */
    private static OwnershipJson owned(Ownership.OwnedBy owned, Inventory inventory) {
        List<ProcessJson> processes =
                inventory.known(owned.processes()).stream()
                        .map(each -> ProcessJson.of(each, owned.via().get(each.ref()), inventory))
                        .toList();
        return processes.isEmpty()
                ? notVisible(new Ownership.NotVisible(Ownership.HiddenReason.GONE), inventory)
                : of("owned", processes);
    }

    private static OwnershipJson notVisible(Ownership.NotVisible hidden, Inventory inventory) {
        Birthplace made = hidden.birthplace();
        return new OwnershipJson(
                "notVisible",
                hidden.reason(),
                null,
                List.of(),
                Absent.ifEmpty(processes(hidden.candidates(), inventory)),
                Absent.ifEmpty(processes(hidden.closed(), inventory)),
                made == null ? null : BirthplaceJson.of(made),
                null);
    }

    private static List<ProcessJson> processes(List<ProcessRef> refs, Inventory inventory) {
        return inventory.known(refs).stream()
                .map(each -> ProcessJson.of(each, null, inventory))
                .toList();
    }

    private static Duration remaining(Instant until, Inventory inventory) {
        Duration left = Duration.between(inventory.takenAt(), until);
        return left.isNegative() ? Duration.ZERO : left;
    }

    /**
     * A process that has a socket open.
     *
     * @param pid its pid
     * @param startTime when it started
     * @param name what a person calls it: {@code server.js}
     * @param runtime what runs it, absent where that is the name
     * @param command its arguments; empty where it has none, as a zombie
     * @param user the name of its user, or the number as text
     * @param cwd its working directory
     * @param exe the path of its program
     * @param exeState {@code replaced} where another file has that path now, {@code deleted} where
     *     none has, {@code inMemory} where it never had one; absent where it is there
     * @param parent its parent
     * @param unit the name of its systemd unit
     * @param state {@code stopped}, {@code traced}, {@code uninterruptible} or {@code
     *     zombie-leader}; absent where it is plain running
     * @param container the container it runs in, or, for docker-proxy, the one it serves
     * @param via {@code io_uring} or {@code another-thread} where that is how it has the socket,
     *     and not as a descriptor of its first thread; else absent
     */
    public record ProcessJson(
            Pid pid,
            Instant startTime,
            String name,
            @Nullable String runtime,
            List<String> command,
            String user,
            @Nullable String cwd,
            @Nullable String exe,
            @Nullable ProgramFile exeState,
            @Nullable ParentJson parent,
            @Nullable SystemdUnit unit,
            @Nullable ProcessState state,
            @Nullable Container container,
            @Nullable String via) {
        /** One that is known from a record: it has no parent, and may have ended. */
        static ProcessJson ofPast(ProcessDetails process) {
            ProcessFacts facts = process.facts();
            return new ProcessJson(
                    process.pid(),
                    facts.startedAt(),
                    process.name(),
                    process.runtime(),
                    facts.command(),
                    process.user(),
                    facts.directory(),
                    facts.executable(),
                    null,
                    null,
                    process.unit(),
                    null,
                    process.container(),
                    null);
        }

        private static ProcessJson of(
                ProcessDetails process, Ownership.@Nullable Via way, Inventory inventory) {
            ProcessFacts facts = process.facts();
            ProcessRef parent = facts.parent();
            return new ProcessJson(
                    process.pid(),
                    facts.startedAt(),
                    process.name(),
                    process.runtime(),
                    facts.command(),
                    process.user(),
                    facts.directory(),
                    facts.executable(),
                    facts.programFile() == ProgramFile.THERE ? null : facts.programFile(),
                    parent == null ? null : ParentJson.of(parent, inventory),
                    process.unit(),
                    isPlain(process.state()) ? null : process.state(),
                    process.container(),
                    way == null ? null : via(way));
        }

        private static String via(Ownership.Via way) {
            return switch (way) {
                case ANOTHER_THREAD -> "another-thread";
                case IO_URING -> "io_uring";
            };
        }

        private static boolean isPlain(ProcessState state) {
            return state == ProcessState.RUNNING || state == ProcessState.ENDED;
        }
    }

    /**
     * The parent of a process.
     *
     * @param pid its pid
     * @param startTime when it started; absent where it could not be looked up
     * @param name what a person calls it; absent where it could not be looked up
     */
    public record ParentJson(Pid pid, @Nullable Instant startTime, @Nullable String name) {
        private static ParentJson of(ProcessRef parent, Inventory inventory) {
            return inventory
                    .process(parent)
                    .map(it -> new ParentJson(it.pid(), it.facts().startedAt(), it.name()))
                    .orElseGet(() -> new ParentJson(parent.pid(), null, null));
        }
    }

    /**
     * A part of the kernel that has a socket.
     *
     * @param kind the kind of device: {@code vxlan}
     * @param device its name
     */
    public record DeviceJson(String kind, String device) {
        private static DeviceJson of(KernelDevice device) {
            return new DeviceJson(device.kind(), device.device());
        }
    }

    /**
     * The cgroup a socket was made in, where its owner is not visible: a hint at it, no proof.
     *
     * @param cgroup its path
     * @param unit the name of its systemd unit
     * @param container its container
     */
    public record BirthplaceJson(
            String cgroup, @Nullable SystemdUnit unit, @Nullable Container container) {
        static BirthplaceJson of(Birthplace made) {
            return new BirthplaceJson(made.cgroup(), made.unit(), made.container());
        }
    }
}

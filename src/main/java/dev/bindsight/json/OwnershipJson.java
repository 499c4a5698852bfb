package dev.bindsight.json;

import dev.bindsight.model.Inventory;
import dev.bindsight.model.Ownership;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.ProcessRef;

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
 * @param remainingMicros microseconds until the kernel lets go of it, where a timer says so
 * @param processes its owners by pid; empty for every kind but {@code owned}
 * @param candidates processes that may carry it unread in a Unix socket, by pid; absent for none
 * @param closed processes of our own user that the kernel protects from a look, by pid, where one
 *     of them may have it; absent for none
 * @param createdIn where it was made, absent where its owner is visible or that tells nothing
 * @param service the part of the kernel that has it, absent unless that is known
 */
public record OwnershipJson(
        String kind,
        @Nullable String reason,
        @Nullable Long remainingMicros,
        List<ProcessJson> processes,
        @Nullable List<ProcessJson> candidates,
        @Nullable List<ProcessJson> closed,
        @Nullable BirthplaceJson createdIn,
        @Nullable KernelDeviceJson service) {
    /** The shape of an ownership. */
    static OwnershipJson of(Ownership ownership, Inventory inventory) {
        return switch (ownership) {
            case Ownership.OwnedBy owned -> owned(owned, inventory);
            case Ownership.KernelHeld held ->
                    new OwnershipJson(
                            "kernel",
                            Names.camelCase(held.reason()),
                            remaining(held.until(), inventory),
                            List.of(),
                            null,
                            null,
                            null,
                            held.service() == null ? null : KernelDeviceJson.of(held.service()));
            case Ownership.NotVisible hidden -> notVisible(hidden, inventory);
            case Ownership.NotLookedUp _ ->
                    new OwnershipJson("notLookedUp", null, null, List.of(), null, null, null, null);
        };
    }

    /** An owner of whom nothing is known has ended, and is none. */
    private static OwnershipJson owned(Ownership.OwnedBy owned, Inventory inventory) {
        List<ProcessJson> processes =
                owned.processes().stream()
                        .flatMap(each ->
                                inventory
                                        .process(each)
                                        .map(known -> ProcessJson.of(known, inventory))
                                        .map(shape -> shape.via(owned.via().get(each)))
                                        .stream())
                        .toList();
        return processes.isEmpty()
                ? notVisible(new Ownership.NotVisible(Ownership.HiddenReason.GONE), inventory)
                : new OwnershipJson("owned", null, null, processes, null, null, null, null);
    }

    private static OwnershipJson notVisible(Ownership.NotVisible hidden, Inventory inventory) {
        return new OwnershipJson(
                "notVisible",
                Names.camelCase(hidden.reason()),
                null,
                List.of(),
                absentIfEmpty(hidden.candidates(), inventory),
                absentIfEmpty(hidden.closed(), inventory),
                hidden.birthplace() == null ? null : BirthplaceJson.of(hidden.birthplace()),
                null);
    }

    private static @Nullable List<ProcessJson> absentIfEmpty(
            List<ProcessRef> processes, Inventory inventory) {
        List<ProcessDetails> known = inventory.known(processes);
        return known.isEmpty()
                ? null
                : known.stream().map(each -> ProcessJson.of(each, inventory)).toList();
    }

    private static @Nullable Long remaining(@Nullable Instant until, Inventory inventory) {
        if (until == null) {
            return null;
        }
        return Math.max(0, Micros.of(Duration.between(inventory.takenAt(), until)));
    }
}

package dev.bindsight.json;

import dev.bindsight.model.Inventory;
import dev.bindsight.model.Ownership;
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
 *     {@code synQueue}, {@code kernelService}; {@code otherUser}, {@code missingCapability}, {@code
 *     otherNamespace}, {@code hidepid}, {@code sourceLacksIt}, {@code gone}
 * @param remainingMicros microseconds until the kernel lets go of it, where a timer says so
 * @param processes its owners by pid; empty for every kind but {@code owned}
 */
public record OwnershipJson(
        String kind,
        @Nullable String reason,
        @Nullable Long remainingMicros,
        List<ProcessJson> processes) {
    /** The shape of an ownership. */
    static OwnershipJson of(Ownership ownership, Inventory inventory) {
        return switch (ownership) {
            case Ownership.OwnedBy(List<ProcessRef> processes) ->
                    new OwnershipJson(
                            "owned",
                            null,
                            null,
                            processes.stream()
                                    .map(each -> ProcessJson.of(each, inventory))
                                    .toList());
            case Ownership.KernelHeld(Ownership.KernelReason reason, @Nullable Instant until) ->
                    withoutProcess("kernel", Names.camelCase(reason), remaining(until, inventory));
            case Ownership.NotVisible(Ownership.HiddenReason reason) ->
                    withoutProcess("notVisible", Names.camelCase(reason), null);
            case Ownership.NotLookedUp _ -> withoutProcess("notLookedUp", null, null);
        };
    }

    private static OwnershipJson withoutProcess(
            String kind, @Nullable String reason, @Nullable Long remainingMicros) {
        return new OwnershipJson(kind, reason, remainingMicros, List.of());
    }

    private static @Nullable Long remaining(@Nullable Instant until, Inventory inventory) {
        if (until == null) {
            return null;
        }
        return Math.max(0, Micros.of(Duration.between(inventory.takenAt(), until)));
    }
}

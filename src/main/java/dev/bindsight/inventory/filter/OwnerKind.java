package dev.bindsight.inventory.filter;

import dev.bindsight.model.Ownership;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What kind of owner a socket has. */
enum OwnerKind {
    /** Processes that can be seen. */
    PROCESS,
    /** None: the kernel keeps it. */
    KERNEL,
    /** One that cannot be seen, or was not looked for. */
    HIDDEN;

    /** As they are typed. */
    static final Map<String, OwnerKind> NAMES = new LinkedHashMap<>();

    static {
        for (OwnerKind kind : values()) {
            NAMES.put(kind.name().toLowerCase(Locale.ROOT), kind);
        }
    }

    /** That of an ownership. */
    static OwnerKind of(Ownership ownership) {
        return switch (ownership) {
            case Ownership.OwnedBy _ -> PROCESS;
            case Ownership.KernelHeld _ -> KERNEL;
            case Ownership.NotVisible _, Ownership.NotLookedUp _ -> HIDDEN;
        };
    }
}

package dev.bindsight.view.ports;

import dev.bindsight.model.Container;
import dev.bindsight.model.Ownership;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.SystemdUnit;
import dev.bindsight.text.DurationText;
import dev.bindsight.text.Texts;
import dev.bindsight.words.SocketText;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;

/** The owner of a socket in the words of its cell. */
public final class OwnerText {
    /** What kind of owner it is, which decides on the icon. */
    enum Kind {
        /** A process of someone. */
        PROCESS,
        /** A process of a system unit. */
        UNIT,
        /** A process in a container, or that serves one. */
        CONTAINER,
        /** An owner that cannot be seen. */
        HIDDEN,
        /** A time the kernel still keeps it. */
        WAITING,
        /** The kernel. */
        KERNEL
    }

    private OwnerText() {}

    static Kind kind(PortFacts facts) {
        return switch (facts.entry().ownership()) {
            case Ownership.OwnedBy _ -> {
                if (facts.owners().isEmpty()) {
                    yield Kind.HIDDEN;
                }
                ProcessDetails owner = facts.owners().getFirst();
                if (owner.container() != null) {
                    yield Kind.CONTAINER;
                }
                yield systemUnit(owner) == null ? Kind.PROCESS : Kind.UNIT;
            }
            case Ownership.KernelHeld(_, Instant until, _) ->
                    until == null ? Kind.KERNEL : Kind.WAITING;
            case Ownership.NotVisible _, Ownership.NotLookedUp _ -> Kind.HIDDEN;
        };
    }

    /** What a person calls the owner: its container, its system unit, or the process. */
    public static String name(ProcessDetails owner) {
        Container container = owner.container();
        if (container != null) {
            return container.label();
        }
        String unit = systemUnit(owner);
        return unit == null ? owner.name() : unit;
    }

    /** What stands muted behind the name, absent for nothing. */
    public static @Nullable String behind(ProcessDetails owner) {
        Container container = owner.container();
        if (container != null) {
            return container.runtime();
        }
        if (systemUnit(owner) != null) {
            return null;
        }
        return owner.runtime();
    }

    /** How many there are where there is more than one, absent for one. */
    static @Nullable String badge(PortFacts facts) {
        if (facts.owners().size() > 1) {
            return SocketText.owners(facts.entry(), facts.owners());
        }
        return null;
    }

    /** What stands in place of a name where there is no process to name. */
    static String without(PortFacts facts, Instant now) {
        boolean owned = facts.entry().ownership() instanceof Ownership.OwnedBy;
        return owned
                ? Texts.get("owner.hidden." + Ownership.HiddenReason.GONE)
                : SocketText.ownership(facts.entry().ownership(), now);
    }

    /** The same for a cell: what counts down comes first, where it is never cut off. */
    static String withoutInCell(PortFacts facts, Instant now) {
        Instant until = facts.until();
        if (until == null) {
            return without(facts, now);
        }
        boolean orphan =
                facts.entry().ownership() instanceof Ownership.KernelHeld(var reason, var _, var _)
                        && reason == Ownership.KernelReason.ORPHAN;
        return Texts.get(
                orphan ? "ports.left.orphan" : "ports.left",
                DurationText.remaining(Duration.between(now, until)));
    }

    /** The name of the system's own unit without its usual suffix, absent for any other. */
    private static @Nullable String systemUnit(ProcessDetails owner) {
        SystemdUnit unit = owner.unit();
        return unit != null
                        && !unit.user()
                        && (unit.name().endsWith(".service") || unit.name().endsWith(".socket"))
                ? unit.name().replaceFirst("\\.service$", "")
                : null;
    }
}

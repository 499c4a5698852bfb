package dev.bindsight.view.connections;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;

/**
 * Which chips over the list are on. Those of one kind widen each other, those of another kind
 * narrow; with none on of a kind that kind says nothing.
 *
 * @param ailing only what ails
 * @param states states as users read them
 * @param reaches where the other end is
 */
public record Chips(boolean ailing, Set<String> states, Set<Reach> reaches) {
    /** None is on. */
    public static final Chips NONE = new Chips(false, Set.of(), Set.of());

    /** Copies the sets. */
    public Chips {
        states = Set.copyOf(states);
        reaches = Set.copyOf(reaches);
    }

    /** Whether none is on. */
    boolean isEmpty() {
        return equals(NONE);
    }

    /** Whether a connection is meant. */
    boolean take(Flow flow) {
        return (!ailing || flow.ailment() != null)
                && (states.isEmpty() || states.contains(flow.socket().stateLabel()))
                && (reaches.isEmpty() || reaches.contains(flow.reach()));
    }

    /** The same with what ails switched. */
    Chips withAiling() {
        return new Chips(!ailing, states, reaches);
    }

    /** The same with a state switched. */
    Chips with(String state) {
        var other = new HashSet<>(states);
        if (!other.remove(state)) {
            other.add(state);
        }
        return new Chips(ailing, other, reaches);
    }

    /** The same with a reach switched. */
    Chips with(Reach reach) {
        var other = EnumSet.noneOf(Reach.class);
        other.addAll(reaches);
        if (!other.remove(reach)) {
            other.add(reach);
        }
        return new Chips(ailing, states, other);
    }
}

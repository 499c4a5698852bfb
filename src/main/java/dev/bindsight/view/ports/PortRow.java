package dev.bindsight.view.ports;

import dev.bindsight.model.SocketKey;

import javafx.beans.property.ReadOnlyObjectPropertyBase;

import org.jspecify.annotations.Nullable;

import java.util.Objects;

/**
 * A row of the list: the same object for as long as its socket is there, so that the table keeps
 * its cell. It is its own observable value, because 100,000 rows shall cost one object each; the
 * cells on the screen are the only listeners.
 */
public final class PortRow extends ReadOnlyObjectPropertyBase<PortFacts> {
    private final @Nullable SocketKey key;
    private PortFacts facts;

    /** Where it is in the list handed out before; for the thread that compares lists alone. */
    int oldIndex = -1;

    /** Where it is in the list being made; for the thread that compares lists alone. */
    int newIndex = -1;

    /**
     * A row.
     *
     * @param key the socket it is about, absent for that of a process
     */
    PortRow(@Nullable SocketKey key, PortFacts facts) {
        this.key = key;
        this.facts = facts;
    }

    /** Which socket it is about, absent where it sums up those of a process. */
    public @Nullable SocketKey key() {
        return key;
    }

    /** What it shows now. To be asked on the FX thread. */
    @Override
    public PortFacts get() {
        return facts;
    }

    /** Shows something else. To be called on the FX thread. */
    void show(PortFacts other) {
        if (!Objects.equals(facts, other)) {
            facts = other;
            fireValueChangedEvent();
        }
    }

    @Override
    public @Nullable Object getBean() {
        return key;
    }

    @Override
    public String getName() {
        return "facts";
    }
}

package dev.bindsight.view.shell;

import dev.bindsight.model.Inventory;
import dev.bindsight.view.screen.Counts;

import javafx.beans.property.ReadOnlyObjectProperty;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/** What was last read of the machine, for the bar that tells how much and how fresh it is. */
public interface LastReading {
    /** The last reading, absent before the first. */
    ReadOnlyObjectProperty<@Nullable Inventory> inventoryProperty();

    /** How many sockets it has. */
    ReadOnlyObjectProperty<Counts> countsProperty();

    /** The time, for what grows old. */
    ReadOnlyObjectProperty<Instant> nowProperty();
}

package dev.bindsight.view.sample;

import dev.bindsight.inventory.InventoryEngine;
import dev.bindsight.inventory.ScanProgress;
import dev.bindsight.inventory.SourceChoice;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.ProcessRef;
import dev.bindsight.platform.SocketQuery;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** An engine that reads what the test last gave it. */
public final class SampleEngine implements InventoryEngine {
    private final AtomicReference<Reading> next;

    /** Reads {@code inventory} until it is given another. */
    public SampleEngine(Inventory inventory) {
        next = new AtomicReference<>(new Reading.Read(inventory));
    }

    /** Reads something else from now on. */
    public void give(Reading reading) {
        next.set(reading);
    }

    /** Reads another inventory from now on. */
    public void give(Inventory inventory) {
        give(new Reading.Read(inventory));
    }

    @Override
    public Reading read(SourceChoice choice, ScanProgress progress) {
        return next.get();
    }

    @Override
    public Reading look(SocketQuery query) {
        return next.get();
    }

    @Override
    public Reading glance(SocketQuery query) {
        return next.get();
    }

    @Override
    public Optional<ProcessDetails> process(ProcessRef ref) {
        return next.get() instanceof Reading.Read(Inventory inventory)
                ? inventory.process(ref)
                : Optional.empty();
    }
}

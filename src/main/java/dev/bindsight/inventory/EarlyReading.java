package dev.bindsight.inventory;

import dev.bindsight.model.Inventory;
import dev.bindsight.model.InventoryDelta;
import dev.bindsight.model.ProcessCondition;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.ProcessRef;
import dev.bindsight.platform.SocketQuery;

import org.jspecify.annotations.Nullable;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;

/**
 * An inventory whose first reading is begun before anyone asks for it: it goes on beside the start
 * of a window, which asks for it only when it is built. Whoever asks first gets that one.
 */
public final class EarlyReading implements InventoryEngine {
    private final InventoryEngine engine;
    private final SourceChoice choice;
    private final AtomicReference<@Nullable CompletableFuture<Reading>> first =
            new AtomicReference<>();
    private volatile ScanProgress heard = ScanProgress.UNHEARD;

    private EarlyReading(InventoryEngine engine, SourceChoice choice) {
        this.engine = engine;
        this.choice = choice;
    }

    /**
     * Begins to read.
     *
     * @param choice the source that will be asked for
     * @param reading runs what blocks
     */
    public static EarlyReading begin(
            InventoryEngine engine, SourceChoice choice, Executor reading) {
        var early = new EarlyReading(engine, choice);
        early.first.set(CompletableFuture.supplyAsync(early::readFirst, reading));
        return early;
    }

    private Reading readFirst() {
        return engine.read(
                choice, (sockets, done, processes) -> heard.lookingUp(sockets, done, processes));
    }

    @Override
    public Reading read(SourceChoice asked, ScanProgress progress) {
        CompletableFuture<Reading> begun = first.getAndSet(null);
        if (begun == null || !asked.equals(choice)) {
            return engine.read(asked, progress);
        }
        heard = progress;
        try {
            return begun.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException bug ? bug : e;
        }
    }

    /**
     * Nothing was measured in what was begun, but a second listing costs less than a second scan.
     */
    @Override
    public Reading readMeasured(SourceChoice asked, ScanProgress progress) {
        return first.get() == null ? engine.readMeasured(asked, progress) : read(asked, progress);
    }

    @Override
    public InventoryDelta change(@Nullable Inventory before, Inventory after) {
        return engine.change(before, after);
    }

    @Override
    public Reading look(SocketQuery query) {
        return engine.look(query);
    }

    @Override
    public Reading glance(SocketQuery query) {
        return engine.glance(query);
    }

    @Override
    public Optional<ProcessDetails> process(ProcessRef ref) {
        return engine.process(ref);
    }

    @Override
    public Optional<ProcessCondition> condition(ProcessRef ref) {
        return engine.condition(ref);
    }

    @Override
    public NamespaceSurvey otherNamespaces() {
        return engine.otherNamespaces();
    }
}

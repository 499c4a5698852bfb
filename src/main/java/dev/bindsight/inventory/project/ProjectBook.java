package dev.bindsight.inventory.project;

import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.ProcessFacts;
import dev.bindsight.model.ProcessRef;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Which project each process belongs to, as far as is known. Asking never blocks: what is not known
 * is read in the background, and again after a while, because a branch is switched. Any thread.
 */
public final class ProjectBook {
    private static final int REMEMBERED = 4_096;
    private static final long FRESH_NANOS = Duration.ofSeconds(30).toNanos();

    private final Function<ProcessFacts, Optional<Project>> reader;
    private final Executor background;
    private final LongSupplier nanoTime;
    private final Set<Of> asked = new HashSet<>();
    private final Map<Of, Known> known =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Of, Known> eldest) {
                    return size() > REMEMBERED;
                }
            };

    /**
     * An empty book.
     *
     * @param reader reads one project, which may block
     * @param background runs it
     * @param nanoTime as {@link System#nanoTime}
     */
    public ProjectBook(
            Function<ProcessFacts, Optional<Project>> reader,
            Executor background,
            LongSupplier nanoTime) {
        this.reader = reader;
        this.background = background;
        this.nanoTime = nanoTime;
    }

    /**
     * What is known now.
     *
     * @param learned is run, on the background's thread, when more is known than was before
     */
    public Optional<Project> of(ProcessDetails process, Runnable learned) {
        ProcessFacts facts = process.facts();
        if (facts.directory() == null) {
            return Optional.empty();
        }
        var key = new Of(facts.ref(), facts.directory());
        Known last;
        boolean ask;
        synchronized (this) {
            last = known.get(key);
            boolean fresh = last != null && nanoTime.getAsLong() - last.readAt() < FRESH_NANOS;
            ask = !fresh && asked.add(key);
        }
        if (ask) {
            background.execute(() -> read(key, facts, learned));
        }
        return last == null ? Optional.empty() : last.project();
    }

    private void read(Of key, ProcessFacts facts, Runnable learned) {
        Optional<Project> found = reader.apply(facts);
        Known before;
        synchronized (this) {
            before = known.put(key, new Known(found, nanoTime.getAsLong()));
            asked.remove(key);
        }
        if (!found.equals(before == null ? Optional.empty() : before.project())) {
            learned.run();
        }
    }

    private record Of(ProcessRef process, @Nullable String directory) {}

    private record Known(Optional<Project> project, long readAt) {}
}

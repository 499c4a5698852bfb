package dev.bindsight.inventory;

import dev.bindsight.model.Inventory;
import dev.bindsight.model.InventoryDelta;
import dev.bindsight.model.ProcessCondition;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.ProcessRef;
import dev.bindsight.model.Source;
import dev.bindsight.model.SourceRefusal;
import dev.bindsight.platform.Platform;
import dev.bindsight.platform.SocketQuery;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * The inventory of a running machine. One reading at a time goes on from the last one; a look or a
 * glance starts from nothing and so neither waits for a reading's owners nor disturbs them.
 */
public final class LiveInventory implements InventoryEngine, AutoCloseable {
    private final Platform platform;
    private final InstantSource clock;
    private final LongSupplier nanoTime;
    private final SourceReader sources;
    private final DeviceNames devices;
    private final ScanPool readingCrew = new ScanPool();
    private final ScanPool lookingCrew = new ScanPool();
    private final MachineReader reader;
    private final Object recording = new Object();
    private volatile MachineReader occupants;
    private volatile Consumer<Inventory> listener = _ -> {};

    /**
     * Over a platform, which stays the caller's to close after this.
     *
     * @param clock what time it is for {@code takenAt} and the ends of timers
     */
    public LiveInventory(Platform platform, InstantSource clock) {
        this(platform, clock, System::nanoTime);
    }

    /**
     * With a clock of its own for how long owners are believed.
     *
     * @param nanoTime as {@link System#nanoTime}
     */
    LiveInventory(Platform platform, InstantSource clock, LongSupplier nanoTime) {
        this.platform = platform;
        this.clock = clock;
        this.nanoTime = nanoTime;
        this.sources = new SourceReader(platform.sources());
        this.devices = new DeviceNames(platform.machine());
        this.reader = newReader(readingCrew);
        this.occupants = newReaderOfOccupants();
    }

    private MachineReader newReaderOfOccupants() {
        return newReader(readingCrew, RevalidationSchedule.BELIEF_OF_RECORD);
    }

    private MachineReader newReader(ScanPool crew) {
        return newReader(crew, RevalidationSchedule.BELIEF);
    }

    private MachineReader newReader(ScanPool crew, Duration belief) {
        return new MachineReader(platform, sources, devices, crew, clock, nanoTime, belief);
    }

    /** The sources a person may choose from, best first. */
    public List<Source> sources() {
        return sources.ids();
    }

    /** Reads every source twice and says where they do not agree. Looks no owner up. */
    public SourceComparison compare() {
        var told = new ArrayList<SourceComparison.Told>();
        var refusals = new ArrayList<SourceRefusal>();
        Map<Source, Inventory> first = new EnumMap<>(Source.class);
        for (Source source : sources()) {
            switch (listAll(source)) {
                case Reading.Read(Inventory inventory) -> first.put(source, inventory);
                case Reading.Unreadable(List<SourceRefusal> refused) -> refusals.addAll(refused);
            }
        }
        first.forEach((source, before) -> {
            switch (listAll(source)) {
                case Reading.Read(Inventory after) ->
                        told.add(
                                new SourceComparison.Told(
                                        source,
                                        Set.copyOf(after.coverage().lacks()),
                                        before.entries(),
                                        after.entries()));
                case Reading.Unreadable(List<SourceRefusal> refused) -> refusals.addAll(refused);
            }
        });
        return SourceComparison.of(told, refusals);
    }

    private Reading listAll(Source source) {
        return newReader(lookingCrew).glance(new SourceChoice.Only(source), SocketQuery.ALL);
    }

    /**
     * Tells somebody, from now on and instead of who was told before, of everything that is read
     * through whichever source is best; on the thread that reads, which it must not keep.
     */
    public void tell(Consumer<Inventory> somebody) {
        listener = somebody;
    }

    @Override
    public Reading read(SourceChoice choice, ScanProgress progress) {
        return readAll(choice, SocketQuery.ALL, progress);
    }

    @Override
    public Reading readMeasured(SourceChoice choice, ScanProgress progress) {
        return readAll(choice, SocketQuery.MEASURED, progress);
    }

    private Reading readAll(SourceChoice choice, SocketQuery query, ScanProgress progress) {
        synchronized (reader) {
            Reading reading = reader.read(choice, query, progress);
            if (choice instanceof SourceChoice.Automatic
                    && reading instanceof Reading.Read(Inventory inventory)) {
                listener.accept(inventory);
            }
            return reading;
        }
    }

    @Override
    public Reading readOccupants(SourceChoice choice) {
        synchronized (recording) {
            return occupants.read(choice, SocketQuery.OCCUPANTS, ScanProgress.UNHEARD);
        }
    }

    @Override
    public Reading readOccupantsAnew(SourceChoice choice) {
        synchronized (recording) {
            occupants = newReaderOfOccupants();
            return readOccupants(choice);
        }
    }

    @Override
    public InventoryDelta change(@Nullable Inventory before, Inventory after) {
        if (before == null) {
            return DeltaWriter.between(null, after);
        }
        InventoryDelta known = reader.change(before, after);
        known = known == null ? occupants.change(before, after) : known;
        return known == null ? DeltaWriter.between(before, after) : known;
    }

    @Override
    public Reading look(SocketQuery query) {
        return newReader(lookingCrew).read(SourceChoice.AUTOMATIC, query, ScanProgress.UNHEARD);
    }

    @Override
    public Reading glance(SocketQuery query) {
        return newReader(lookingCrew).glance(SourceChoice.AUTOMATIC, query);
    }

    @Override
    public NamespaceSurvey otherNamespaces() {
        return new OtherNamespaces(platform, lookingCrew, this::process).survey(clock.millis());
    }

    @Override
    public Optional<ProcessDetails> process(ProcessRef ref) {
        return new ProcessCache(platform.processes(), platform.machine(), lookingCrew).process(ref);
    }

    @Override
    public Optional<ProcessCondition> condition(ProcessRef ref) {
        return platform.processes().condition(ref);
    }

    /** Ends its threads. */
    @Override
    public void close() {
        readingCrew.close();
        lookingCrew.close();
    }
}

package dev.bindsight.app;

import dev.bindsight.history.HistoryReader;
import dev.bindsight.history.Predecessors;
import dev.bindsight.history.RecordState.RecorderKind;
import dev.bindsight.history.RecorderSwitch;
import dev.bindsight.history.Retention;
import dev.bindsight.history.recorder.Looks;
import dev.bindsight.history.recorder.Moment;
import dev.bindsight.history.recorder.Recorder;
import dev.bindsight.history.recorder.RecordingLoop;
import dev.bindsight.history.recorder.Writing;
import dev.bindsight.history.store.HistoryFile;
import dev.bindsight.history.store.Notebook;
import dev.bindsight.history.store.RecordReader;
import dev.bindsight.history.unit.RecordUnit;
import dev.bindsight.inventory.LiveEndings;
import dev.bindsight.inventory.LiveInventory;
import dev.bindsight.inventory.MachineSummary;
import dev.bindsight.platform.BootFacts;
import dev.bindsight.platform.NativePath;
import dev.bindsight.platform.Platform;
import dev.bindsight.settings.HistorySettings;
import dev.bindsight.settings.SettingsFile;

import org.jspecify.annotations.Nullable;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** The record of who had which port, wired to the machine. */
final class Archive implements RecorderSwitch, AutoCloseable {
    /** How long the end of a recorder of this process is waited for. */
    private static final Duration FAREWELL = Duration.ofSeconds(3);

    private final Platform platform;
    private final LiveInventory inventory;
    private final HistoryFile file;
    private final Supplier<HistorySettings> settings;
    private final RecordReader reader;
    private final Notebook notebook;
    private final RecordReader before;
    private final Aside aside = new Aside();
    private final Supplier<RecordUnit> unit;
    private @Nullable RecordingLoop here;
    private @Nullable Thread thread;

    /**
     * The record of a user.
     *
     * @param inventory what is read of the platform, by the window too
     */
    Archive(
            Platform platform,
            LiveInventory inventory,
            MachineSummary machine,
            Map<String, String> environment,
            Path home) {
        this.platform = platform;
        this.inventory = inventory;
        file = HistoryFile.of(environment, home);
        SettingsFile chosen = SettingsFile.of(environment, home);
        var fresh = new FreshSettings(chosen);
        settings = () -> fresh.get().history();
        Supplier<String> boot = () -> platform.boot().id().orElse("");
        reader = new RecordReader(file, machine, InstantSource.system(), boot, this::kept);
        notebook = new Notebook(file, boot);
        // one of its own, so that a long question of the window keeps no bind waiting
        before = new RecordReader(file, machine, InstantSource.system(), boot, this::kept);
        // looks for the program along PATH, which only who asks for the unit shall wait for
        unit = () -> new RecordUnit(environment, home, command(environment));
    }

    /** What starts Bindsight, with its whole path: systemd does not look where a shell does. */
    private static String command(Map<String, String> environment) {
        String command = System.getProperty("bindsight.command", "bindsight");
        if (command.indexOf('/') >= 0) {
            return Path.of(command).toAbsolutePath().toString();
        }
        return Pattern.compile(":")
                .splitAsStream(environment.getOrDefault("PATH", ""))
                .filter(each -> each.startsWith("/"))
                .flatMap(each -> NativePath.of(each + "/" + command).stream())
                .filter(Files::isExecutable)
                .findFirst()
                .map(Path::toString)
                .orElse("/usr/bin/" + command);
    }

    private Retention kept() {
        HistorySettings chosen = settings.get();
        return new Retention(chosen.days(), chosen.megabytes());
    }

    HistoryReader reader() {
        return reader;
    }

    Notebook notebook() {
        return notebook;
    }

    /** Who had a place before, where that is recorded. */
    Predecessors predecessors() {
        return before;
    }

    /** Does beside the answer what no answer shall wait for. */
    Aside aside() {
        return aside;
    }

    /** What records without a window until it is closed. */
    RecordingLoop loop(RecorderKind kind) {
        return loop(kind, Looks.alone(inventory));
    }

    private RecordingLoop loop(RecorderKind kind, Looks looks) {
        var writing = new Writing(file);
        return new RecordingLoop(
                looks,
                () -> Recorder.start(wiring(kind, looks, writing)),
                // who typed the command is there to hear why not
                kind != RecorderKind.COMMAND);
    }

    private Recorder.Wiring wiring(RecorderKind kind, Looks looks, Writing writing) {
        return new Recorder.Wiring(
                file,
                kind,
                looks,
                new LiveEndings(platform),
                clocks(),
                platform.machine()::userName,
                () -> settings.get().arguments(),
                this::kept,
                writing);
    }

    /** The clocks of this run of the machine, which is the same for as long as this process is. */
    private Moment.Source clocks() {
        BootFacts boot = platform.boot();
        String run = boot.id().orElse("");
        return () ->
                new Moment(
                        Instant.now(),
                        Duration.ofNanos(System.nanoTime()),
                        boot.elapsed().orElse(null),
                        run);
    }

    @Override
    public UnitState unit() {
        return unit.get().state();
    }

    @Override
    public UnitChange install() {
        boolean wasHere = isRecordingHere();
        recordHere(false);
        UnitChange change = unit.get().install();
        if (wasHere && !(change instanceof UnitChange.Done)) {
            recordHere(true);
        }
        return change;
    }

    @Override
    public UnitChange remove() {
        return unit.get().remove();
    }

    @Override
    public synchronized boolean recordHere(boolean on) {
        if (!on) {
            endHere();
            return false;
        }
        if (here != null && thread != null && thread.isAlive()) {
            return true;
        }
        // the window reads the machine already
        Looks looks = Looks.beside(inventory);
        inventory.tell(looks::offer);
        RecordingLoop loop = loop(RecorderKind.WINDOW, looks);
        var begun = new CompletableFuture<Boolean>();
        here = loop;
        thread =
                Thread.ofPlatform()
                        .daemon()
                        .name("recorder")
                        .start(() -> {
                            var _ = loop.run(new Begun(begun));
                            begun.complete(false);
                        });
        return begun.join();
    }

    /** Whether recording has begun, or not yet. */
    private record Begun(CompletableFuture<Boolean> answer) implements RecordingLoop.Listener {
        @Override
        public void begun() {
            answer.complete(true);
        }

        @Override
        public void waits(String why) {
            answer.complete(false);
        }
    }

    private synchronized boolean isRecordingHere() {
        return here != null;
    }

    private void endHere() {
        RecordingLoop loop = here;
        Thread running = thread;
        here = null;
        thread = null;
        if (loop == null || running == null) {
            return;
        }
        inventory.tell(_ -> {});
        loop.close();
        try {
            running.join(FAREWELL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized boolean forget() {
        boolean wasHere = here != null;
        endHere();
        reader.close();
        before.close();
        boolean recordedElsewhere = reader.state().recorder() != null;
        boolean gone = !recordedElsewhere && file.delete();
        if (wasHere) {
            recordHere(true);
        }
        return gone;
    }

    @Override
    public void close() {
        recordHere(false);
        aside.close();
        reader.close();
        before.close();
    }
}

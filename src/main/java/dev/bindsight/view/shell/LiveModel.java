package dev.bindsight.view.shell;

import dev.bindsight.inventory.SourceChoice;
import dev.bindsight.model.Source;
import dev.bindsight.settings.Settings;
import dev.bindsight.settings.SettingsStore;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;

/** How often the machine is read, and through which source; remembered but for the pause. */
public final class LiveModel {
    /** The intervals to choose from. */
    public static final List<Duration> INTERVALS =
            List.of(
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(10));

    private final Reader reader;
    private final SettingsStore settings;
    private final ReadOnlyObjectWrapper<Duration> interval;
    private final ReadOnlyObjectWrapper<Duration> pace;
    private final ReadOnlyBooleanWrapper paused = new ReadOnlyBooleanWrapper(this, "paused");
    private final ReadOnlyObjectWrapper<SourceChoice> source;

    /** Has the reader read as it was chosen the last time. */
    public LiveModel(Reader reader, SettingsStore settings) {
        this.reader = reader;
        this.settings = settings;
        Settings chosen = settings.get();
        Source only = chosen.source();
        interval = new ReadOnlyObjectWrapper<>(this, "interval", chosen.refreshEvery());
        pace = new ReadOnlyObjectWrapper<>(this, "pace", chosen.refreshEvery());
        source =
                new ReadOnlyObjectWrapper<>(
                        this,
                        "source",
                        only == null ? SourceChoice.AUTOMATIC : new SourceChoice.Only(only));
        reader.setInterval(interval.get());
        if (only != null) {
            reader.choose(source.get());
        }
    }

    /** How often it is read while it is not paused. */
    public ReadOnlyObjectProperty<Duration> intervalProperty() {
        return interval.getReadOnlyProperty();
    }

    /**
     * How long it is from one reading to the next while it is not paused: the interval, or more
     * where measuring connections would cost too much.
     */
    public ReadOnlyObjectProperty<Duration> paceProperty() {
        return pace.getReadOnlyProperty();
    }

    /** Whether it is read only when asked. */
    public ReadOnlyBooleanProperty pausedProperty() {
        return paused.getReadOnlyProperty();
    }

    /** Where sockets come from. */
    public ReadOnlyObjectProperty<SourceChoice> sourceProperty() {
        return source.getReadOnlyProperty();
    }

    /** Reads at another interval, and goes on if it was paused. */
    public void every(Duration chosen) {
        reader.setInterval(chosen);
        reader.resume();
        paused.set(false);
        interval.set(chosen);
        keepPace();
        settings.update(each -> each.withRefreshEvery(chosen));
    }

    /** Reads only when asked. */
    public void pause() {
        reader.pause();
        paused.set(true);
    }

    /** Reads now. */
    public void refresh() {
        reader.refresh();
    }

    /** Reads with it what the kernel measures on connections from now on, or no longer. */
    public void measure(boolean on) {
        reader.setMeasured(on);
        keepPace();
    }

    /** What was read has been worked through, which took so long. Any thread. */
    public void spent(Duration more) {
        reader.spent(more);
    }

    /** The machine was read with what is measured: tells how long it is to the next time. */
    public void keepPace() {
        pace.set(reader.pace());
    }

    /** Reads from another source. */
    public void choose(SourceChoice chosen) {
        reader.choose(chosen);
        source.set(chosen);
        @Nullable Source only =
                switch (chosen) {
                    case SourceChoice.Automatic _ -> null;
                    case SourceChoice.Only(Source one) -> one;
                };
        settings.update(each -> each.withSource(only));
    }

    /** What reads the machine. Every method returns at once. */
    public interface Reader {
        /** Reads at another interval. */
        void setInterval(Duration interval);

        /** Reads only when asked. */
        void pause();

        /** Goes on reading. */
        void resume();

        /** Reads once, now. */
        void refresh();

        /** Reads with it what the kernel measures on connections from now on, or no longer. */
        void setMeasured(boolean measured);

        /** What was read has been worked through, which took so long. Any thread. */
        void spent(Duration more);

        /** How long from one reading to the next, which what they cost may have stretched. */
        Duration pace();

        /** Reads from another source from now on. */
        void choose(SourceChoice choice);
    }
}

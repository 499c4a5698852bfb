package dev.bindsight.settings;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

/** The settings while the app runs. Changes are written in the background, the last one wins. */
public final class SettingsStore {
    private final SettingsFile file;
    private final Executor background;
    private final AtomicReference<Settings> current;
    private final AtomicBoolean writePending = new AtomicBoolean();

    /**
     * Loads the file, which takes a moment.
     *
     * @param background runs what writes the file
     */
    public SettingsStore(SettingsFile file, Executor background) {
        this.file = file;
        this.background = background;
        this.current = new AtomicReference<>(file.load());
    }

    /** What holds now. */
    public Settings get() {
        return current.get();
    }

    /** Changes something, and has it written if it differs. */
    public void update(UnaryOperator<Settings> change) {
        Settings before = current.get();
        Settings after = current.updateAndGet(change);
        if (!after.equals(before) && writePending.compareAndSet(false, true)) {
            background.execute(this::write);
        }
    }

    private void write() {
        writePending.set(false);
        file.save(current.get());
    }
}

package dev.bindsight.settings;

import dev.bindsight.handover.Latest;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

/** The settings while the app runs. Changes are written in the background, the last one wins. */
public final class SettingsStore {
    private final AtomicReference<Settings> current;
    private final Latest<Settings> writing;

    /**
     * Loads the file, which takes a moment.
     *
     * @param background runs what writes the file
     */
    public SettingsStore(SettingsFile file, Executor background) {
        current = new AtomicReference<>(file.load());
        // what holds by then, which two threads may have changed in either order
        writing = new Latest<>(background, _ -> file.save(current.get()));
    }

    /** What holds now. */
    public Settings get() {
        return current.get();
    }

    /** Changes something, and has it written if it differs. */
    public void update(UnaryOperator<Settings> change) {
        Settings before = current.get();
        Settings after = current.updateAndGet(change);
        if (!after.equals(before)) {
            writing.send(after);
        }
    }
}

package dev.bindsight.view.look;

import org.jspecify.annotations.Nullable;

import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What is made the first time that it is asked for: a screen or a dialog that nobody looked at
 * costs the start of the window nothing. FX thread.
 *
 * @param <T> what it is
 */
public final class OnDemand<T> implements Supplier<T> {
    private final Supplier<T> make;
    private @Nullable T made;

    /** Not made yet. */
    public OnDemand(Supplier<T> make) {
        this.make = make;
    }

    @Override
    public T get() {
        T there = made;
        if (there == null) {
            there = make.get();
            made = there;
        }
        return there;
    }

    /** Does something with it, if it was made. */
    public void ifMade(Consumer<? super T> use) {
        if (made != null) {
            use.accept(made);
        }
    }
}

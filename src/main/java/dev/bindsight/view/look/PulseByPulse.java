package dev.bindsight.view.look;

import javafx.animation.AnimationTimer;

import org.jspecify.annotations.Nullable;

import java.util.Iterator;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Does one thing a pulse, once a picture has been painted that must not wait for them. Where no
 * graphics card draws, a picture is painted beside the FX thread but put on the screen by it: what
 * takes long there holds it up, and a pulse that changes something waits for it.
 */
public final class PulseByPulse extends AnimationTimer {
    /** About a fifth of a second. */
    private static final int PATIENCE = 12;

    private final BooleanSupplier awaited;
    private final Supplier<List<Runnable>> things;
    private @Nullable Iterator<Runnable> left;
    private int pulses;
    private boolean begun;

    /**
     * Not begun yet.
     *
     * @param awaited whether what is to be painted first is there; not waited for in vain
     * @param things what to do, in this order; asked for when it is time
     */
    public PulseByPulse(BooleanSupplier awaited, Supplier<List<Runnable>> things) {
        this.awaited = awaited;
        this.things = things;
    }

    @Override
    public void handle(long now) {
        if (!begun) {
            // what is awaited is painted with this pulse
            begun = awaited.getAsBoolean() || ++pulses > PATIENCE;
            return;
        }
        Iterator<Runnable> next = left;
        if (next == null) {
            next = things.get().iterator();
            left = next;
        }
        if (next.hasNext()) {
            next.next().run();
        } else {
            stop();
        }
    }
}

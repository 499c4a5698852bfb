package dev.bindsight.view.look;

import dev.bindsight.settings.Settings;

import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;

import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;

/** How large everything is drawn, in percent. */
public final class Zoom {
    /** What it is without a choice. */
    public static final int NATURAL = 100;

    /** The steps of a browser. */
    private static final List<Integer> STEPS =
            List.of(Settings.LEAST_ZOOM, 67, 75, 80, 90, 100, 110, 125, 150, 175, 200);

    private final ReadOnlyIntegerWrapper percent;
    private final IntConsumer remember;

    /**
     * A zoom.
     *
     * @param percent what it was the last time
     * @param remember is told of another one
     */
    public Zoom(int percent, IntConsumer remember) {
        this.percent = new ReadOnlyIntegerWrapper(this, "percent", percent);
        this.remember = remember;
    }

    /** In percent, {@link Settings#LEAST_ZOOM} to {@link Settings#MOST_ZOOM}. */
    public ReadOnlyIntegerProperty percentProperty() {
        return percent.getReadOnlyProperty();
    }

    /** What a length is multiplied by. */
    public double factor() {
        return percent.get() / 100.0;
    }

    /** The next larger step; the largest stays. */
    public void in() {
        change(STEPS.stream().filter(step -> step > percent.get()).findFirst());
    }

    /** The next smaller step; the smallest stays. */
    public void out() {
        change(STEPS.reversed().stream().filter(step -> step < percent.get()).findFirst());
    }

    /** As it is without a choice. */
    public void reset() {
        change(Optional.of(NATURAL));
    }

    private void change(Optional<Integer> to) {
        int now = to.orElse(percent.get());
        percent.set(now);
        remember.accept(now);
    }
}

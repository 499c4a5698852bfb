package dev.bindsight.view.look;

import com.sun.glass.ui.Timer;
import com.sun.javafx.tk.Toolkit;

import java.lang.reflect.Field;

/**
 * Lets the FX thread sleep while there is nothing to draw. JavaFX wakes it sixty times a second for
 * a pulse that may be due, and pauses that timer a quarter of a second after the last one; but on
 * Linux {@code GtkTimer.pause} is empty, so that an open window costs half a percent of a core for
 * good, seen or not.
 *
 * <p>A {@link RestingTimer} takes the place of the toolkit's, in a field that JavaFX does not show
 * to others: it takes {@code --add-exports} of {@code com.sun.glass.ui} and {@code
 * com.sun.javafx.tk} and {@code --add-opens} of {@code com.sun.javafx.tk.quantum} where this is a
 * module.
 */
public final class PulseRest {
    private static final String NEVER_PAUSES = "com.sun.glass.ui.gtk.GtkTimer";

    private PulseRest() {}

    /**
     * Begins. Without access, or with a JavaFX that has become another, all stays as it is. FX
     * thread.
     *
     * @return whether the timer rests from now on
     */
    public static boolean begin() {
        try {
            Toolkit toolkit = Toolkit.getToolkit();
            Field timer = field(toolkit, "pulseTimer");
            if (!(timer.get(toolkit) instanceof Timer busy)
                    || !busy.getClass().getName().equals(NEVER_PAUSES)) {
                return false;
            }
            int millis = field(toolkit, "PULSE_INTERVAL").getInt(toolkit);
            // any thread may ask for a pulse, which the toolkit guards with itself
            synchronized (toolkit) {
                timer.set(toolkit, new RestingTimer(busy, millis));
            }
            return true;
        } catch (ReflectiveOperationException | RuntimeException | LinkageError notReachable) {
            return false;
        }
    }

    private static Field field(Toolkit toolkit, String name) throws NoSuchFieldException {
        Field field = toolkit.getClass().getDeclaredField(name);
        field.setAccessible(true);
        return field;
    }
}

package dev.bindsight.explain.rules;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;

/**
 * How one message of a runtime is read. What it leaves open is read as from any other text.
 *
 * @param reporter who prints it, absent for a rule of many
 * @param name of the rule
 * @param match the words, each an alternative
 * @param announces the words of a line that tells a place before anything failed there, each an
 *     alternative; a rule has either these or words of an error
 * @param beside words in other lines of the same error
 * @param errno which it is where the words do not say, absent mostly
 * @param call which failed, absent where the words or the generic reading say it
 * @param unsaid what must not be looked for elsewhere: {@code call}, {@code host}, {@code port}
 * @param tls why a handshake failed, absent where none did
 * @param nothing whether what matches is no error
 */
public record Rule(
        @Nullable String reporter,
        String name,
        List<Template> match,
        List<Template> announces,
        List<Beside> beside,
        @Nullable String errno,
        @Nullable String call,
        Set<String> unsaid,
        @Nullable String tls,
        boolean nothing) {
    /**
     * Words in another line of the same error.
     *
     * @param below whether it comes later
     * @param isNeeded whether the rule reads nothing where it is not there
     * @param template the words
     */
    record Beside(boolean below, boolean isNeeded, Template template) {}

    /** Whether it reads something only where other lines stand around. */
    boolean needsLines() {
        for (Beside each : beside) {
            if (each.isNeeded()) {
                return true;
            }
        }
        return false;
    }

    /** Whether it says an error by itself, whatever stands beside it. */
    public boolean saysErrno() {
        if (errno != null || tls != null) {
            return true;
        }
        for (Template each : match) {
            if (each.saysNumberOnly()) {
                return true;
            }
        }
        return false;
    }

    /** Whether an errno that the line says is meant instead. */
    public boolean givesWay() {
        return "UNKNOWN".equals(errno);
    }
}

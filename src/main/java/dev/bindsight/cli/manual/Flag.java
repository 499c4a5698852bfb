package dev.bindsight.cli.manual;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * An option.
 *
 * @param names as it is typed, the short one first: {@code -h}, {@code --help}
 * @param label what its value is called, absent for one that takes none
 * @param many whether it takes several values, one after another
 * @param description a sentence or two
 * @param values what its value may be
 */
record Flag(
        List<String> names,
        @Nullable String label,
        boolean many,
        String description,
        Values values) {
    /** Whether a value follows it. */
    boolean takesValue() {
        return label != null;
    }

    /** Its long name, without hyphens. */
    String longName() {
        return names.getLast().replaceFirst("^-+", "");
    }
}

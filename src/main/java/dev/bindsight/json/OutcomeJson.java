package dev.bindsight.json;

import org.jspecify.annotations.Nullable;

/**
 * How a bind or a connect ended.
 *
 * @param ok whether it worked
 * @param syscall the call that decided it, absent if it worked
 * @param errno the name of its error
 * @param number this system's number of that error
 * @param message what the error means, as strerror(3) has it
 * @param by {@code timeout} where Bindsight's own clock ended the wait, else {@code kernel}
 */
public record OutcomeJson(
        boolean ok,
        @Nullable String syscall,
        @Nullable String errno,
        @Nullable Integer number,
        @Nullable String message,
        @Nullable String by) {}

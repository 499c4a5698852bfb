package dev.bindsight.view.answer;

import dev.bindsight.model.Port;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * One bind on every interface, without options, and closed at once.
 *
 * @param port which port
 * @param errno what refused it, absent where it worked
 * @param at when
 */
public record Bound(Port port, @Nullable String errno, Instant at) {}

package dev.bindsight.explain.rules;

import dev.bindsight.explain.errnos.Mention;
import dev.bindsight.explain.places.Place;
import dev.bindsight.explain.places.Span;

import org.jspecify.annotations.Nullable;

/**
 * What a template took from a text that it fits.
 *
 * @param start where it begins
 * @param end behind it
 * @param place absent where it has no such hole, or nothing but a placeholder stood there
 * @param port where it stands apart from the host
 * @param errno absent where it has no such hole
 * @param number absent where it has no such hole
 * @param call absent where it has no such hole
 * @param version absent where it has no such hole
 */
public record Fit(
        int start,
        int end,
        @Nullable Place place,
        @Nullable Span port,
        @Nullable Mention errno,
        @Nullable Span number,
        @Nullable Span call,
        @Nullable Span version) {}

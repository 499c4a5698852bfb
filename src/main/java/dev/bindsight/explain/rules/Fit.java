package dev.bindsight.explain.rules;

import dev.bindsight.explain.errnos.Mention;
import dev.bindsight.explain.places.NamedPlace;
import dev.bindsight.explain.places.Piece;

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
        @Nullable NamedPlace place,
        @Nullable Piece port,
        @Nullable Mention errno,
        @Nullable Piece number,
        @Nullable Piece call,
        @Nullable Piece version) {}
